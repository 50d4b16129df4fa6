/** What a column holds. Days are YYYY-MM-DD, moments ISO 8601 in UTC to the millisecond. */
export type ColumnType = 'text' | 'integer' | 'boolean' | 'day' | 'moment' | 'list'

/** One value of a row, ready for JSON. */
export type Cell = string | number | boolean | string[] | object | null

export interface Column {
  name: string
  type: ColumnType
  isNullable: boolean
  description: string
  /** Every value that it can have, where it has a vocabulary. */
  values?: string[]
  sql: string
}

type Vocabulary = Record<string, string>

const column =
  (type: ColumnType) =>
  (name: string, sql: string, description: string, vocabulary?: Vocabulary): Column => ({
    name,
    type,
    isNullable: false,
    description,
    ...(vocabulary && { values: Object.values(vocabulary) }),
    // An enum is a type of its own in SQL; here it is a text like others.
    sql: `${sql}${{ text: '::text', list: '::text[]', integer: '::integer' }[String(type)] ?? ''}`,
  })

export const text = column('text')
export const integer = column('integer')
export const boolean = column('boolean')
export const moment = column('moment')
export const list = column('list')
const day = column('day')

/** The same column, where it can be null. */
export const nullable = (of: Column): Column => ({ ...of, isNullable: true })

/** A date that need not be a day, as three columns. */
export function dates(name: string, sql: string, description: string): Column[] {
  return [
    nullable(
      day(`${name}_from`, `${sql}_from`, `${description}: the first day. Null when open or not recorded.`),
    ),
    nullable(day(`${name}_to`, `${sql}_to`, `${description}: the last day. Null when open or not recorded.`)),
    nullable(
      text(`${name}_edtf`, `${sql}_edtf`, `${description}: as recorded, in EDTF. Null when not recorded.`),
    ),
  ]
}

/** The id by which the API finds a row again. */
export const nodeId = (typeName: string, sql: string): Column =>
  text(
    'id',
    `translate(encode(convert_to('${typeName}:' || ${sql}, 'UTF8'), 'base64'), E'\\n', '')`,
    'Identifier in the API: `node(id:)` finds it again.',
  )
