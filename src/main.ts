import { relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { debuglog } from 'node:util'
import { type Config, readConfig, StartError } from './config.ts'
import { countCorpus, loadCorpusIfEmpty } from './corpus/load.ts'
import { databaseAddress, readServerVersion } from './database/connect.ts'
import { startEmbeddedPostgres } from './database/embedded-postgres.ts'
import { migrate } from './database/migrate.ts'
import { startServer } from './server.ts'

const debug = debuglog('claimgraph')

/** How to stop what has been started, or is being started, in the order of the starts. */
const stops: Array<() => Promise<void>> = []
let isLeaving = false
let signalledAt = 0

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const { databaseUrl, kind, where } = await openDatabase(config)
  await migrate(databaseUrl)
  await loadCorpusIfEmpty(databaseUrl)

  const starting = startServer({ config, databaseUrl })
  stops.push(async () => (await starting).stop())
  const { url } = await starting.catch((error: unknown) => {
    throw explainListenError(error, config)
  })

  const corpus = await countCorpus(databaseUrl)
  const counts = Object.entries(corpus).map(([noun, count]) => `${count} ${noun}`)
  const origin = new URL(url).origin
  const version = await readServerVersion(databaseUrl)
  const query = '{ claims(filter: {about: {country: \\"CN\\"}}) { totalCount } }'
  console.log(`
Claimgraph is ready.
  GraphQL    ${url}
  Health     ${origin}/livez  /readyz
  Database   ${counts.join(', ')} (${kind} ${version} ${where})
  Try        curl -s ${url} -H 'content-type: application/json' -d '{"query":"${query}"}'
`)
}

async function openDatabase(config: Config) {
  const { databaseUrl } = config
  if (databaseUrl) {
    return { databaseUrl, kind: 'PostgreSQL', where: `at ${databaseAddress(databaseUrl)}` }
  }
  const starting = startEmbeddedPostgres(config.dataFolder)
  stops.push(async () => (await starting).stop())
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

function explainListenError(error: unknown, { host, port }: Config): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return new StartError(
      `Port ${port} on ${host} is taken. Stop what holds it, or set PORT to another, or to 0 for any.`,
    )
  }
  if (code === 'EACCES') return new StartError(`Port ${port} is reserved. Set PORT to one from 1024 on.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new StartError(`${host} is no address of this machine. Set HOST to one, or to 0.0.0.0 for all.`)
  }
  return error
}

/** Stops everything in reverse order, each within ten seconds, and exits. */
async function leave(code: number): Promise<void> {
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
  } else {
    console.error(`Claimgraph failed: ${error instanceof Error ? error.message : error}`)
    console.error('To see where, set NODE_DEBUG=claimgraph.')
  }
  leave(1)
}

function onSignal(): void {
  // npm passes on the Ctrl-C that the terminal sends anyway: within a second it is the same one.
  if (signalledAt > 0 && Date.now() - signalledAt > 1_000) process.exit(1)
  signalledAt ||= Date.now()
  leave(0)
}

const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP']
for (const signal of signals) process.on(signal, onSignal)
process.on('uncaughtException', giveUp)
start().catch(giveUp)
