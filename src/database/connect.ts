import pg from 'pg'
import { type Config, StartError } from '../config.ts'

/** One connection, for work at start. Whoever opens it ends it. */
export async function connect(databaseUrl: string): Promise<pg.Client> {
  try {
    const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
    // A connection that breaks while idle says so by an event, which nobody hears; the next query fails anyway.
    client.on('error', () => {})
    await client.connect()
    return client
  } catch (error) {
    throw new StartError(
      `Cannot connect to PostgreSQL at ${databaseAddress(databaseUrl)}: ${reasonOf(error)}.\n` +
        'Check DATABASE_URL, and that the server runs and lets this user in.',
    )
  }
}

/** The pool through which requests are answered: bounded in number, in waiting and in running. */
export function openPool(
  databaseUrl: string,
  { poolSize, statementTimeoutMs }: Pick<Config, 'poolSize' | 'statementTimeoutMs'>,
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    application_name: 'claimgraph',
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    // With it go the statements that were prepared on it: see statements.ts.
    maxLifetimeSeconds: 3_600,
    ...(statementTimeoutMs > 0 && { statement_timeout: statementTimeoutMs }),
  })
  // A connection that breaks is replaced. Whoever uses it hears of it by what it asked, and the next if none can be had;
  // an event that nobody listens to would end the program.
  pool.on('connect', (client) => void client.on('error', () => {}))
  pool.on('error', () => {})
  return pool
}

/** Host, port and database, without user and password. */
export function databaseAddress(databaseUrl: string): string {
  const { host, port, database } = new pg.Client({ connectionString: databaseUrl })
  return `${host}:${port}/${database}`
}

/** As in "18.4", without the distribution's own number. */
export async function readServerVersion(databaseUrl: string): Promise<string> {
  const client = await connect(databaseUrl)
  const { rows } = await client.query<{ version: string }>(
    "select split_part(current_setting('server_version'), ' ', 1) as version",
  )
  await client.end()
  return rows[0]?.version ?? ''
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // A host name with several addresses fails with one error for all of them, which has a code but no message.
  return error.message || ('code' in error ? String(error.code) : error.name)
}
