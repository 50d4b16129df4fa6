import { columnOf, relationOf, sqlName } from './model.ts'

/** The values of one statement: each is put in its place and told its type. */
export class Values {
  readonly list: unknown[]

  constructor(list: unknown[] = []) {
    this.list = list
  }

  place(value: unknown, type: string): string {
    this.list.push(
      value instanceof Date ? value.toISOString().slice(0, type === 'date' ? 10 : undefined) : value,
    )
    return `$${this.list.length}::${type}`
  }
}

/** Stands in a condition for the value of another table's column. */
export class ColumnReference {
  readonly sql: string

  constructor(sql: string) {
    this.sql = sql
  }
}

/** Stands in a condition on the id of a model for what Prisma cannot say; see `settled` for where Prisma has to run it. */
export class SqlCondition {
  /** As Prisma has it, once it is settled. */
  readonly in: number[] = []
  readonly model: string
  readonly sql: (alias: string, values: Values) => string

  constructor(model: string, sql: (alias: string, values: Values) => string) {
    this.model = model
    this.sql = sql
  }
}

export type Condition = [field: string, condition: unknown]

/** The conditions that must all hold, out of the ANDs that they are in. */
export function flatten(where: object): Condition[] {
  return Object.entries(where).flatMap(([field, condition]): Condition[] => {
    if (condition === undefined || isAlwaysSo(condition)) return []
    if (field !== 'AND') return [[field, condition]]
    return (Array.isArray(condition) ? condition : [condition]).flatMap(flatten)
  })
}

/** Filters say so of all there is, since Prisma drops what is empty. */
function isAlwaysSo(condition: unknown): boolean {
  const [[operator, value] = [], ...others] = Object.entries(Object(condition))
  return operator === 'notIn' && Array.isArray(value) && value.length === 0 && others.length === 0
}

/**
 * Says in SQL what a Prisma condition says, for statements that Prisma cannot make of it.
 * @param alias what the statement calls the table of the model
 * @param id where the statement has the row's id, if there is not the row itself
 */
export function whereSql(
  model: string,
  alias: string,
  where: object,
  values: Values,
  id = `${alias}.id`,
): string {
  const conditions = Object.entries(where).flatMap(([field, condition]) => {
    if (condition === undefined || isAlwaysSo(condition)) return []
    switch (field) {
      case 'AND':
        return all(listOf(condition).map((each) => whereSql(model, alias, each, values)))
      case 'OR':
        return any(listOf(condition).map((each) => whereSql(model, alias, each, values)))
      case 'NOT':
        return listOf(condition).map((each) => `not ${whereSql(model, alias, each, values)}`)
      default:
        return relationOf(model, field)
          ? relationSql(model, alias, field, condition, values, id)
          : columnSql(model, alias, field, condition, values)
    }
  })
  return all(conditions)
}

const listOf = (condition: object): object[] => (Array.isArray(condition) ? condition : [condition])
const all = (conditions: string[]) => (conditions.length === 0 ? 'true' : `(${conditions.join(' and ')})`)
const any = (conditions: string[]) => (conditions.length === 0 ? 'false' : `(${conditions.join(' or ')})`)

function relationSql(
  model: string,
  alias: string,
  field: string,
  condition: object,
  values: Values,
  id: string,
): string[] {
  const relation = relationOf(model, field)
  if (!relation) throw new Error(`${model}.${field} is no relation`)
  const table = sqlName(relation.target)
  const inner = `${alias}_${sqlName(field)}`
  const key = relation.column === 'id' ? id : `${alias}.${relation.column}`
  const exists = (within: object) =>
    `exists (select from ${table} ${inner} where ${inner}.${relation.targetColumn} = ${key} and ${whereSql(relation.target, inner, within, values)})`
  if (!relation.isList) return [exists(condition)]
  return Object.entries(condition).flatMap(([quantifier, within]) => {
    if (within === undefined) return []
    if (quantifier === 'some') return exists(within)
    if (quantifier === 'none') return `not ${exists(within)}`
    throw new Error(`${model}.${field}.${quantifier} has no meaning in SQL here`)
  })
}

function columnSql(
  model: string,
  alias: string,
  field: string,
  condition: unknown,
  values: Values,
): string[] {
  const { name, type } = columnOf(model, field)
  const column = `${alias}.${name}`
  if (condition === null) return [`${column} is null`]
  if (condition instanceof SqlCondition) return [condition.sql(alias, values)]
  if (condition instanceof ColumnReference) return [`${column} = ${condition.sql}`]
  if (typeof condition !== 'object' || condition instanceof Date)
    return [`${column} = ${values.place(condition, type)}`]
  const { mode, ...operators } = condition as Record<string, unknown>
  return Object.entries(operators).flatMap(([operator, value]) => {
    if (value === undefined) return []
    switch (operator) {
      case 'in':
        // A single value lets the planner know that rows come in the order of an index.
        if (Array.isArray(value) && value.length === 1) return `${column} = ${values.place(value[0], type)}`
        return `${column} = any (${values.place(value, `${type}[]`)})`
      case 'notIn':
        return `${column} <> all (${values.place(value, `${type}[]`)})`
      case 'not':
        return value === null ? `${column} is not null` : `${column} <> ${values.place(value, type)}`
      case 'equals':
        return columnSql(model, alias, field, value, values)
      case 'gt':
        return `${column} > ${values.place(value, type)}`
      case 'gte':
        return `${column} >= ${values.place(value, type)}`
      case 'lt':
        return `${column} < ${values.place(value, type)}`
      case 'lte':
        return `${column} <= ${values.place(value, type)}`
      case 'contains':
        return `${column} ${mode === 'insensitive' ? 'ilike' : 'like'} ${values.place(`%${value}%`, 'text')}`
      default:
        throw new Error(`${model}.${field}.${operator} has no meaning in SQL here`)
    }
  })
}
