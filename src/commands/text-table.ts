import type { Leaf, Rows } from './flatten.ts'
import { toWidth, widthOf, wrap } from './text-width.ts'

/** Columns narrower than this are not worth reading. */
const LEAST_COLUMN = 12
const GAP = '  '
const AFTER_DOTS = /(?<=\.)/

/** Rows as text for a terminal of so many columns: a table where it fits, and else one block a row. */
export function writeTable({ columns, rows }: Rows, width: number): string {
  const cells = rows.map((row) => columns.map((column) => cellText(row.get(column))))
  const widths = fit(columns, cells, width - GAP.length * (columns.length - 1))
  return widths ? asTable(columns, cells, widths) : asBlocks(columns, cells, width)
}

/** A leaf in one line: what would move the cursor, or the rest of the terminal, is shown as an escape. */
export function cellText(leaf: Leaf | undefined, separator = '; '): string {
  if (leaf == null) return ''
  if (Array.isArray(leaf)) return leaf.map((item) => cellText(item, ', ')).join(separator)
  return String(leaf).replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (character) =>
    character === '\n' ? '\\n' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** How wide each column is to be, or undefined where there are too many. */
function fit(columns: string[], cells: string[][], width: number): number[] | undefined {
  const wanted = columns.map((column, at) =>
    Math.max(...[column, ...cells.map((row) => row[at] ?? '')].map(widthOf)),
  )
  if (sum(wanted) <= width) return wanted
  const widths = wanted.map((each) => Math.min(each, LEAST_COLUMN))
  if (sum(widths) > width) return undefined
  // What is left goes to the columns that want more, in equal parts.
  for (let left = width - sum(widths); left > 0; ) {
    const wanting = widths.flatMap((each, at) => (each < (wanted[at] ?? 0) ? [at] : []))
    const part = Math.max(1, Math.floor(left / wanting.length))
    for (const at of wanting) {
      const more = Math.min(part, left, (wanted[at] ?? 0) - (widths[at] ?? 0))
      widths[at] = (widths[at] ?? 0) + more
      left -= more
    }
  }
  return widths
}

function asTable(columns: string[], cells: string[][], widths: number[]): string {
  const line = (row: string[], breaks?: RegExp) => {
    const parts = row.map((cell, at) => wrap(cell, widths[at] ?? 0, breaks))
    return Array.from({ length: Math.max(1, ...parts.map(({ length }) => length)) }, (_, at) =>
      parts
        .map((part, column) => toWidth(part[at] ?? '', widths[column] ?? 0))
        .join(GAP)
        .trimEnd(),
    )
  }
  const rule = widths.map((width) => '─'.repeat(width)).join(GAP)
  const rows = cells.map((row) => line(row))
  // Where a row has several lines, an empty one says where it ends.
  const between = rows.some(({ length }) => length > 1) ? '\n\n' : '\n'
  return [...line(columns, AFTER_DOTS), rule, rows.map((row) => row.join('\n')).join(between)]
    .filter(Boolean)
    .join('\n')
}

function asBlocks(columns: string[], cells: string[][], width: number): string {
  const names = Math.max(...columns.map(widthOf))
  const room = Math.max(LEAST_COLUMN, width - names - GAP.length)
  return cells
    .map((row, at) =>
      [
        `── ${at + 1} ${'─'.repeat(Math.max(2, width - 4 - String(at + 1).length))}`,
        ...row.flatMap((cell, column) =>
          wrap(cell, room).map((part, line) =>
            `${toWidth(line === 0 ? (columns[column] ?? '') : '', names)}${GAP}${part}`.trimEnd(),
          ),
        ),
      ].join('\n'),
    )
    .join('\n')
}

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0)
