import type { Column } from './column.ts'
import type { Noun } from './noun.ts'

/** One kind of export: its rows and columns. */
export interface Table {
  name: string
  description: string
  /** Whose filter selects the rows. */
  filter: Noun
  columns: Column[]
  /** The from clause, in which the noun's own table goes by its own name. */
  from: string
  /** What the from clause joins by name: selected once for all ids, which are $1, instead of row by row. */
  gathered?: Record<string, string>
  orderBy: string
  /** The order, in words. */
  order: string
}
