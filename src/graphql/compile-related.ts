import {
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
} from 'graphql'
import { columnOf, type Relation, relationOf, sqlName } from '../database/model.ts'
import { whereSql } from '../database/where.ts'
import type { Compiler } from './compile.ts'
import type { Declaration } from './declare.ts'
import { type Field, listSql, NotCompilable, objectType } from './json-sql.ts'

type Of<Kind> = Extract<Declaration, { kind: Kind }>

/** What the row of a relation has in a column, or what each of its rows points to. */
export function throughSql(
  compiler: Compiler,
  declaration: Of<'through'>,
  model: string,
  alias: string,
  type: GraphQLNamedType,
  nodes: readonly FieldNode[],
): string {
  const relation = relationOf(model, declaration.relation)
  if (!relation) throw new NotCompilable()
  const between = compiler.nextAlias()
  const from = `from ${sqlName(relation.target)} ${between}`
  const ofRow = `${between}.${relation.targetColumn} = ${alias}.${relation.column}`
  if (isLeafType(type))
    return `(select ${between}.${columnOf(relation.target, declaration.field).name} ${from} where ${ofRow})`
  const next = relationOf(relation.target, declaration.field)
  if (!next) throw new NotCompilable()
  const inner = compiler.nextAlias()
  const object = objectType(type)
  return `(select ${listSql(compiler.object(object, next.target, inner, compiler.fieldsOf(object, nodes)), `order by ${inner}.${next.targetColumn}`)}
    ${from} join ${sqlName(next.target)} ${inner} on ${inner}.${next.targetColumn} = ${between}.${next.column}
    where ${ofRow})`
}

/** The rows of a relation, for a field of another name. */
export function relatedSql(
  compiler: Compiler,
  declaration: Of<'related'>,
  model: string,
  alias: string,
  field: Field,
  nodes: readonly FieldNode[],
): string {
  const relation = relationOf(model, declaration.relation)
  if (!relation) throw new NotCompilable()
  const query = declaration.query(compiler.argumentsOf(field, nodes) as never)
  return rowsOf(compiler, relation, alias, objectType(getNamedType(field.type)), nodes, query)
}

/** Which rows of a relation are asked for, in what order. */
export interface Query {
  where: object
  orderBy: object | object[]
}

/** The rows of a relation. */
export function rowsOf(
  compiler: Compiler,
  { target, targetColumn, column }: Relation,
  alias: string,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  { where, orderBy }: Query,
): string {
  const inner = compiler.nextAlias()
  const row = compiler.object(type, target, inner, compiler.fieldsOf(type, nodes))
  return `(select ${listSql(row, `order by ${orderSql(target, inner, orderBy)}`)}
    from ${sqlName(target)} ${inner}
    where ${inner}.${targetColumn} = ${alias}.${column} and ${whereSql(target, inner, where, compiler.values)})`
}

/** The rows of two relations, those of the first before those of the second. */
export function bothSql(
  compiler: Compiler,
  { relations }: Of<'both'>,
  model: string,
  alias: string,
  type: GraphQLNamedType,
  nodes: readonly FieldNode[],
  { where, orderBy }: Query,
): string {
  const [first, second] = relations.map((name) => relationOf(model, name))
  if (!first || !second) throw new NotCompilable()
  const { target } = first
  const inner = compiler.nextAlias()
  const row = compiler.object(objectType(type), target, inner, compiler.fieldsOf(objectType(type), nodes))
  const order = `order by ${inner}.${first.targetColumn} <> ${alias}.${first.column}, ${orderSql(target, inner, orderBy)}`
  return `(select ${listSql(row, order)}
    from ${sqlName(target)} ${inner}
    where ${alias}.${first.column} in (${inner}.${first.targetColumn}, ${inner}.${second.targetColumn})
      and ${whereSql(target, inner, where, compiler.values)})`
}

function orderSql(model: string, alias: string, orderBy: object | object[]): string {
  const columns = (Array.isArray(orderBy) ? orderBy : [orderBy]).flatMap((each) => Object.entries(each))
  if (columns.length === 0) throw new NotCompilable()
  return columns.map(([name, direction]) => `${alias}.${columnOf(model, name).name} ${direction}`).join(', ')
}
