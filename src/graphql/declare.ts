import type { FieldNode, GraphQLNamedType } from 'graphql'
import type { Values } from '../database/where.ts'
import type { Compiler } from './compile.ts'
import type { OrderColumn } from './cursor.ts'
import type { Field } from './json-sql.ts'
import type { OrderedIndex } from './ordered-index.ts'

// What a field declares of itself beside its resolver, so that an operation can be compiled into one SQL statement.
// Columns and relations need no word: Pothos knows them.

export type Declaration =
  /** An EDTF text, a first and a last day in three columns: "said" for said_edtf, said_from, said_to. */
  | { kind: 'range'; prefix: string }
  /** The one of several relations that is there, each of a type of its own. */
  | { kind: 'union'; relations: Record<string, string> }
  /** The rows of two relations of one type, those of the first before those of the second. */
  | { kind: 'both'; relations: [string, string] }
  /** The row whose unique column has the value of the argument of the same name. */
  | { kind: 'lookUp'; column: string }
  /** A list by pages. */
  | { kind: 'listing'; listing: ListingDeclaration }
  /** Of the row or rows of a relation, one field: a column of the row, or what each of the rows points to, by its id. */
  | { kind: 'through'; relation: string; field: string }
  /** The rows of a relation that has another name than the field. */
  | { kind: 'related'; relation: string; query: (args: never) => { where: object; orderBy: object[] } }
  /** Rows of a statement of its own, on the connection that it hangs at; none where there is no statement. */
  | { kind: 'rows'; sql: (scope: never, filter: never, values: Values) => string | undefined }
  /** An expression of its own, for the JSON of whatever the field has. */
  | { kind: 'written'; sql: (args: never, place: Place) => string }

/** Where in a statement a field is asked for, and what of it. */
export interface Place {
  compiler: Compiler
  /** What the statement calls the row that has the field. */
  alias: string
  /** Of the field, without its lists and non-nulls. */
  type: GraphQLNamedType
  nodes: readonly FieldNode[]
}

export interface ListingDeclaration {
  model: string
  scope: (parent: never) => object
  which: (filter: never) => object
  orders: Record<string, { by: OrderColumn[] }>
  defaultOrder: string
  /** Tables that carry the order of the list, the most selective first. */
  indexes: OrderedIndex[]
}

/** Puts a declaration among the options of a field: `t.field({ ...declares({ kind: 'range', prefix: 'said' }), … })`. */
export function declares(declaration: Declaration) {
  return { extensions: { declaration } }
}

/** What a field declares, if anything. */
export function declarationOf({ extensions }: Field): Declaration | undefined {
  return extensions.declaration as Declaration | undefined
}
