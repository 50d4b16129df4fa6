import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import { StartError } from '../config.ts'
import { connect } from './connect.ts'

interface Migration {
  name: string
  sql: string
  checksum: string
}

/** The number under which Prisma's own command locks, so that the two never migrate at once. */
const PRISMA_LOCK = 72_707_369

/**
 * Applies what has not been applied yet, in the order of the names, and returns those names.
 * Keeps Prisma's own books, so that `prisma migrate` can take over at any time.
 */
export async function migrate(
  connectionString: string,
  folder = new URL('../../prisma/migrations/', import.meta.url),
): Promise<string[]> {
  const migrations = await readMigrations(folder)
  const client = await connect(connectionString)
  try {
    await refuseUnfitServer(client)
    await client.query("set lock_timeout = '60s'; set statement_timeout = 0")
    await client.query('select pg_advisory_lock($1)', [PRISMA_LOCK])
    const done = await openBooks(client)
    refuseUnfitBooks(migrations, done)
    const due = migrations.filter(({ name }) => !done.some((row) => row.migration_name === name))
    for (const migration of due) await apply(client, migration)
    return due.map(({ name }) => name)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    throw new StartError(
      `The database could not be migrated: ${error.message}.\n` +
        'The user in DATABASE_URL must be allowed to create tables, and no other session may hold them.',
    )
  } finally {
    await client.end()
  }
}

async function readMigrations(folder: URL): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(new URL(`${encodeURIComponent(name)}/migration.sql`, folder), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

async function refuseUnfitServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string; encoding: string }>(`
    select
      current_setting('server_version_num')::int as number,
      current_setting('server_version') as version,
      current_setting('server_encoding') as encoding
  `)
  for (const { number, version, encoding } of rows) {
    if (number < 150_000) throw new StartError(`Claimgraph needs PostgreSQL 15 or newer; this is ${version}.`)
    if (encoding !== 'UTF8') {
      throw new StartError(
        `The database is encoded in ${encoding}, and Claimgraph needs UTF8.\n` +
          "Create one with: create database … encoding 'UTF8' template template0",
      )
    }
  }
}

type Row = { migration_name: string; checksum: string; finished_at: Date | null }

async function openBooks(client: pg.Client): Promise<Row[]> {
  const { rows } = await client.query<{ books: string | null; others: number }>(`
    select
      to_regclass('_prisma_migrations')::text as books,
      (select count(*)::int from pg_tables where schemaname = current_schema()) as others
  `)
  if (rows.some(({ books, others }) => books === null && others > 0)) {
    throw new StartError(
      'The database already holds tables, and they are not those of Claimgraph.\n' +
        'Let DATABASE_URL name an empty database of its own.',
    )
  }
  await client.query(`
    create table if not exists _prisma_migrations (
      id varchar(36) primary key,
      checksum varchar(64) not null,
      finished_at timestamptz,
      migration_name varchar(255) not null,
      logs text,
      rolled_back_at timestamptz,
      started_at timestamptz not null default now(),
      applied_steps_count integer not null default 0
    )
  `)
  const books = await client.query<Row>(`
    select migration_name, checksum, finished_at
    from _prisma_migrations
    where rolled_back_at is null
    order by migration_name
  `)
  return books.rows
}

function refuseUnfitBooks(migrations: Migration[], done: Row[]): void {
  for (const { migration_name: name, checksum, finished_at } of done) {
    const migration = migrations.find((one) => one.name === name)
    if (!migration) {
      throw new StartError(
        `The database has had migration ${name}, which this program does not know: it comes from a newer one.\n` +
          'Update Claimgraph, or give it another database.',
      )
    }
    if (!finished_at) {
      throw new StartError(
        `Migration ${name} was begun outside Claimgraph and failed halfway.\n` +
          `Put the database right, then run: npx prisma migrate resolve --config prisma/config.ts --rolled-back ${name}`,
      )
    }
    if (migration.checksum !== checksum) {
      throw new StartError(
        `Migration ${name} was edited after it was applied.\n` +
          `Restore prisma/migrations/${name}/migration.sql, or give Claimgraph another database.`,
      )
    }
  }
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       values ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('commit')
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    throw new StartError(`Migration ${name} failed, and nothing of it was kept: ${error.message}.`)
  }
}
