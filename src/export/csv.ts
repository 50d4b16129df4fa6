import type { Cell, Column } from './column.ts'

/**
 * Rows as RFC 4180 has them. What a spreadsheet would take for a formula is preceded by an apostrophe; a text that
 * looks as if it had been, by one more, so that taking one away gives back every text.
 */
export async function* writeCsv(columns: Column[], batches: AsyncIterable<Cell[][]>): AsyncGenerator<string> {
  yield `${columns.map(({ name }) => name).join(',')}\r\n`
  for await (const rows of batches) {
    yield rows.map((row) => `${row.map(csvField).join(',')}\r\n`).join('')
  }
}

/** One field of a line. */
export function csvField(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell)
  const text = Array.isArray(cell) ? cell.map(escapeItem).join('|') : String(cell)
  const harmless = /^'*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
  // Nothing at all is null; an empty text is quoted.
  return harmless === '' || /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** An item of a list within one field. */
export const escapeItem = (item: string) => item.replaceAll(/[\\|]/g, '\\$&')
