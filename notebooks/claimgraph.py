"""Asks a Claimgraph server: the one at CLAIMGRAPH_URL, or else the one that `npm start` runs here."""

import os

import requests

URL = os.environ.get("CLAIMGRAPH_URL") or "http://127.0.0.1:4000/graphql"


class ClaimgraphError(Exception):
    """No answer, or a refusal. The message says what is wrong, in the server's words where it has any."""


def ask(query, **variables):
    """The data that answers one GraphQL operation."""
    try:
        response = requests.post(URL, json={"query": query, "variables": variables}, timeout=60)
        answer = response.json()
    except requests.JSONDecodeError:
        raise ClaimgraphError(f"{URL} is no GraphQL API: it answers {response.status_code}.") from None
    except requests.RequestException as error:
        raise ClaimgraphError(f"{URL} does not answer: `npm start`, or set CLAIMGRAPH_URL. {error}") from None
    if "errors" in answer:
        raise ClaimgraphError("\n".join(error["message"] for error in answer["errors"]))
    return answer["data"]


def pages(query, connection, **variables):
    """Each node of a connection, page after page. The query takes $after, and asks for nodes and
    pageInfo { hasNextPage endCursor }; `connection` says where they are: "claims", "source.claims"."""
    page = {"hasNextPage": True, "endCursor": None}
    while page["hasNextPage"]:
        found = ask(query, after=page["endCursor"], **variables)
        for field in connection.split("."):
            if (found := found[field]) is None:
                raise ClaimgraphError(f"There is no such {field}: {variables}")
        yield from found["nodes"]
        page = found["pageInfo"]
