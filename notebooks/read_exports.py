"""Reads every table of a Claimgraph server back with pandas, polars and pyarrow, in every format, as docs/export.md says."""

import io
import json
import os
from datetime import date, datetime
from urllib.parse import urljoin

import pandas
import polars
import pyarrow.feather
import pyarrow.parquet
import requests

URL = os.environ.get("CLAIMGRAPH_URL") or "http://127.0.0.1:4000/graphql"


def get(path):
    response = requests.get(urljoin(URL, path), headers={"accept": "application/json"}, timeout=120)
    response.raise_for_status()
    return response


def plain(value):
    """A value as NDJSON has it."""
    if value is None or value is pandas.NaT:
        return None
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%S.") + f"{value.microsecond // 1000:03}Z"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)) or type(value).__name__ == "ndarray":
        return [plain(item) for item in value]
    return None if value != value else value


def rows_of(frame):
    records = frame.to_dict("records") if isinstance(frame, pandas.DataFrame) else frame.to_pylist()
    return [{name: plain(value) for name, value in row.items()} for row in records]


def joined(value):
    """A value as CSV has it, but for the apostrophe before what looks like a formula."""
    if isinstance(value, list):
        return "|".join(item.replace("\\", "\\\\").replace("|", "\\|") for item in value)
    if isinstance(value, bool):
        return str(value).lower()
    return None if value is None else str(value)


def check(table, reader, found, expected):
    assert len(found) == len(expected), f"{table} by {reader}: {len(found)} rows, not {len(expected)}"
    for at, (row, other) in enumerate(zip(found, expected)):
        for name, value in other.items():
            assert row[name] == value, f"{table} by {reader}, row {at}, {name}: {row[name]!r}, not {value!r}"


for table in get("export").json()["tables"]:
    name, columns = table["name"], {column["name"]: column["type"] for column in table["columns"]}
    lines = get(f"export/{name}.ndjson").text.split("\n")[:-1]
    expected = [json.loads(line) for line in lines]
    data = {format: get(f"export/{name}.{format}").content for format in ("csv", "ndjson", "parquet", "arrow")}

    def file(format):
        return io.BytesIO(data[format])

    check(name, "pyarrow from Parquet", rows_of(pyarrow.parquet.read_table(file("parquet"))), expected)
    check(name, "pyarrow from Arrow", rows_of(pyarrow.feather.read_table(file("arrow"))), expected)
    check(name, "pandas from Parquet", rows_of(pandas.read_parquet(file("parquet"))), expected)
    check(name, "pandas from Arrow", rows_of(pandas.read_feather(file("arrow"))), expected)
    check(name, "pandas from NDJSON", rows_of(pandas.read_json(file("ndjson"), lines=True, dtype=False, convert_dates=False)), expected)
    check(name, "polars from Parquet", rows_of(polars.read_parquet(file("parquet")).to_arrow()), expected)
    check(name, "polars from Arrow", rows_of(polars.read_ipc(file("arrow")).to_arrow()), expected)
    check(name, "polars from NDJSON", rows_of(polars.read_ndjson(file("ndjson"), infer_schema_length=None).to_arrow()), expected)

    for column, kind in columns.items():
        dtype = polars.read_parquet(file("parquet")).schema[column]
        wanted = {"day": polars.Date, "text": polars.String, "integer": polars.Int32, "boolean": polars.Boolean}.get(kind)
        assert wanted is None or dtype == wanted, f"{name}.{column} is {dtype}"

    in_csv = [{key: joined(value) for key, value in row.items()} for row in expected]
    csv = pandas.read_csv(file("csv"), dtype=str, keep_default_na=False, na_values=[""])
    # pandas cannot tell an empty text from nothing in CSV.
    nothing = [{key: value or None for key, value in row.items()} for row in in_csv]
    check(name, "pandas from CSV", rows_of(csv), nothing)
    csv = polars.read_csv(file("csv"), infer_schema=False, missing_utf8_is_empty_string=False)
    check(name, "polars from CSV", [{key: value or None for key, value in row.items()} for row in csv.to_dicts()], nothing)

    print(f"{name}: {len(expected)} rows, the same by pandas, polars and pyarrow in CSV, NDJSON, Parquet and Arrow")
