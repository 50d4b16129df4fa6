import {
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  isObjectType,
} from 'graphql'

/** Thrown where a field says too little of itself to be put in SQL: the resolvers then answer the whole operation. */
export class NotCompilable extends Error {}

/** What is selected, by the key that it has in the answer. */
export type Fields = ReadonlyMap<string, readonly FieldNode[]>
export type Field = GraphQLField<unknown, unknown>

/** The JSON object of a selection. `sqlOf` says what each field is. */
export function objectSql(
  type: GraphQLObjectType,
  fields: Fields,
  sqlOf: (field: Field, nodes: readonly FieldNode[]) => string,
): string {
  // A call takes at most 100 arguments.
  if (fields.size > 50) throw new NotCompilable()
  const pairs = [...fields].map(([key, nodes]) => {
    const name = nodes[0]?.name.value ?? ''
    if (name === '__typename') return `'${key}', '${type.name}'`
    const field = type.getFields()[name]
    if (!field) throw new NotCompilable()
    return `'${key}', ${sqlOf(field, nodes)}`
  })
  return `json_build_object(${pairs.join(', ')})`
}

export function objectType(type: GraphQLNamedType | undefined): GraphQLObjectType {
  if (!isObjectType(type)) throw new NotCompilable()
  return type
}

/** A moment as the resolvers print it. */
export const momentSql = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The cursor of a row, as the resolvers make it. */
export const cursorSql = (typeName: string, order: string, columns: string[]) =>
  `translate(encode(convert_to(json_build_array('${typeName}', '${order}', ${columns.join(', ')})::text,
    'UTF8'), 'base64'), E'+/=\\n', '-_')`
