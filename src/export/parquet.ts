import type { SchemaElement } from 'hyparquet'
import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { Cell, Column, ColumnType } from './column.ts'

/** Rows as Parquet: each batch becomes a row group. The dictionary goes into the key-value metadata. */
export async function* writeParquet(
  columns: Column[],
  batches: AsyncIterable<Cell[][]>,
  dictionary: object,
): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter()
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [{ name: 'schema', num_children: columns.length }, ...columns.flatMap(schemaOf)],
    kvMetadata: [{ key: 'claimgraph', value: JSON.stringify(dictionary) }],
    createdBy: 'claimgraph',
  })
  const take = () => {
    const taken = bytes.getBytes().slice()
    // `offset` goes on counting from the beginning of the file.
    bytes.index = 0
    return taken
  }
  for await (const rows of batches) {
    await writer.write({
      rowGroupSize: rows.length,
      columnData: columns.map(({ name, type }, at) => ({
        name,
        data: rows.map((row) => parquetValue(type, row[at] ?? null)),
      })),
    })
    yield take()
  }
  await writer.finish()
  yield take()
}

const PRIMITIVES: Record<Exclude<ColumnType, 'list'>, Omit<SchemaElement, 'name'>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  integer: { type: 'INT32' },
  boolean: { type: 'BOOLEAN' },
  day: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
  moment: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
  },
}

function schemaOf({ name, type, isNullable }: Column): SchemaElement[] {
  const repetition_type = isNullable ? 'OPTIONAL' : 'REQUIRED'
  if (type !== 'list') return [{ name, repetition_type, ...PRIMITIVES[type] }]
  return [
    { name, repetition_type, num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' } },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', repetition_type: 'REQUIRED', ...PRIMITIVES.text },
  ]
}

function parquetValue(type: ColumnType, cell: Cell) {
  if (typeof cell !== 'string') return cell
  return type === 'day' || type === 'moment' ? new Date(cell) : cell
}
