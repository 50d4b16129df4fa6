import { columnOf, relationOf, sqlName } from '../database/model.ts'
import { ColumnReference, type Values, whereSql } from '../database/where.ts'

/** What a table knows of a list's rows, or of the rows of one of their relations. */
interface Cover {
  /** Its column for each field that may be asked of the row; of a to-one relation, the column with its key. */
  columns: Record<string, string>
  /** What holds of all that it knows, and so must be asked. */
  implied?: Record<string, unknown>
  /** The same for relations of the row. */
  relations?: Record<string, Cover>
}

/**
 * A table that carries the order of a list beside what a filter asks, so that the first rows of an index are the page.
 * The index begins with the columns of `lead`, each asked for by values, and goes on with those of the order.
 */
export interface OrderedIndex {
  model: string
  covers: Cover
  lead: string[]
  /** Its columns for those of the order. */
  order: Record<string, string>
}

type Condition = [field: string, condition: unknown]
interface Asked {
  column: string
  condition: unknown
  /** The model that a condition on a to-one relation is put to, and the column it is known by. */
  target?: { model: string; column: string }
}

/** How the rows of a list are found by an ordered index. */
interface Walk {
  index: OrderedIndex
  asked: Asked[]
  /** What it does not answer, to be asked of the row itself. */
  rest: object[]
}

/** More values than this are not looked up one by one. */
const MOST_PROBES = 64

/** The first of the indexes that a condition gives the leading columns of. */
export function findWalk(
  indexes: OrderedIndex[],
  model: string,
  order: string[],
  where: object,
): Walk | undefined {
  const conditions = flatten(where)
  for (const index of indexes) {
    if (!order.every((column) => index.order[column])) continue
    for (const choice of choices(index.covers, conditions)) {
      const taken = take(index.covers, model, choice)
      if (taken && isLedBy(index, taken.asked)) {
        const rest = conditions.filter((each) => !taken.whole.has(each))
        return { index, asked: taken.asked, rest: rest.map(([field, each]) => ({ [field]: each })) }
      }
    }
  }
  return undefined
}

/** Each way to put one condition of a kind to the index, where several ask of the same relation. */
function* choices({ relations = {} }: Cover, conditions: Condition[]): Generator<Condition[]> {
  const repeated = Object.keys(relations).find(
    (relation) => conditions.filter(([field]) => field === relation).length > 1,
  )
  if (!repeated) {
    yield conditions
    return
  }
  for (const one of conditions.filter(([field]) => field === repeated)) {
    yield* choices(
      { columns: {}, relations },
      conditions.filter((each) => each === one || each[0] !== repeated),
    )
  }
}

/** What of the conditions a table can be asked, and which of them that answers wholly. */
function take(cover: Cover, model: string, conditions: Condition[]) {
  const asked: Asked[] = []
  const whole = new Set<Condition>()
  for (const [field, value] of Object.entries(cover.implied ?? {})) {
    const implied = conditions.find(([name, condition]) => name === field && condition === value)
    if (!implied) return undefined
    whole.add(implied)
  }
  const open = new Set(Object.keys(cover.relations ?? {}))
  for (const each of conditions) {
    const [field, condition] = each
    const column = cover.columns[field]
    const within = cover.relations?.[field]
    const relation = field in LOGICAL ? undefined : relationOf(model, field)
    if (column && (!relation || (!relation.isList && condition !== null))) {
      const target = relation && {
        model: relation.target,
        column: relation.targetColumn,
      }
      asked.push({ column, condition, ...(target && { target }) })
      whole.add(each)
    } else if (within && relation && open.has(field) && hasSome(condition)) {
      const inner = flatten(condition.some)
      const taken = take(within, relation.target, inner)
      if (!taken) continue
      open.delete(field)
      asked.push(...taken.asked)
      if (taken.whole.size === inner.length) whole.add(each)
    }
  }
  // A table about two relations knows nothing of rows that were asked about one.
  return open.size > 0 ? undefined : { asked, whole }
}

const LOGICAL: Record<string, true> = { AND: true, OR: true, NOT: true }

function flatten(where: object): Condition[] {
  return Object.entries(where).flatMap(([field, condition]): Condition[] => {
    if (condition === undefined) return []
    if (field !== 'AND') return [[field, condition]]
    return (Array.isArray(condition) ? condition : [condition]).flatMap(flatten)
  })
}

function hasSome(condition: unknown): condition is { some: object } {
  return typeof condition === 'object' && condition !== null && 'some' in condition
}

