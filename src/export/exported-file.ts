import type { Cell } from './column.ts'
import type { Noun } from './noun.ts'

/** What a request for a file asked. */
export interface Asked {
  /** The whole address, such as "http://127.0.0.1:4000/export/claims.csv". */
  url: string
  /** The filter that selects, as JSON, or undefined. */
  filter: string | undefined
  /** When it was asked. */
  at: Date
}

/** One file under /export: what it reads, and how it writes what it reads. */
export interface ExportedFile {
  name: string
  contentType: string
  /** Whose filter selects what it holds. */
  noun: Noun
  /** The statement for the rows of some of the noun, whose ids are $1, in the order of the ids. */
  sql: string
  /** How many of the noun are read, and written, at a time. */
  batchSize: number
  /** False where the format compresses by itself. */
  isCompressible: boolean
  write: (batches: AsyncIterable<Cell[][]>, asked: Asked) => AsyncIterable<string | Uint8Array>
}

/** Where a file with this claim alone is to be had: what identifies the claim to the world. */
export function addressOfClaim(file: string, key: string, review: string, { url }: Asked): string {
  const filter = { key, ...(review !== 'ACCEPTED' && { review }) }
  return new URL(`${file}?filter=${encodeURIComponent(JSON.stringify(filter))}`, url).href
}
