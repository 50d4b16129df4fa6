import { type FieldNode, type GraphQLNamedType, type GraphQLObjectType, getNamedType } from 'graphql'
import { columnOf, sqlName } from '../database/model.ts'
import { ColumnReference, type Values, whereSql } from '../database/where.ts'
import type { Compiler } from './compile.ts'
import { decodeCursor, type OrderColumn, opposite, PAGE_DEFAULT } from './cursor.ts'
import { declarationOf, type ListingDeclaration } from './declare.ts'
import { cursorSql, listSql, momentSql, NotCompilable, objectType } from './json-sql.ts'
import { findWalks } from './ordered-index.ts'
import { walkedIdsSql, walksSql } from './walk-sql.ts'
import { type Asked, writtenObject } from './written-object.ts'

/** The JSON of one page of a list: its rows are read once, whatever is asked of them. */
export function pageSql(
  compiler: Compiler,
  listing: ListingDeclaration,
  parentAlias: string,
  connection: GraphQLObjectType,
  args: Record<string, unknown>,
  nodes: readonly FieldNode[],
): string {
  const { model, scope, which, orders, defaultOrder, indexes } = listing
  const order = String(args.orderBy ?? defaultOrder)
  const by = orders[order]?.by ?? []
  const within = scope(columnsOf(parentAlias) as never)
  const where = { AND: [within, which(args.filter as never)] }
  const { values } = compiler
  const row = compiler.nextAlias()
  const page = compiler.nextAlias()
  const isBackward = args.last != null
  const size = Number(args.first ?? args.last ?? PAGE_DEFAULT)
  const orderOf = (ways: [name: string, way: 'asc' | 'desc'][]) =>
    ways.map(([name, way]) => `${row}.${columnOf(model, name).name} ${way}`).join(', ')
  const inOrder = `order by ${orderOf(by.map(([name, way]) => [name, way]))}`
  const looksAhead = asksMore()
  const ofPage = looksAhead ? `filter (where ${row}_n <= ${size})` : ''
  const typeName = connection.name.replace(/Connection$/, '')
  const cursor = cursorSql(
    typeName,
    order,
    by.map(([name, , kind]) => {
      const column = `${row}.${columnOf(model, name).name}`
      return kind === 'moment' ? momentSql(column) : column
    }),
  )

  // Columns of the page, each made where it is first asked for.
  const columns: string[] = []
  const column = (sql: string) => {
    columns.push(`${sql} as c${columns.length}`)
    return `${page}.c${columns.length - 1}`
  }
  const isMore = () => column(`count(*) > ${size}`)
  const ends = () => column(`array_agg(${cursor} ${inOrder}) ${ofPage}`)

  const result = writtenObject(compiler, connection, nodes, (asked) => {
    switch (asked.name) {
      case 'totalCount':
        return countSql()
      case 'nodes':
        return listOf(nodeOf(asked.type, asked.nodes))
      case 'edges':
        return listOf(writtenObject(compiler, asked.type, asked.nodes, edge))
      case 'pageInfo':
        return writtenObject(compiler, asked.type, asked.nodes, pageInfo)
      default:
        return rowsOfItsOwn(asked)
    }
  })

  const ordered = by.map(([name, way]): [string, 'asc' | 'desc'] => [name, isBackward ? opposite(way) : way])
  const orderBy = orderOf(ordered)
  const limit = size + Number(looksAhead)
  if (columns.length === 0) return result
  return `(select ${result} from (select ${columns.join(', ')} from ${rowsSql()}) ${page})`

  /** Whether it is asked if there are rows beyond the page. */
  function asksMore(): boolean {
    const name = isBackward ? 'hasPreviousPage' : 'hasNextPage'
    return [...compiler.fieldsOf(connection, nodes).values()].some((asked) => {
      const { pageInfo } = connection.getFields()
      if (asked[0]?.name.value !== 'pageInfo' || !pageInfo) return false
      const fields = compiler.fieldsOf(objectType(getNamedType(pageInfo.type)), asked)
      return [...fields.values()].some(([field]) => field?.name.value === name)
    })
  }

  /** The rows of the page, found by the best of the ordered indexes, or else by the table itself. */
  function rowsSql(): string {
    const walks = findWalks(
      indexes,
      model,
      by.map(([name]) => name),
      where,
    )
    const column = (name: string) => `${row}.${columnOf(model, name).name}`
    const limited = (rows: string) =>
      `(select ${row}.*${looksAhead ? `, row_number() over (order by ${orderBy}) as ${row}_n` : ''}
      from ${rows} order by ${orderBy} limit ${limit}) ${row}`
    if (!walks)
      return limited(
        `${sqlName(model)} ${row} where ${[whereSql(model, row, where, values), ...bounds(column)].join(' and ')}`,
      )
    const chosen = compiler.nextAlias()
    const rows = `(${walksSql(walks, model, ordered, limit, bounds, () => compiler.nextAlias(), values)}) ${chosen}
      join ${sqlName(model)} ${row} on ${row}.id = ${chosen}.id`
    return looksAhead ? limited(rows) : rows
  }

  function countSql(): string {
    const counted = compiler.nextAlias()
    const walks = findWalks(indexes, model, [], where)
    return walks
      ? `(select count(*)::int from (${walkedIdsSql(walks, model, () => compiler.nextAlias(), values)}) ${counted})`
      : `(select count(*)::int from ${sqlName(model)} ${counted} where ${whereSql(model, counted, where, values)})`
  }

  function listOf(json: string): string {
    return column(listSql(json, inOrder, ofPage))
  }

  function nodeOf(type: GraphQLNamedType, asked: readonly FieldNode[]): string {
    return compiler.object(objectType(type), model, row, compiler.fieldsOf(objectType(type), asked))
  }

  function edge({ name, type, nodes }: Asked): string {
    return name === 'cursor' ? cursor : nodeOf(type, nodes)
  }

  function pageInfo({ name }: Asked): string | undefined {
    switch (name) {
      case 'hasNextPage':
        return isBackward ? String(args.before != null) : isMore()
      case 'hasPreviousPage':
        return isBackward ? isMore() : String(args.after != null)
      case 'startCursor':
        return `(${ends()})[1]`
      case 'endCursor': {
        const all = ends()
        return `(${all})[cardinality(${all})]`
      }
      default:
        return undefined
    }
  }

  /** What a noun adds to its connection. */
  function rowsOfItsOwn({ name, type, nodes }: Asked): string | undefined {
    const field = connection.getFields()[name]
    const declaration = field && declarationOf(field)
    if (declaration?.kind !== 'rows') return undefined
    const sql = declaration.sql(within as never, args.filter as never, values)
    const rows = compiler.nextAlias()
    const object = compiler.object(
      objectType(type),
      undefined,
      rows,
      compiler.fieldsOf(objectType(type), nodes),
    )
    return sql ? `(select ${listSql(object)} from (${sql}) ${rows})` : `'[]'`
  }

  function bounds(column: (name: string) => string): string[] {
    return (['after', 'before'] as const).flatMap((name) => {
      const cursor = args[name]
      if (cursor == null) return []
      const place = decodeCursor(String(cursor), typeName, order, by)
      if (!place) throw new NotCompilable()
      return [beyondSql(model, by, place, name === 'before', column, values)]
    })
  }
}

