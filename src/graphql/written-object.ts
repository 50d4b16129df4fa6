import { type FieldNode, type GraphQLNamedType, getNamedType } from 'graphql'
import type { Compiler } from './compile.ts'
import { NotCompilable, objectSql, objectType } from './json-sql.ts'

/** A field asked for of an object that is no row. */
export interface Asked {
  name: string
  args: Record<string, unknown>
  type: GraphQLNamedType
  nodes: readonly FieldNode[]
}

/** The JSON of an object each field of which is said in SQL; undefined for a field that cannot be. */
export function writtenObject(
  compiler: Compiler,
  of: GraphQLNamedType,
  nodes: readonly FieldNode[],
  sqlOf: (asked: Asked) => string | undefined,
): string {
  const object = objectType(of)
  return objectSql(object, compiler.fieldsOf(object, nodes), (field, asked) => {
    const args = compiler.argumentsOf(field, asked)
    const sql = sqlOf({ name: field.name, args, type: getNamedType(field.type), nodes: asked })
    if (sql === undefined) throw new NotCompilable()
    return sql
  })
}
