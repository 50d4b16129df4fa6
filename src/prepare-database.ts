import { relative } from 'node:path'
import type { Config } from './config.ts'
import { loadCorpusIfEmpty } from './corpus/load.ts'
import { databaseAddress } from './database/connect.ts'
import { startEmbeddedPostgres } from './database/embedded-postgres.ts'
import { migrate } from './database/migrate.ts'
import type { Purpose } from './database/postgres-owner.ts'
import { beforeLeaving, isLeaving, leave } from './program.ts'

/** The database of the settings: reached or started, migrated, and with the corpus that ships if it was empty. */
export async function prepareDatabase(config: Config, purpose: Purpose) {
  const opened = config.databaseUrl
    ? {
        databaseUrl: config.databaseUrl,
        kind: 'PostgreSQL',
        where: `at ${databaseAddress(config.databaseUrl)}`,
      }
    : await openEmbedded(config.dataFolder, purpose)
  await migrate(opened.databaseUrl)
  await loadCorpusIfEmpty(opened.databaseUrl)
  return opened
}

async function openEmbedded(dataFolder: string, purpose: Purpose) {
  const starting = startEmbeddedPostgres(dataFolder, purpose)
  beforeLeaving(async () => (await starting).stop())
  const { url, folder, exited } = await starting
  exited.then(() => {
    if (isLeaving) return
    console.error(`PostgreSQL ended unexpectedly; why is in ${folder}/postgres.log. Start Claimgraph again.`)
    leave(1)
  })
  const near = relative(process.cwd(), folder)
  const shown = near === '' || near.startsWith('..') ? folder : near
  return { databaseUrl: url, kind: 'embedded PostgreSQL', where: `in ${shown}` }
}
