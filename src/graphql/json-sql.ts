import {
  type FieldNode,
  GraphQLBoolean,
  type GraphQLField,
  GraphQLInt,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isEnumType,
  isLeafType,
  isObjectType,
} from 'graphql'

// JSON is written as text, piece by piece: PostgreSQL takes longer for json_build_object and json_agg. What an
// expression here gives is text that is JSON, or null, for an object and a list of objects; for a leaf it is the value.

/** Thrown where a field says too little of itself to be put in SQL: the resolvers then answer the whole operation. */
export class NotCompilable extends Error {}

/** What is selected, by the key that it has in the answer. */
export type Fields = ReadonlyMap<string, readonly FieldNode[]>
export type Field = GraphQLField<unknown, unknown>

/** The JSON object of a selection, never null. `sqlOf` says what each field is. */
export function objectSql(
  type: GraphQLObjectType,
  fields: Fields,
  sqlOf: (field: Field, nodes: readonly FieldNode[]) => string,
): string {
  const pairs = [...fields].map(([key, nodes]) => {
    const name = nodes[0]?.name.value ?? ''
    if (name === '__typename') return `"${key}":"${type.name}"`
    const field = type.getFields()[name]
    if (!field) throw new NotCompilable()
    return `"${key}":' || coalesce(${jsonSql(field, sqlOf(field, nodes))}, 'null') || '`
  })
  return `('{${pairs.join(',')}}')`
}

/** Columns whose texts have nothing that JSON would escape: see the invariants …_slug_is_readable and country_code_is_iso. */
const READABLE = ['slug', 'code']

/** The JSON of what a field has. */
function jsonSql({ type, extensions }: Field, sql: string): string {
  const value = getNullableType(type)
  if (!isLeafType(getNamedType(type))) return sql
  // Shorter than to_json, which finds out at each call how to write what it is given.
  if (isEnumType(value) || READABLE.includes(String(extensions.pothosExposedField)))
    return `'"' || (${sql}) || '"'`
  if (value === GraphQLInt || value === GraphQLBoolean) return `(${sql})::text`
  return `to_json(${sql})::text`
}

/** The JSON list of the rows of a query, of which `json` is never null; an empty one where there are none. */
export const listSql = (json: string, order = '', filter = '') =>
  `coalesce('[' || string_agg(${json}, ',' ${order}) ${filter} || ']', '[]')`

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
