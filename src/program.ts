import { relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { debuglog } from 'node:util'
import { type Config, StartError } from './config.ts'
import { loadCorpusIfEmpty } from './corpus/load.ts'
import { databaseAddress } from './database/connect.ts'
import { startEmbeddedPostgres } from './database/embedded-postgres.ts'
import { migrate } from './database/migrate.ts'
import type { Purpose } from './database/postgres-owner.ts'

const debug = debuglog('claimgraph')

/** A command that was given wrongly. */
export class UsageError extends StartError {}

/** How to stop what has been started, or is being started, in the order of the starts. */
const stops: Array<() => Promise<void>> = []
let isLeaving = false
let signalledAt = 0

/** Runs a program: whatever ends it, what it has started is stopped. */
export function run(program: () => Promise<void>, { codeOnSignal }: { codeOnSignal: number }): void {
  function onSignal(): void {
    // npm passes on the Ctrl-C that the terminal sends anyway: within a second it is the same one.
    if (signalledAt > 0 && Date.now() - signalledAt > 1_000) process.exit(1)
    signalledAt ||= Date.now()
    leave(codeOnSignal)
  }
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, onSignal)
  process.on('uncaughtException', giveUp)
  program().catch(giveUp)
}

/** What to do before the program ends; last come, first stopped. */
export function beforeLeaving(stop: () => Promise<void>): void {
  stops.push(stop)
}

/** Stops everything in reverse order, each within ten seconds, and exits. */
export async function leave(code: number): Promise<void> {
  if (isLeaving) return
  isLeaving = true
  for (const stop of stops.reverse()) {
    await Promise.race([stop().catch((error) => debug('%O', error)), sleep(10_000)])
  }
  process.exit(code)
}

function giveUp(error: unknown): void {
  if (isLeaving) return
  debug('%O', error)
  if (error instanceof StartError) {
    console.error(error.message)
    if (error instanceof UsageError) console.error('To see what there is: npm run claimgraph -- --help')
  } else {
    // Prisma's messages quote the code before they come to the point.
    const reason = error instanceof Error ? error.message.trim().split('\n').at(-1) : error
    console.error(`Claimgraph failed: ${reason}`)
    console.error('To see where, set NODE_DEBUG=claimgraph.')
  }
  leave(error instanceof UsageError ? 2 : 1)
}

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
