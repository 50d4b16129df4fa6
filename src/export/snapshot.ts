import pg from 'pg'
import type { Database } from '../database/client.ts'
import type { Cell } from './column.ts'

/** How long a statement may run, and a client may take nothing, in milliseconds. */
export const PATIENCE = 120_000

/**
 * Opens one state of the whole database, as it is now, whatever is written meanwhile: a read-only transaction on a
 * connection of its own. Whoever opens it closes it.
 */
export async function openSnapshot(databaseUrl: string) {
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
    return {
      /** The rows of a statement, so many at a time. */
      read: (sql: string, values: unknown[], batchSize: number) => readRows(client, sql, values, batchSize),
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
  // Compiling a statement takes longer than most exports.
  jit: 'off',
  datestyle: 'ISO',
  timezone: 'UTC',
}

async function* readRows(client: pg.Client, sql: string, values: unknown[], batchSize: number) {
  await client.query(`declare exported no scroll cursor for ${sql}`, values)
  while (true) {
    const { rows } = await client.query<Cell[]>({
      text: `fetch forward ${batchSize} from exported`,
      rowMode: 'array',
      types: { getTypeParser },
    })
    if (rows.length > 0) yield rows
    if (rows.length < batchSize) return
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
