/** What stands in one cell of a table; a list where the answer has a list. */
export type Leaf = string | number | boolean | null | Leaf[]

/** Leaves by their path, such as "article.source.name". */
type Row = Map<string, Leaf>

/** An answer as rows and columns, and what of it is in no row. */
export interface Rows {
  columns: string[]
  rows: Row[]
  rest: Row
}

/**
 * The nodes of the first connection as rows; without a connection, the items of the longest list of objects; without
 * that, the whole answer as one row.
 */
export function toRows(data: object): Rows {
  const [connection] = findLists(data, connectionItems)
  const lists = findLists(data, (value) => (isObjects(value) ? value : undefined))
  const list = connection ?? lists.toSorted((one, other) => other.length - one.length)[0]
  const rows = (list ?? [data]).map((item) => flatten(itemOf(item)))
  return { columns: columnsOf(rows), rows, rest: list ? flatten(data, list) : new Map() }
}

type Items = readonly unknown[]

/** In the order of the answer, and none within another. */
function findLists(value: unknown, itemsOf: (value: unknown) => Items | undefined): Items[] {
  const items = itemsOf(value)
  if (items) return [items]
  return isObject(value) ? Object.values(value).flatMap((inner) => findLists(inner, itemsOf)) : []
}

function connectionItems(value: unknown): Items | undefined {
  if (!isObject(value)) return undefined
  for (const list of [value.nodes, value.edges]) {
    if (Array.isArray(list) && list.every((item) => item === null || isObject(item))) return list
  }
  return undefined
}

/** An edge is shown as its node; what else it has stays under its own name. */
function itemOf(item: unknown): unknown {
  if (!isObject(item) || !isObject(item.node)) return item
  const { node, ...edge } = item
  return { ...node, ...(Object.keys(edge).length > 0 && { edge }) }
}

/** Every leaf below a value, but for one list of it. */
function flatten(value: unknown, without?: Items): Row {
  const row: Row = new Map()
  collect('', value)
  return row

  function collect(path: string, value: unknown): void {
    if (value === without && without !== undefined) return
    if (isObject(value)) {
      for (const [name, inner] of Object.entries(value))
        collect(path === '' ? name : `${path}.${name}`, inner)
    } else if (isObjects(value)) {
      const items = value.map((item) => flatten(item))
      for (const column of columnsOf(items)) {
        const name = column === '' ? path : `${path}.${column}`
        row.set(
          name,
          items.map((item) => item.get(column) ?? null),
        )
      }
    } else row.set(path, leafOf(value))
  }
}

/** In the order in which they come; none that only says that there is nothing below it, where another row has more. */
function columnsOf(rows: Row[]): string[] {
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))]
  return columns.filter((column) => {
    const isEmpty = rows.every((row) => isNothing(row.get(column)))
    return !(
      isEmpty &&
      columns.some((other) => other.startsWith(column === '' ? '' : `${column}.`) && other !== column)
    )
  })
}

const isNothing = (leaf: Leaf | undefined) => leaf == null || (Array.isArray(leaf) && leaf.length === 0)

function leafOf(value: unknown): Leaf {
  if (Array.isArray(value)) return value.map(leafOf)
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isObjects(value: unknown): value is Items {
  return Array.isArray(value) && value.some(isObject)
}
