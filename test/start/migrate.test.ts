import { createHash } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { connect } from '../../src/database/connect.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/database/embedded-postgres.ts'
import { migrate } from '../../src/database/migrate.ts'
import { makeTemporaryFolder, temporaryFolder } from './temporary-folder.ts'

describe('migrations', () => {
  let cluster: string
  let postgres: EmbeddedPostgres
  let url: string
  let folder: string
  let client: Client

  beforeAll(async () => {
    cluster = await makeTemporaryFolder()
    postgres = await startEmbeddedPostgres(cluster)
  }, 60_000)

  afterAll(async () => {
    await postgres.stop()
    await rm(cluster, { recursive: true })
  })

  beforeEach(async () => {
    url = await createDatabase()
    folder = await temporaryFolder()
    client = await connect(url)
    onTestFinished(() => client.end())
  })

  async function createDatabase(options = ''): Promise<string> {
    const name = `test_${performance.now().toString().replace('.', '_')}`
    const owner = await connect(postgres.url)
    await owner.query(`create database ${name} ${options}`)
    await owner.end()
    return postgres.url.replace('/claimgraph?', `/${name}?`)
  }

  async function write(name: string, sql: string): Promise<void> {
    await mkdir(join(folder, name), { recursive: true })
    await writeFile(join(folder, name, 'migration.sql'), sql)
  }

  const run = () => migrate(url, pathToFileURL(`${folder}/`))

  async function tables(): Promise<string[]> {
    const { rows } = await client.query(
      `select tablename from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' order by 1`,
    )
    return rows.map((row) => row.tablename)
  }

  test('are applied once each, in the order of their names', async () => {
    await write('2_b', 'create table b (a int references a)')
    await write('1_a', 'create table a (id int primary key); create table "é;" ();')
    expect(await run()).toEqual(['1_a', '2_b'])
    expect(await run()).toEqual([])
    await write('3_c', 'create table c ()')
    expect(await run()).toEqual(['3_c'])
    expect(await tables()).toEqual(['a', 'b', 'c', 'é;'])
  })

  test('are written into the books as Prisma writes them', async () => {
    const sql = 'create table a (); -- é'
    await write('1_a', sql)
    await run()
    const { rows } = await client.query('select * from _prisma_migrations')
    expect(rows).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        checksum: createHash('sha256').update(sql).digest('hex'),
        finished_at: expect.any(Date),
        migration_name: '1_a',
        logs: null,
        rolled_back_at: null,
        started_at: expect.any(Date),
        applied_steps_count: 1,
      },
    ])
  })

  test('run only once when two programs start at once', async () => {
    await write('1_a', 'create table a (); select pg_sleep(0.3)')
    await write('2_b', 'create table b ()')
    const applied = await Promise.all([run(), run(), run()])
    expect(applied.flat()).toEqual(['1_a', '2_b'])
  })

  test('one that fails leaves nothing behind, keeps those before it, and can be mended', async () => {
    await write('1_a', 'create table a ()')
    await write('2_b', 'create table b (); select 1 / 0; create table c ()')
    await expect(run()).rejects.toThrow('Migration 2_b failed, and nothing of it was kept: division by zero.')
    expect(await tables()).toEqual(['a'])
    await write('2_b', 'create table b ()')
    expect(await run()).toEqual(['2_b'])
  })

  test('one that cannot be written into the books leaves nothing behind', async () => {
    await write('1_a', 'create table a (); alter table _prisma_migrations rename to books')
    await expect(run()).rejects.toThrow('Migration 1_a failed, and nothing of it was kept')
    expect(await tables()).toEqual([])
  })

  test('one that was edited after it was applied is refused', async () => {
    await write('1_a', 'create table a ()')
    await run()
    await write('1_a', 'create table a (); ')
    await write('2_b', 'create table b ()')
    await expect(run()).rejects.toThrow('Migration 1_a was edited after it was applied.')
    expect(await tables()).toEqual(['a'])
  })

  test('one that Prisma left half done is refused, until it is declared rolled back', async () => {
    await write('1_a', 'create table a ()')
    await run()
    await write('2_b', 'create table b ()')
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, logs) values ('x', 'y', '2_b', 'ERROR')`,
    )
    await expect(run()).rejects.toThrow('Migration 2_b was begun outside Claimgraph and failed halfway.')
    await client.query(`update _prisma_migrations set rolled_back_at = now() where id = 'x'`)
    expect(await run()).toEqual(['2_b'])
  })

  test('a database of a newer program is refused', async () => {
    await write('1_a', 'create table a ()')
    await write('2_b', 'create table b ()')
    await run()
    await rm(join(folder, '2_b'), { recursive: true })
    await expect(run()).rejects.toThrow(
      'The database has had migration 2_b, which this program does not know',
    )
  })

  test('the database of another program is refused', async () => {
    await client.query('create table theirs ()')
    await write('1_a', 'create table a ()')
    await expect(run()).rejects.toThrow(
      'The database already holds tables, and they are not those of Claimgraph.',
    )
    expect(await tables()).toEqual(['theirs'])
  })

  test('a database that cannot hold every script is refused', async () => {
    url = await createDatabase(`encoding 'LATIN1' locale_provider 'libc' template template0`)
    await expect(run()).rejects.toThrow('The database is encoded in LATIN1, and Claimgraph needs UTF8.')
  })

  test('a database that is not there is named without its password', async () => {
    url = 'postgresql://user:hunter2@127.0.0.1:1/name'
    const refusal = await run().catch(String)
    expect(refusal).toContain('Cannot connect to PostgreSQL at 127.0.0.1:1/name: connect ECONNREFUSED')
    expect(refusal).not.toContain('hunter2')
  })
})
