import { relationOf } from '../database/model.ts'
import { ColumnReference, type Condition, flatten, SqlCondition } from '../database/where.ts'

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

/** A condition that a table answers by one of its columns. */
export interface Asked {
  column: string
  condition: unknown
  /** The model that a condition on a to-one relation is put to, and the column it is known by. */
  target?: { model: string; column: string }
}

/** How the rows of a list are found by an ordered index. */
export interface Walk {
  index: OrderedIndex
  asked: Asked[]
  /** What it does not answer, to be asked of the row itself. */
  rest: object[]
}

/** More values than this are not looked up one by one. */
const MOST_PROBES = 64
const MOST_ALTERNATIVES = 8

/**
 * How to find the rows that fit a condition by ordered indexes: by one, or, where the condition is one of several
 * alternatives, by one for each. Undefined where none serves.
 * @param order the columns that the index has to know
 */
export function findWalks(
  indexes: OrderedIndex[],
  model: string,
  order: string[],
  where: object,
): Walk[] | undefined {
  const conditions = flatten(where)
  const usable = indexes.filter((index) => order.every((column) => index.order[column]))
  const one = findWalk(usable, model, conditions)
  if (one) return [one]
  for (const each of conditions) {
    const [field, alternatives] = each
    if (field !== 'OR' || !Array.isArray(alternatives) || alternatives.length > MOST_ALTERNATIVES) continue
    const others = conditions.filter((other) => other !== each)
    const walks = alternatives.map((alternative) =>
      findWalk(usable, model, [...others, ...flatten(alternative)]),
    )
    if (walks.every((walk) => walk !== undefined)) return walks
  }
  return undefined
}

function findWalk(indexes: OrderedIndex[], model: string, conditions: Condition[]): Walk | undefined {
  for (const index of indexes) {
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

/** Fields of a condition that are no fields of the model. */
export const LOGICAL: Record<string, true> = { AND: true, OR: true, NOT: true }

/** Whether it asks that there is such a row, and nothing else of the relation. */
function hasSome(condition: unknown): condition is { some: object } {
  const [quantifier, ...others] = Object.keys(Object(condition))
  return quantifier === 'some' && others.length === 0
}

/** The condition that names the values of a column of the lead. */
export function leadOf(column: string, asked: Asked[]): Asked | undefined {
  return asked.find((each) => each.column === column && (each.target || valuesOf(each.condition)))
}

function isLedBy({ lead }: OrderedIndex, asked: Asked[]): boolean {
  let probes = 1
  for (const column of lead) {
    const one = leadOf(column, asked)
    if (!one) return false
    probes *= one.target ? 1 : (valuesOf(one.condition)?.length ?? 1)
  }
  return probes <= MOST_PROBES
}

/** The values that a condition lets a column have, or undefined where it does not name them. */
export function valuesOf(condition: unknown): unknown[] | undefined {
  if (condition === null || condition === undefined || condition instanceof SqlCondition) return undefined
  if (condition instanceof ColumnReference || condition instanceof Date || typeof condition !== 'object')
    return [condition]
  return 'in' in condition && Array.isArray(condition.in) ? condition.in : undefined
}
