import type { Cell } from './column.ts'

/** One JSON document around items, each made of the one cell of a row. */
export async function* writeJson(
  batches: AsyncIterable<Cell[][]>,
  itemOf: (cell: unknown) => object,
  { before, after }: { before: string; after: (count: number) => string },
): AsyncGenerator<string> {
  yield before
  let count = 0
  for await (const rows of batches) {
    yield rows
      .map(([cell]) => {
        count += 1
        return `${count > 1 ? ',' : ''}\n${JSON.stringify(itemOf(cell))}`
      })
      .join('')
  }
  yield `\n${after(count)}\n`
}
