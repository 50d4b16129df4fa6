import { type FieldNode, type GraphQLField, type GraphQLNamedType, getNamedType, isLeafType } from 'graphql'
import { columnOf, relationOf, sqlName } from '../database/model.ts'
import { whereSql } from '../database/where.ts'
import { type Compiler, orderSql } from './compile.ts'
import type { Declaration } from './declare.ts'
import { NotCompilable, objectType } from './json-sql.ts'

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
  return `(select coalesce(json_agg(${compiler.object(object, next.target, inner, compiler.fieldsOf(object, nodes))} order by ${inner}.${next.targetColumn}), '[]')
    ${from} join ${sqlName(next.target)} ${inner} on ${inner}.${next.targetColumn} = ${between}.${next.column}
    where ${ofRow})`
}

/** The rows of a relation, for a field of another name. */
export function relatedSql(
  compiler: Compiler,
  declaration: Of<'related'>,
  model: string,
  alias: string,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
): string {
  const relation = relationOf(model, declaration.relation)
  if (!relation) throw new NotCompilable()
  const inner = compiler.nextAlias()
  const type = objectType(getNamedType(field.type))
  const { where, orderBy } = declaration.query(compiler.argumentsOf(field, nodes) as never)
  return `(select coalesce(json_agg(${compiler.object(type, relation.target, inner, compiler.fieldsOf(type, nodes))} order by ${orderSql(relation.target, inner, orderBy)}), '[]')
    from ${sqlName(relation.target)} ${inner}
    where ${inner}.${relation.targetColumn} = ${alias}.${relation.column} and ${whereSql(relation.target, inner, where, compiler.values)})`
}
