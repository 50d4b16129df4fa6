import { rm } from 'node:fs/promises'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { loadCorpusIfEmpty } from '../../src/corpus/load.ts'
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.ts'
import { migrate } from '../../src/database/migrate.ts'
import { makeTemporaryFolder } from '../start/temporary-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Of a server with the databases `template_empty` and `template_corpus`, of which each test file takes a copy. */
    postgresUrl: string
  }
}

/** Starts one Postgres for all tests, and makes what they copy: a migrated database, empty, and with the corpus. */
export default async function setUp(project: TestProject) {
  const folder = await makeTemporaryFolder()
  const postgres = await startEmbeddedPostgres(folder)
  const owner = new pg.Client(postgres.url)
  await owner.connect()
  await owner.query('create database template_empty')
  await migrate(databaseUrl(postgres.url, 'template_empty'))
  await owner.query('create database template_corpus template template_empty')
  await loadCorpusIfEmpty(databaseUrl(postgres.url, 'template_corpus'))
  await owner.end()
  project.provide('postgresUrl', postgres.url)
  return async () => {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** The same server, another database. */
export function databaseUrl(url: string, name: string): string {
  return url.replace(/\/\w+(\?|$)/, `/${name}$1`)
}
