import {
  AsyncByteQueue,
  Bool,
  type Data,
  type DataType,
  DateDay,
  Field,
  Int32,
  List,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  Schema,
  Struct,
  TimestampMillisecond,
  Utf8,
} from 'apache-arrow'
import type { Cell, Column, ColumnType } from './column.ts'

const DAY = 86_400_000

/** Takes what the writer writes, at once: its own queue would keep all of it. */
class Taken extends AsyncByteQueue {
  #chunks: Uint8Array[] = []

  override write(chunk: Uint8Array): void {
    this.#chunks.push(chunk)
  }

  take(): Uint8Array {
    const taken = Buffer.concat(this.#chunks)
    this.#chunks = []
    return taken
  }
}

/** Rows as an Arrow IPC file, known as Feather too: each batch becomes a record batch. */
export async function* writeArrow(
  columns: Column[],
  batches: AsyncIterable<Cell[][]>,
  dictionary: object,
): AsyncGenerator<Uint8Array> {
  const schema = new Schema(
    columns.map(
      ({ name, type, isNullable, description }) =>
        new Field(name, TYPES[type], isNullable, new Map([['description', description]])),
    ),
    new Map([['claimgraph', JSON.stringify(dictionary)]]),
  )
  const taken = new Taken()
  const writer = new RecordBatchFileWriter()
  // Otherwise the first batch would bring the schema, and a file without rows would have none.
  writer.reset(taken, schema)
  for await (const rows of batches) {
    const children = columns.map(({ type }, at) =>
      dataOf(
        type,
        rows.map((row) => row[at] ?? null),
      ),
    )
    const data = makeData({ type: new Struct(schema.fields), length: rows.length, nullCount: 0, children })
    writer.write(new RecordBatch(schema, data))
    yield taken.take()
  }
  writer.close()
  yield taken.take()
}

const TYPES: Record<ColumnType, DataType> = {
  text: new Utf8(),
  integer: new Int32(),
  boolean: new Bool(),
  day: new DateDay(),
  moment: new TimestampMillisecond('UTC'),
  list: new List(new Field('item', new Utf8(), false)),
}

function dataOf(type: ColumnType, cells: Cell[]): Data {
  const common = {
    length: cells.length,
    nullCount: cells.filter((cell) => cell === null).length,
    nullBitmap: bitmap(cells, (cell) => cell !== null),
  }
  switch (type) {
    case 'text':
      return makeData({ type: new Utf8(), ...common, ...packed(cells.map((cell) => String(cell ?? ''))) })
    case 'integer':
      return makeData({ type: new Int32(), ...common, data: Int32Array.from(cells, Number) })
    case 'boolean':
      return makeData({ type: new Bool(), ...common, data: bitmap(cells, Boolean) })
    case 'day':
      return makeData({
        type: new DateDay(),
        ...common,
        data: Int32Array.from(cells, (cell) => Date.parse(String(cell)) / DAY),
      })
    case 'moment':
      return makeData({
        type: new TimestampMillisecond('UTC'),
        ...common,
        data: BigInt64Array.from(cells, (cell) => BigInt(Date.parse(String(cell)) || 0)),
      })
    case 'list': {
      const lists = cells.map((cell) => (Array.isArray(cell) ? cell : []))
      const items = lists.flat().map(String)
      return makeData({
        type: new List(new Field('item', new Utf8(), false)),
        ...common,
        valueOffsets: offsets(lists.map(({ length }) => length)),
        child: makeData({ type: new Utf8(), length: items.length, nullCount: 0, ...packed(items) }),
      })
    }
  }
}

/** Texts end to end in UTF-8, and where each begins. */
function packed(texts: string[]) {
  return {
    data: Buffer.from(texts.join('')),
    valueOffsets: offsets(texts.map((text) => Buffer.byteLength(text))),
  }
}

function offsets(lengths: number[]): Int32Array {
  const starts = new Int32Array(lengths.length + 1)
  for (const [at, length] of lengths.entries()) starts[at + 1] = (starts[at] ?? 0) + length
  return starts
}

/** A bit a cell, the first lowest. */
function bitmap(cells: Cell[], test: (cell: Cell) => boolean): Uint8Array {
  const bits = new Uint8Array(Math.ceil(cells.length / 8))
  for (const [at, cell] of cells.entries()) {
    if (test(cell)) bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7))
  }
  return bits
}
