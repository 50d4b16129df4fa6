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
  return Buffer.from(JSON.stringify([typeName, order, ...values])).toString('base64url')
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
  if (kind === 'number') return Number.isSafeInteger(value) ? value : undefined
  if (typeof value !== 'string') return undefined
  if (kind === 'text') return value
  const date = new Date(value)
  return Number.isNaN(date.getTime()) ? undefined : date
}
