import pg from 'pg'
import type { Database } from '../database/client.ts'
import { AS_OF } from '../database/statements.ts'
import type { Cell } from './column.ts'

/** How long a statement may run, and a client may take nothing, in milliseconds. */
export const PATIENCE = 120_000

/**
 * Opens one state of the whole database, as it is now or as it stood at a moment, whatever is written meanwhile: a
 * read-only transaction on a connection of its own. Whoever opens it closes it.
 */
export async function openSnapshot(databaseUrl: string, moment?: Date) {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'claimgraph export',
    connectionTimeoutMillis: 5_000,
  })
  // A connection that breaks says so by an event, too; the query under way fails anyway.
  client.on('error', () => {})
  await client.connect()
  let isClosed = false

  const close = async () => {
    if (isClosed) return
    isClosed = true
    await client.end()
  }

  try {
    const pid = await begin(client)
    if (moment) await client.query(AS_OF, [moment.toISOString()])
    return {
      /** The rows that belong to what a statement selects, to so many of them at a time. */
      read: (selected: Statement, rowsSql: string, batchSize: number) =>
        readRows(client, selected, rowsSql, batchSize),
      /** Ends what is being read, which then fails. */
      async cancel(database: Database) {
        if (!isClosed) await database.$queryRaw`select pg_cancel_backend(${pid}::integer)`
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function begin(client: pg.Client): Promise<number> {
  await client.query('begin isolation level repeatable read, read only')
  const { rows } = await client.query<{ pid: number }>(`
    select pg_backend_pid() as pid, ${Object.entries(SETTINGS)
      .map(([name, value]) => `set_config('${name}', '${value}', true)`)
      .join(', ')}`)
  return rows[0]?.pid ?? 0
}

const SETTINGS = {
  statement_timeout: PATIENCE,
  // Longer than a client may take nothing: this one is for a server that is gone itself.
  idle_in_transaction_session_timeout: 2 * PATIENCE,
  // All rows are wanted, and not the first of them soon.
  cursor_tuple_fraction: 1,
  // A batch is a small part of a large table: read from end to end, the table would be read once for each batch.
  random_page_cost: 1,
  max_parallel_workers_per_gather: 0,
  // Compiling a statement takes longer than most exports.
  jit: 'off',
  datestyle: 'ISO',
  timezone: 'UTC',
}

/** One statement and the values in it. */
export interface Statement {
  sql: string
  values: unknown[]
}

/**
 * Two statements, since one would look up what belongs to each row by itself: joined for thousands of ids at once, it is
 * several times faster, and takes no more memory.
 */
async function* readRows(client: pg.Client, selected: Statement, rowsSql: string, batchSize: number) {
  await client.query(`declare selected no scroll cursor for ${selected.sql}`, selected.values)
  while (true) {
    const { rows: ids } = await client.query<[number]>({
      text: `fetch forward ${batchSize} from selected`,
      rowMode: 'array',
    })
    if (ids.length === 0) return
    const { rows } = await client.query<Cell[]>({
      text: rowsSql,
      values: [ids.map(([id]) => id)],
      rowMode: 'array',
      types: { getTypeParser },
    })
    if (rows.length > 0) yield rows
    if (ids.length < batchSize) return
  }
}

const { DATE, TIMESTAMPTZ } = pg.types.builtins

function getTypeParser(type: number, format?: 'text' | 'binary') {
  if (type === DATE) return dayOf
  if (type === TIMESTAMPTZ) return momentOf
  return format === 'binary' ? pg.types.getTypeParser(type, format) : pg.types.getTypeParser(type)
}

/** Postgres has no year 0; ISO 8601 has, and EDTF with it. */
const dayOf = (text: string) => text.replace(/^0001-(.*) BC$/, '0000-$1')

/** "2026-11-22 10:00:00.5+00" -> "2026-11-22T10:00:00.500Z" */
const momentOf = (text: string) => new Date(text.replace(' ', 'T').replace('+00', 'Z')).toISOString()
