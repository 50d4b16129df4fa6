import type { FieldNode, GraphQLNamedType } from 'graphql'
import type { Values } from '../database/where.ts'
import type { Compiler } from './compile.ts'
import type { OrderColumn } from './cursor.ts'

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
  /** Rows of a statement of its own, on the connection that it hangs at; none where there is no statement. */
  | { kind: 'rows'; sql: (scope: never, filter: never, values: Values) => string | undefined }
  /** Whatever the field itself says in SQL of the row that it hangs at, with the help of the compiler. */
  | { kind: 'own'; sql: (compiler: Compiler, asked: AskedField<never>) => string }

/** A field as an operation asks for it. */
export interface AskedField<Arguments = unknown> {
  /** What the statement calls the row that it hangs at. */
  alias: string
  type: GraphQLNamedType
  args: Arguments
  nodes: readonly FieldNode[]
}

export interface ListingDeclaration {
  model: string
  scope: (parent: never) => object
  which: (filter: never) => object
  orders: Record<string, { by: OrderColumn[] }>
  defaultOrder: string
}

/** Puts a declaration among the options of a field: `t.field({ ...declares({ kind: 'range', prefix: 'said' }), … })`. */
export function declares(declaration: Declaration) {
  return { extensions: { declaration } }
}
