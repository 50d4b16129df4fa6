import type { Values } from '../database/where.ts'
import { decodeCursor, type OrderColumn, PAGE_DEFAULT } from '../graphql/cursor.ts'
import { cursorSql } from '../graphql/json-sql.ts'
import type { PageArguments } from '../graphql/page-arguments.ts'
import { KINDS, type Kind, listsOf, WORDS } from './lists.ts'
import { ENGLISH, SIMPLE } from './matching.ts'

const CURSOR_TYPE = 'SearchResult'
const CURSOR_ORDER = 'RANK'

const ORDER: OrderColumn[] = [
  ['points', 'desc', 'number'],
  ['place', 'asc', 'number'],
  ['days', 'asc', 'number'],
  ['id', 'asc', 'number'],
]
const COLUMN_TYPES: Record<OrderColumn[2], string> = {
  day: 'date',
  moment: 'timestamptz',
  number: 'integer',
  text: 'text',
}

export interface SearchArguments extends PageArguments {
  text: string
  /** Everywhere where it is null or left out. */
  in?: readonly Kind[] | null
}

export const pageSize = ({ first, last }: SearchArguments) => first ?? last ?? PAGE_DEFAULT

/** How many results there are. */
export function countSql(args: SearchArguments, values: Values): string {
  const kinds = args.in ?? KINDS
  if (kinds.length === 0) return '0'
  const lists = listsOf(values.place(args.text, 'text'), kinds)
  return `(${lists.map((list) => `(select count(*)::int from (${list}) hit)`).join(' + ')})`
}

/** The values that a cursor marks; undefined when it is none of a search. */
export const readCursor = (cursor: string) => decodeCursor(cursor, CURSOR_TYPE, CURSOR_ORDER, ORDER)

/**
 * The results of a page and the one beyond it. Of each: its number `n` on the page, its cursor, kind, rank and text,
 * the `id` of what was found, and what `rangesSql` and `spanSql` make their answers of.
 */
export function pageSql(args: SearchArguments, values: Values): string {
  const asked = values.place(args.text, 'text')
  const isBackward = args.last != null
  const orderBy = `order by ${ORDER.map(([column, direction]) => `${column} ${(direction === 'asc') === isBackward ? 'desc' : 'asc'}`).join(', ')}`
  const limit = `limit ${pageSize(args) + 1}`
  const lists = listsOf(asked, args.in ?? KINDS)
  if (lists.length === 0) lists.push(NOTHING)
  const bounds = [...boundOf(args.after, false, values), ...boundOf(args.before, true, values)]
  const where = bounds.length > 0 ? `where ${bounds.join(' and ')}` : ''
  const pages = lists.map(
    (list) => `(select place, points, days, id from (${list}) hit ${where} ${orderBy} ${limit})`,
  )
  return `
    select row_number() over (${orderBy}) as n, id, kind, points, (points / 1000.0)::float8 as rank,
      ${CURSOR} as cursor, ${asked} as asked, config, query, ${textSql(asked)} as text
    from (select * from (${pages.join(' union all ')}) hit ${orderBy} ${limit}) hit
    join (values ${KINDS.map((kind, place) => `(${place}, '${kind}', ${kind === 'PERSON' ? SIMPLE : ENGLISH})`).join(', ')})
      as kinds (place, kind, config) using (place),
    lateral search_query(config, ${asked}) as query`
}

const NOTHING = 'select 0 as place, 0 as points, 0 as days, 0 as id where false'

const CURSOR = cursorSql(
  CURSOR_TYPE,
  CURSOR_ORDER,
  ORDER.map(([column]) => column),
)

/** What of the result answers: of several names the best one. */
function textSql(asked: string): string {
  const nameOf = (table: string, names: string) =>
    `(select search_name(config, query, ${asked}, array_prepend(name, ${names})) from ${table} where id = hit.id)`
  const texts: Record<Kind, string> = {
    PERSON: nameOf('person', 'known_as'),
    ORGANIZATION: nameOf('organization', 'other_names'),
    TOPIC: nameOf('topic', 'other_names'),
    ARTICLE: '(select title from article where id = hit.id)',
    CLAIM: '(select claim.text from claim where id = hit.id)',
    QUOTE: '(select quotes from claim where id = hit.id)',
  }
  return `case kind ${KINDS.map((kind) => `when '${kind}' then ${texts[kind]}`).join(' ')} end`
}

/** What lies after a place in the order, or before it. Where a list has one rank, its planner sees what remains. */
function boundOf(cursor: string | null | undefined, isBefore: boolean, values: Values): string[] {
  const marked = cursor == null ? undefined : readCursor(cursor)
  if (!marked) return []
  const placed = ORDER.map(([, , kind], at) => values.place(marked[at], COLUMN_TYPES[kind]))
  const beyond = ORDER.reduceRight((rest, [column, direction], at) => {
    const operator = (direction === 'asc') === isBefore ? '<' : '>'
    return `(${column} ${operator} ${placed[at]}${rest && ` or (${column} = ${placed[at]} and ${rest})`})`
  }, '')
  return [beyond]
}

/** The ranges of a result's text that answer, as rows (start, end). `row` is what the statement calls the result. */
export const rangesSql = (row: string) =>
  `(select * from search_ranges(${row}.config, ${row}.query, ${row}.text) where ${row}.points >= ${WORDS}
    union all
    select * from search_similar_ranges(search_spelling(${row}.asked), ${row}.text) where ${row}.points < ${WORDS})`

/** The id of the span in which the first range of a quote begins. Quotes are spans joined by " … ". */
export const spanSql = (row: string) =>
  `(select id
    from (
      select id, sum(char_length(exact) + 3) over (order by ordinal) - char_length(exact) - 3 as begins
      from span where claim_id = ${row}.id and role = 'CONTENT' and exact is not null and ${row}.kind = 'QUOTE'
    ) part
    where begins <= coalesce((select min(start) from ${rangesSql(row)} ranges), 0)
    order by begins desc limit 1)`
