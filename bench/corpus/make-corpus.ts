import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import { migrate } from '../../src/database/migrate.ts'
import { report } from '../progress.ts'

export interface Corpus {
  claims: number
  databaseUrl: string
  /** Seconds that it took to make, or nothing where an earlier run has made it. */
  seconds: number | undefined
  megabytes: number
}

/** The same Postgres, another database. */
function databaseUrlOf(url: string, name: string): string {
  return url.replace(/\/\w+(\?|$)/, `/${name}$1`)
}

/** Makes a database with so many claims, unless the same one is there from an earlier run. */
export async function makeCorpus(ownerUrl: string, claims: number): Promise<Corpus> {
  const owner = await open(ownerUrl)
  try {
    const corpusSql = await readFile(new URL('corpus.sql', import.meta.url), 'utf8')
    const recipe = createHash('sha256')
      .update(corpusSql)
      .update(await readMigrations())
      .digest('hex')
    const name = `bench_${claims}_${recipe.slice(0, 8)}`
    // Of this size by another recipe, or left unfinished by a run that was interrupted.
    const { rows } = await owner.query(
      'select datname from pg_database where datname like $1 or datname like $2',
      [`bench\\_${claims}\\_%`, 'bench\\_draft\\_%'],
    )
    const isThere = rows.some(({ datname }) => datname === name)
    const began = Date.now()
    if (!isThere) {
      for (const { datname } of rows) await owner.query(`drop database ${datname}`)
      const draft = `bench_draft_${process.pid}`
      await owner.query(`create database ${draft}`)
      await migrate(databaseUrlOf(ownerUrl, draft))
      await fill(databaseUrlOf(ownerUrl, draft), corpusSql, claims)
      await owner.query(`alter database ${draft} rename to ${name}`)
    }
    const size = await owner.query('select pg_database_size($1) / 1e6 as megabytes', [name])
    return {
      claims,
      databaseUrl: databaseUrlOf(ownerUrl, name),
      seconds: isThere ? undefined : Math.round((Date.now() - began) / 1000),
      megabytes: Math.round(size.rows[0].megabytes),
    }
  } finally {
    await owner.end()
  }
}

async function readMigrations(): Promise<string> {
  const folder = new URL('../../prisma/migrations/', import.meta.url)
  const names = (await readdir(folder)).filter((name) => /^\d/.test(name)).sort()
  const texts = await Promise.all(
    names.map((name) => readFile(new URL(`${name}/migration.sql`, folder), 'utf8')),
  )
  return texts.join('')
}

async function fill(databaseUrl: string, corpusSql: string, claims: number): Promise<void> {
  const client = await open(databaseUrl)
  await client.query('begin')
  await client.query(`
    set local session_replication_role = replica;
    set local claimgraph.bulk_load = on;
    set local synchronous_commit = off;
    set local work_mem = '256MB';
    set local maintenance_work_mem = '256MB';
    set local bench.claims = ${claims}`)
  // What fills in a row as it is written has to run; what checks it or refreshes an index table need not.
  const { rows: fills } = await client.query(`
    select tgname, tgrelid::regclass::text as tgtable from pg_trigger
    where not tgisinternal and tgtype & 2 = 2 and (tgrelid in ('claim'::regclass, 'unnamed_speaker'::regclass) or tgname = 'takes_order_of_claim')`)
  for (const { tgname, tgtable } of fills)
    await client.query(`alter table ${tgtable} enable always trigger ${tgname}`)
  for (const statement of corpusSql.split(/;\n/)) {
    const [, word = ''] =
      /^(?:--.*\n|\s)*(?:insert into|create temp table|update) (\w+)/.exec(statement) ?? []
    if (word) report(`${claims} claims: ${word.replace('_', ' ')}`)
    await client.query(statement)
  }
  for (const { tgname, tgtable } of fills)
    await client.query(`alter table ${tgtable} enable trigger ${tgname}`)
  report(`${claims} claims: statistics of the tables`)
  await client.query('commit')
  await client.query('analyze')
  const { rows: refreshes } = await client.query(
    "select proname from pg_proc where proname like 'refresh_all_%' order by proname",
  )
  for (const { proname } of refreshes) {
    report(`${claims} claims: ${proname.replaceAll('_', ' ')}`)
    await client.query(`set claimgraph.bulk_load = on; set work_mem = '256MB'; select ${proname}()`)
  }
  const { rows: tables } = await client.query(
    "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
  )
  report(`${claims} claims: sequences`)
  await client.query(`
    select setval(pg_get_serial_sequence(table_name, 'id'), 100000000) from information_schema.columns
    where table_schema = 'public' and column_name = 'id' and column_default is not null`)
  for (const { relname } of tables) {
    report(`${claims} claims: vacuum ${relname}`)
    await client.query(`vacuum (analyze) ${relname}`)
  }
  const { rows: checks } = await client.query(
    "select viewname from pg_views where schemaname = 'public' and viewname like '%\\_check'",
  )
  for (const { viewname } of checks) {
    report(`${claims} claims: ${viewname.replaceAll('_', ' ')}`)
    const { rows } = await client.query(`select count(*)::int as wrong from ${viewname}`)
    if (rows[0].wrong > 0)
      throw new Error(
        `${viewname} has ${rows[0].wrong} rows: the corpus is not as the product would leave it`,
      )
  }
  await client.query('checkpoint')
  await client.end()
}

async function open(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString })
  client.on('error', () => {})
  await client.connect()
  return client
}
