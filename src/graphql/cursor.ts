import { isStorable, parseDay, parseMoment } from './scalars.ts'

/** Most rows that one page may ask for. */
export const PAGE_LIMIT = 100
export const PAGE_DEFAULT = 20

export type Row = Record<string, unknown>

/** One column of an order. Columns are never null, and the last one is unique, so that a cursor marks one place. */
export type OrderColumn = [
  column: string,
  direction: 'asc' | 'desc',
  kind: 'day' | 'moment' | 'text' | 'number',
]

/** Marks the place of a row in an order. */
export function encodeCursor(typeName: string, order: string, by: OrderColumn[], row: Row): string {
  const values = by.map(([column, , kind]) => {
    const value = row[column]
    return value instanceof Date ? value.toISOString().slice(0, kind === 'day' ? 10 : undefined) : value
  })
  // With the blanks of PostgreSQL, which makes the same cursors in compiled operations.
  const json = [typeName, order, ...values].map((value) => JSON.stringify(value)).join(', ')
  return Buffer.from(`[${json}]`).toString('base64url')
}

/** The values that a cursor marks; undefined when it is none of this list in this order. */
export function decodeCursor(
  cursor: string,
  typeName: string,
  order: string,
  by: OrderColumn[],
): unknown[] | undefined {
  try {
    const [ofType, ofOrder, ...values]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (ofType !== typeName || ofOrder !== order || values.length !== by.length) return undefined
    const decoded = by.map(([, , kind], at) => decodeValue(kind, values[at]))
    return decoded.includes(undefined) ? undefined : decoded
  } catch {
    return undefined
  }
}

function decodeValue(kind: OrderColumn[2], value: unknown): unknown {
  switch (kind) {
    case 'number':
      return isStorableInteger(value) ? value : undefined
    case 'text':
      return typeof value === 'string' && isStorable(value) ? value : undefined
    case 'day':
      return new Date(parseDay(value))
    case 'moment':
      return parseMoment(value)
  }
}

function isStorableInteger(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** 31
}

export const opposite = (direction: 'asc' | 'desc') => (direction === 'asc' ? 'desc' : 'asc')

/** What lies after a place in an order, or before it: (a, b) > (x, y), which Prisma can only say as a > x or a = x and b > y. */
export function beyond(by: OrderColumn[], values: unknown[], isBefore: boolean): object {
  const alternatives = by.map(([column, direction], at) => ({
    ...Object.fromEntries(by.slice(0, at).map(([equal], place) => [equal, values[place]])),
    [column]: { [(direction === 'asc') === isBefore ? 'lt' : 'gt']: values[at] },
  }))
  return { OR: alternatives }
}
