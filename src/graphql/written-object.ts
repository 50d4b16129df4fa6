import { type FieldNode, type GraphQLNamedType, type GraphQLObjectType, getNamedType } from 'graphql'
import { type Compiler, NotCompilable, objectType } from './compile.ts'

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
  const object: GraphQLObjectType = objectType(of)
  const pairs = [...compiler.fieldsOf(object, nodes)].map(([key, asked]) => {
    const name = asked[0]?.name.value ?? ''
    if (name === '__typename') return `'${key}', '${object.name}'`
    const field = object.getFields()[name]
    const sql =
      field &&
      sqlOf({ name, args: compiler.argumentsOf(field, asked), type: getNamedType(field.type), nodes: asked })
    if (sql === undefined) throw new NotCompilable()
    return `'${key}', ${sql}`
  })
  return `json_build_object(${pairs.join(', ')})`
}
