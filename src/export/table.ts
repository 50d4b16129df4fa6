import type { Column } from './column.ts'
import type { Noun } from './selection.ts'

/** One kind of export: its rows and columns. */
export interface Table {
  name: string
  description: string
  /** Whose filter selects the rows. */
  filter: Noun
  columns: Column[]
  /** The from clause, in which the noun's own table goes by its own name. */
  from: string
  orderBy: string
  /** The order, in words. */
  order: string
}
