import type { Cell, Column } from './column.ts'

/** Rows as JSON objects, one a line, each with every column. */
export async function* writeNdjson(
  columns: Column[],
  batches: AsyncIterable<Cell[][]>,
): AsyncGenerator<string> {
  const keys = columns.map(({ name }) => JSON.stringify(name))
  for await (const rows of batches) {
    yield rows
      .map((row) => `{${row.map((cell, at) => `${keys[at]}:${JSON.stringify(cell)}`).join(',')}}\n`)
      .join('')
  }
}
