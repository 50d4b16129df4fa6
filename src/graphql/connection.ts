import type { ObjectRef } from '@pothos/core'
import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import { settled } from '../database/settle.ts'
import { builder, type Context, type SchemaTypes } from './builder.ts'
import {
  beyond,
  decodeCursor,
  encodeCursor,
  type OrderColumn,
  opposite,
  PAGE_DEFAULT,
  type Row,
} from './cursor.ts'
import type { Declaration } from './declare.ts'
import type { Filter } from './filter.ts'
import type { OrderedIndex } from './ordered-index.ts'
import { checkPage, type PageArguments, pageArguments, pageInfoOf } from './page-arguments.ts'

/** One page of a list, read from the database no earlier, and no more of it, than the operation asks. */
export interface Page<Where, FilterShape> {
  /** What confines the list by the place it hangs at. */
  scope: Where
  filter: FilterShape | null | undefined
  edges: Promise<{ cursor: string; node: Row }[]>
  pageInfo: Promise<{
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor?: string
    endCursor?: string
  }>
  totalCount: Promise<number>
}

/** How a noun is listed: once for all the places where it is. */
interface ListingOptions<Where, FilterShape> {
  /** Plural and singular, as descriptions have them: ["claims", "claim"]. */
  words: [plural: string, singular: string]
  /** The noun's table in the Prisma client. */
  table: (context: Context) => {
    findMany(args: object): PromiseLike<unknown[]>
    count(args: object): PromiseLike<unknown>
  }
  filter: Filter<Where, FilterShape>
  /** What the list is confined to by a filter, or by none. */
  which: (filter: FilterShape | null | undefined) => Where
  /** What is listed where no filter is given: "all". */
  unfiltered?: string
  /** By enum value, the default first. */
  orders: Record<string, { description: string; by: OrderColumn[] }>
  /** Tables that carry an order beside what the filter asks, the most selective first. */
  indexes?: OrderedIndex[]
}

/** Defines the connection of a noun: its types, its arguments, and the one function that reads a page of it. */
export function defineListing<Where extends object, FilterShape, Shape>(
  node: ObjectRef<SchemaTypes, Shape>,
  typeName: string,
  {
    words: [plural, singular],
    table,
    filter,
    which,
    unfiltered = 'all',
    orders,
    indexes = [],
  }: ListingOptions<Where, FilterShape>,
) {
  const [defaultOrder = ''] = Object.keys(orders)
  const order = builder.enumType(`${typeName}Order`, {
    description: `Order of ${plural}.`,
    values: Object.fromEntries(
      Object.entries(orders).map(([value, { description }]) => [value, { description }]),
    ),
  })
  const edge = builder.objectRef<{ cursor: string; node: Row }>(`${typeName}Edge`).implement({
    description: `One ${singular} in its place in a list.`,
    fields: (t) => ({
      cursor: t.exposeString('cursor', {
        description: 'Marks this place: an opaque value for `after` and `before`.',
      }),
      node: t.field({ type: node, description: `The ${singular}.`, resolve: (edge) => edge.node as never }),
    }),
  })
  const connection = builder.objectRef<Page<Where, FilterShape>>(`${typeName}Connection`).implement({
    description: `A page of a list of ${plural}.`,
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        description: `The ${plural} of the page, each in its place.`,
        resolve: (page) => page.edges,
      }),
      nodes: t.field({
        type: [node],
        description: `The ${plural} of the page.`,
        resolve: async (page) => (await page.edges).map((edge) => edge.node) as never,
      }),
      pageInfo: t.field({
        type: builder.pageInfoRef(),
        description: 'Where the page stands in the list.',
        resolve: (page) => page.pageInfo,
      }),
      totalCount: t.int({
        description: `How many ${plural} the whole list has.`,
        resolve: (page) => page.totalCount,
      }),
    }),
  })

  const check = (args: PageArguments & { orderBy?: string | null }, where: string) => {
    const name = args.orderBy ?? defaultOrder
    const isCursor = (cursor: string) =>
      decodeCursor(cursor, typeName, name, orders[name]?.by ?? []) !== undefined
    checkPage(args, where, `${plural} ordered by ${name}`, isCursor)
  }

  /** Options of a field that lists the noun. `scope` says what confines it at this place. */
  const field = <Parent>(description: string, scope: (parent: Parent) => Where) => ({
    type: connection,
    description,
    extensions: {
      checkArguments: check,
      declaration: {
        kind: 'listing',
        listing: { model: typeName, scope, which, orders, defaultOrder, indexes },
      } satisfies Declaration,
    },
    args: builder.args((t) => ({
      filter: t.field({
        type: filter.ref,
        required: false,
        description: `Only the ${plural} that fit it. Without it, ${unfiltered}.`,
      }),
      orderBy: t.field({
        type: order,
        required: false,
        defaultValue: defaultOrder as never,
        description: 'Order of the list.',
      }),
      ...pageArguments(', which must be of the same order'),
    })),
    resolve: (
      parent: Parent,
      args: PageArguments & { filter?: FilterShape | null; orderBy?: unknown },
      context: Context,
      info: GraphQLResolveInfo,
    ): Page<Where, FilterShape> => {
      const order = String(args.orderBy ?? defaultOrder)
      const by = orders[order]?.by ?? []
      const mark = (row: Row) => encodeCursor(typeName, order, by, row)
      const bound = (cursor: string | null | undefined) =>
        cursor == null ? undefined : decodeCursor(cursor, typeName, order, by)
      const within = scope(parent)
      const where = { AND: [within, which(args.filter)] }
      let rows: Promise<{ rows: Row[]; isMore: boolean }> | undefined
      const read = () => {
        rows ??= readRows(args, by, bound, async (query) =>
          table(context).findMany({
            ...queryFromInfo({
              context,
              info,
              typeName,
              paths: [['nodes'], ['edges', 'node']],
              select: cursorSelection(by) as never,
            }),
            ...query,
            where: { AND: [await settled(context.database, where), ...query.where] },
          }),
        )
        return rows
      }
      return {
        scope: within,
        filter: args.filter,
        get edges() {
          return read().then(({ rows }) => rows.map((node) => ({ cursor: mark(node), node })))
        },
        get pageInfo() {
          return read().then(({ rows, isMore }) => pageInfoOf(args, rows.map(mark), isMore))
        },
        get totalCount() {
          return settled(context.database, where)
            .then((settledWhere) => table(context).count({ where: settledWhere }))
            .then(Number)
        },
      }
    },
  })

  return { connection, field }
}

async function readRows(
  args: PageArguments,
  by: OrderColumn[],
  bound: (cursor: string | null | undefined) => unknown[] | undefined,
  findMany: (query: { where: object[]; orderBy: object[]; take: number }) => PromiseLike<unknown[]>,
) {
  const isBackward = args.last != null
  const size = args.first ?? args.last ?? PAGE_DEFAULT
  const after = bound(args.after)
  const before = bound(args.before)
  const found = await findMany({
    where: [...(after ? [beyond(by, after, false)] : []), ...(before ? [beyond(by, before, true)] : [])],
    orderBy: by.map(([column, direction]) => ({ [column]: isBackward ? opposite(direction) : direction })),
    take: size + 1,
  })
  const rows = found.slice(0, size) as Row[]
  return { rows: isBackward ? rows.reverse() : rows, isMore: found.length > size }
}

function cursorSelection(by: OrderColumn[]): object {
  return Object.fromEntries(by.map(([column]) => [column, true]))
}
