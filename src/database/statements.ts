import type pg from 'pg'
import { TextRow } from './text-row.ts'

/** Most statements that are prepared in an hour. A connection lasts no longer, see connect.ts. */
const MOST_PREPARED = 100
const HOUR = 3_600_000
/** Most statements whose use is counted. */
const MOST_COUNTED = 1_000

/** For the rest of a transaction, the views of `as_of` stand for the tables: see the migration of that name. */
export const AS_OF = `select set_config('search_path', 'as_of, ' || current_setting('search_path'), true),
  set_config('claimgraph.as_of', $1, true)`

/** Nobody waited for a statement any more when its turn came. */
export class Abandoned extends Error {}

interface Options {
  moment?: Date
  isAbandoned?: () => boolean
}

/**
 * Runs statements of which the same come again and again. A statement is prepared on its second use; what comes once, and
 * what goes beyond the limit, is planned anew each time.
 */
export class Statements {
  private readonly pool: pg.Pool
  private readonly names = new Map<string, string>()
  private readonly seen = new Set<string>()
  private beganAt = Date.now()
  private named = 0

  constructor(pool: pg.Pool) {
    this.pool = pool
  }

  /**
   * Gives the cells of the first row, on the database as it stands, or as it stood at a moment. What is abandoned before a
   * connection is free is not asked any more.
   */
  async run(
    text: string,
    values: unknown[],
    { moment, isAbandoned }: Options = {},
  ): Promise<(string | null)[]> {
    const row = new TextRow(moment ? '' : this.nameOf(text), text, values)
    const client = await this.pool.connect()
    if (isAbandoned?.()) {
      client.release()
      throw new Abandoned()
    }
    try {
      if (moment) {
        await client.query('begin read only')
        await client.query(AS_OF, [moment.toISOString()])
      }
      const cells = await row.readOn(client)
      if (moment) await client.query('commit')
      client.release()
      return cells
    } catch (error) {
      // The connection goes, and with it whatever state it was left in.
      client.release(true)
      throw error
    }
  }

  /** Empty for what is not prepared. */
  private nameOf(text: string): string {
    const name = this.names.get(text)
    if (name !== undefined) return name
    if (this.names.size === MOST_PREPARED && Date.now() - this.beganAt > HOUR) {
      this.names.clear()
      this.beganAt = Date.now()
    }
    if (this.seen.has(text) && this.names.size < MOST_PREPARED) {
      this.seen.delete(text)
      this.named += 1
      const next = `claimgraph_${this.named}`
      this.names.set(text, next)
      return next
    }
    if (this.seen.size === MOST_COUNTED) this.seen.clear()
    this.seen.add(text)
    return ''
  }
}
