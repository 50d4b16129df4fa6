import { columnOf, relationOf, sqlName } from '../database/model.ts'
import { type Values, whereSql } from '../database/where.ts'
import { type Asked, LOGICAL, leadOf, type OrderedIndex, valuesOf, type Walk } from './ordered-index.ts'

type Order = [column: string, direction: 'asc' | 'desc'][]

/**
 * The places of rows in the order of a list, once each, the first so many.
 * @param beyond the place where the page begins or ends, as SQL on the columns of an index
 */
export function walksSql(
  walks: Walk[],
  model: string,
  by: Order,
  limit: number,
  beyond: (column: (name: string) => string) => string[],
  nextAlias: () => string,
  values: Values,
): string {
  const [first, ...others] = walks.map((walk) => walkSql(walk, model, by, limit, beyond, nextAlias(), values))
  if (others.length === 0) return first ?? ''
  const columns = by.map(([name]) => sqlName(name)).join(', ')
  const order = orderSql(by)
  const rows = [first, ...others].map((sql) => `(${sql})`).join(' union all ')
  return `select distinct ${columns} from (${rows}) ${nextAlias()} order by ${order} limit ${limit}`
}

function walkSql(
  { index, asked, rest }: Walk,
  model: string,
  by: Order,
  limit: number,
  beyond: (column: (name: string) => string) => string[],
  alias: string,
  values: Values,
): string {
  const column = columnsOf(index, alias)
  const probes: string[] = []
  const conditions = [`${column('newestFirst')} is not null`, ...beyond(column)]
  const isLead = new Set<Asked>()
  for (const lead of index.lead) {
    const one = leadOf(lead, asked)
    if (!one) continue
    isLead.add(one)
    const { name, type } = columnOf(index.model, lead)
    const listed = valuesOf(one.condition) ?? []
    if (!one.target && listed.length === 1) {
      conditions.push(whereSql(index.model, alias, { [lead]: listed[0] }, values))
      continue
    }
    const probe = `${alias}_${probes.length}`
    const keys = one.target
      ? keysSql(one, `${probe}_key`, values)
      : `unnest(${values.place(listed, `${type}[]`)})`
    probes.push(`${keys} ${probe} (key)`)
    conditions.push(`${alias}.${name} = ${probe}.key`)
  }
  conditions.push(
    ...asked.filter((each) => !isLead.has(each)).map((each) => askedSql(index, each, alias, values)),
    ...restSql({ index, asked, rest }, model, alias, values),
  )
  const columns = by.map(([name]) => `${column(name)} as ${sqlName(name)}`).join(', ')
  const order = orderSql(by)
  const rows = `select distinct ${columns} from ${sqlName(index.model)} ${alias}
    where ${conditions.join(' and ')} order by ${order} limit ${limit}`
  if (probes.length === 0) return rows
  const names = by.map(([name]) => `${alias}.${sqlName(name)}`).join(', ')
  return `select distinct ${names} from ${probes.join(' cross join ')}
    cross join lateral (${rows}) ${alias} order by ${order} limit ${limit}`
}

/** The ids of the rows, once each. */
export function walkedIdsSql(walks: Walk[], model: string, nextAlias: () => string, values: Values): string {
  const each = walks.map((walk) => {
    const alias = nextAlias()
    const column = columnsOf(walk.index, alias)
    const conditions = [
      `${column('newestFirst')} is not null`,
      ...walk.asked.map((asked) => askedSql(walk.index, asked, alias, values)),
      ...restSql(walk, model, alias, values),
    ]
    // With what the index goes on with, so that it gives equal rows one after the other.
    return `select distinct ${column('newestFirst')}, ${column('id')} as id from ${sqlName(walk.index.model)} ${alias} where ${conditions.join(' and ')}`
  })
  return each.length === 1 ? (each[0] ?? '') : each.join(' union ')
}

/** Names for the tables of a statement, each another. */
export function aliasesFrom(prefix: string): () => string {
  let count = 0
  return () => {
    count += 1
    return `${prefix}_${count}`
  }
}

/** What an index calls the columns of the order. */
const columnsOf =
  ({ order }: OrderedIndex, alias: string) =>
  (name: string) =>
    `${alias}.${sqlName(order[name] ?? name)}`

const orderSql = (by: Order) => by.map(([name, direction]) => `${sqlName(name)} ${direction}`).join(', ')

function askedSql({ model }: OrderedIndex, one: Asked, alias: string, values: Values): string {
  if (!one.target) return whereSql(model, alias, { [one.column]: one.condition }, values)
  const key = `${alias}_${sqlName(one.target.model)}`
  return `${alias}.${sqlName(one.column)} in ${keysSql(one, key, values)}`
}

function keysSql({ condition, target }: Asked, alias: string, values: Values): string {
  if (!target) return ''
  return `(select ${alias}.${target.column} from ${sqlName(target.model)} ${alias} where ${whereSql(target.model, alias, Object(condition), values)})`
}

/** What an index does not answer, asked of the row, or, where it is all about relations known by the row's id, of these. */
function restSql({ index, rest }: Walk, model: string, alias: string, values: Values): string[] {
  if (rest.length === 0) return []
  if (index.model === model) return [whereSql(model, alias, { AND: rest }, values)]
  const id = `${alias}.${sqlName(index.order.id ?? 'id')}`
  if (rest.every((condition) => isById(model, condition)))
    return rest.map((condition) => whereSql(model, alias, condition, values, id))
  const row = `${alias}_row`
  const asked = whereSql(model, row, { AND: rest }, values)
  return [`exists (select from ${sqlName(model)} ${row} where ${row}.id = ${id} and ${asked})`]
}

const isById = (model: string, condition: object) =>
  Object.keys(condition).every((field) => !(field in LOGICAL) && relationOf(model, field)?.column === 'id')