function isLedBy({ lead }: OrderedIndex, asked: Asked[]): boolean {
  let probes = 1
  for (const column of lead) {
    const one = asked.find((each) => each.column === column && (each.target || valuesOf(each.condition)))
    if (!one) return false
    probes *= one.target ? 1 : (valuesOf(one.condition)?.length ?? 1)
  }
  return probes <= MOST_PROBES
}

/** The values that a condition lets a column have, or undefined where it does not name them. */
function valuesOf(condition: unknown): unknown[] | undefined {
  if (condition === null || condition === undefined) return undefined
  if (condition instanceof ColumnReference || condition instanceof Date || typeof condition !== 'object')
    return [condition]
  return 'in' in condition && Array.isArray(condition.in) ? condition.in : undefined
}

/**
 * Rows of an ordered index: its columns of the order, once each, the first so many.
 * @param beyond the place where the page begins or ends, as SQL on the index's own columns
 */
export function walkSql(
  { index, asked, rest }: Walk,
  model: string,
  by: [column: string, direction: 'asc' | 'desc'][],
  limit: number,
  beyond: (column: (name: string) => string) => string[],
  alias: string,
  values: Values,
): string {
  const column = (name: string) => `${alias}.${sqlName(index.order[name] ?? name)}`
  const probes: string[] = []
  const conditions = [`${column('newestFirst')} is not null`, ...beyond(column)]
  const isLead = new Set<Asked>()
  for (const lead of index.lead) {
    const one = asked.find((each) => each.column === lead && (each.target || valuesOf(each.condition)))
    if (!one) continue
    isLead.add(one)
    const { name, type } = columnOf(index.model, lead)
    const listed = valuesOf(one.condition) ?? []
    if (one.target) {
      const probe = `${alias}_${probes.length}`
      probes.push(`${keysSql(one, `${probe}_key`, values)} ${probe} (key)`)
      conditions.push(`${alias}.${name} = ${probe}.key`)
    } else if (listed.length === 1) {
      conditions.push(whereSql(index.model, alias, { [lead]: listed[0] }, values))
    } else {
      const probe = `${alias}_${probes.length}`
      probes.push(`unnest(${values.place([...new Set(listed)], `${type}[]`)}) ${probe} (key)`)
      conditions.push(`${alias}.${name} = ${probe}.key`)
    }
  }
  conditions.push(
    ...asked.filter((each) => !isLead.has(each)).map((each) => askedSql(index, each, alias, values)),
  )
  conditions.push(...restSql({ index, asked, rest }, model, alias, values))
  const columns = by.map(([name]) => column(name)).join(', ')
  const order = by.map(([name, direction]) => `${column(name)} ${direction}`).join(', ')
  const rows = `select distinct ${columns} from ${sqlName(index.model)} ${alias}
    where ${conditions.join(' and ')} order by ${order} limit ${limit}`
  if (probes.length === 0) return rows
  return `select distinct ${columns} from ${probes.join(' cross join ')}
    cross join lateral (${rows}) ${alias} order by ${order} limit ${limit}`
}

/** How many rows of the list there are. */
export function walkCountSql(walk: Walk, model: string, alias: string, values: Values): string {
  const id = `${alias}.${sqlName(walk.index.order.id ?? 'id')}`
  const conditions = [
    `${alias}.${sqlName(walk.index.order.newestFirst ?? '')} is not null`,
    ...walk.asked.map((each) => askedSql(walk.index, each, alias, values)),
    ...restSql(walk, model, alias, values),
  ]
  return `select count(distinct ${id})::int from ${sqlName(walk.index.model)} ${alias} where ${conditions.join(' and ')}`
}

function askedSql({ model }: OrderedIndex, one: Asked, alias: string, values: Values): string {
  if (!one.target) return whereSql(model, alias, { [one.column]: one.condition }, values)
  const key = `${alias}_${sqlName(one.target.model)}`
  return `${alias}.${sqlName(one.column)} in ${keysSql(one, key, values)}`
}

function keysSql({ condition, target }: Asked, alias: string, values: Values): string {
  if (!target) return ''
  return `(select ${alias}.${target.column} from ${sqlName(target.model)} ${alias} where ${whereSql(target.model, alias, Object(condition), values)})`
}

function restSql({ index, rest }: Walk, model: string, alias: string, values: Values): string[] {
  if (rest.length === 0) return []
  if (index.model === model) return [whereSql(model, alias, { AND: rest }, values)]
  const row = `${alias}_row`
  return [
    `exists (select from ${sqlName(model)} ${row} where ${row}.id = ${alias}.${sqlName(index.order.id ?? 'id')} and ${whereSql(model, row, { AND: rest }, values)})`,
  ]
}