/** What lies after a place in an order, or before it: as a comparison of rows, which an index can begin at. */
function beyondSql(
  model: string,
  by: OrderColumn[],
  place: unknown[],
  isBefore: boolean,
  column: (name: string) => string,
  values: Values,
): string {
  const first = by[0]?.[1]
  const columns = by.map(([name]) => column(name))
  const compared = (at: number, more = '') => {
    const isAscending = (by[at]?.[1] === 'asc') !== isBefore
    return `${isAscending ? '>' : '<'}${more}`
  }
  const placed = by.map(([name], at) => values.place(place[at], columnOf(model, name).type))
  if (by.every(([, direction]) => direction === first))
    return `(${columns.join(', ')}) ${compared(0)} (${placed.join(', ')})`
  const alternatives = by.map((_, at) =>
    [
      ...columns.slice(0, at).map((equal, before) => `${equal} = ${placed[before]}`),
      `${columns[at]} ${compared(at)} ${placed[at]}`,
    ].join(' and '),
  )
  return `${columns[0]} ${compared(0, '=')} ${placed[0]} and (${alternatives.join(' or ')})`
}

/** A row of which every field is a reference to its column. */
function columnsOf(alias: string): object {
  return new Proxy({}, { get: (_row, field) => new ColumnReference(`${alias}.${sqlName(String(field))}`) })
}
