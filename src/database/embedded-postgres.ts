import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { StartError } from '../config.ts'
import {
  handOver,
  makeSocketFolder,
  type PostgresHome,
  preparePostgresHome,
  readComplaint,
} from './postgres-home.ts'

export interface EmbeddedPostgres {
  url: string
  folder: string
  /** Settles when Postgres ends, whoever ended it. */
  exited: Promise<void>
  stop(): Promise<void>
}

/** What Postgres says while a predecessor in the same folder is still on its way out. */
const BUSY = /lock file .* already exists|pre-existing shared memory block/

/**
 * Starts the Postgres that npm brought, on a Unix socket that only its account and root can open.
 * One folder serves one process: a second one is refused, and what a killed one left running is stopped first.
 */
export async function startEmbeddedPostgres(dataFolder: string): Promise<EmbeddedPostgres> {
  const home = await preparePostgresHome(dataFolder)
  const giveUpAt = Date.now() + 15_000
  for (;;) {
    await stopOrphan(home)
    const result = await launch(home)
    if ('url' in result) return result
    if (!BUSY.test(result.complaint) || Date.now() > giveUpAt) {
      throw new StartError(`PostgreSQL did not start: ${result.complaint}\nIts log: ${home.log}`)
    }
    await sleep(200)
  }
}

async function stopOrphan({ folder, data }: PostgresHome): Promise<void> {
  const lock = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  const [pid, , , , socketFolder] = lock.split('\n')
  const owner = socketFolder && (await findOwner(socketFolder))
  if (!owner) return
  if (isAlive(owner)) {
    throw new StartError(
      `The data folder ${folder} is in use by process ${owner}.\n` +
        `Stop that one (kill ${owner}), or set CLAIMGRAPH_DATA to another folder.`,
    )
  }
  for (let waited = 0; isAlive(Number(pid)) && waited < 10_000; waited += 50) {
    process.kill(Number(pid), 'SIGINT')
    await sleep(50)
  }
}

/** The process that started the Postgres there, if one answers and is not on its way down. */
async function findOwner(socketFolder: string): Promise<number | undefined> {
  const client = await tryConnect(urlOf(socketFolder, 'postgres'))
  const answer = await client
    ?.query<{ owner: string }>("select current_setting('claimgraph.owner') as owner")
    .catch(() => undefined)
  await client?.end()
  return answer?.rows[0] && Number(answer.rows[0].owner)
}

async function launch(home: PostgresHome): Promise<EmbeddedPostgres | { complaint: string }> {
  const { folder, data, log: logPath, programs, spawnOptions } = home
  const socketFolder = await makeSocketFolder(home)
  const settings = {
    listen_addresses: '',
    unix_socket_directories: `"${socketFolder}"`,
    unix_socket_permissions: '0700',
    shared_buffers: '128MB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    'claimgraph.owner': process.pid,
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = await open(logPath, 'w', 0o600)
  await handOver(logPath, spawnOptions)
  // In a session of its own: Ctrl-C is for us, and Postgres goes down after the last request is answered.
  const postgres = spawn(join(programs, 'postgres'), ['-D', data, '-p', '5432', ...flags], {
    ...spawnOptions,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  })
  await once(postgres, 'spawn')
  await log.close()
  const guard = spawnGuard(postgres)
  const exited = once(postgres, 'exit').then(async () => {
    guard.kill('SIGKILL')
    if (socketFolder !== data) await rm(socketFolder, { recursive: true, force: true })
  })
  async function stop() {
    postgres.kill('SIGINT')
    const timer = setTimeout(() => postgres.kill('SIGQUIT'), 8_000)
    await exited
    clearTimeout(timer)
  }

  try {
    // Without a limit: after a crash, Postgres first replays its log.
    while (postgres.exitCode === null && postgres.signalCode === null) {
      const client = await tryConnect(urlOf(socketFolder, 'postgres'))
      if (client) {
        await ensureDatabase(client)
        return { url: urlOf(socketFolder, 'claimgraph'), folder, exited, stop }
      }
      await sleep(50)
    }
  } catch (error) {
    await stop()
    throw error
  }
  await exited
  return { complaint: await readComplaint(home) }
}

async function ensureDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query("select from pg_database where datname = 'claimgraph'")
  if (rowCount === 0) await client.query('create database claimgraph')
  await client.end()
}

/** Takes Postgres down when this process ends in whatever way, be it `kill -9`: the guard's input then ends. */
function spawnGuard(postgres: ChildProcess): ChildProcess {
  return spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$0"', String(postgres.pid)], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
}

function urlOf(socketFolder: string, database: string): string {
  return `postgresql://claimgraph@localhost:5432/${database}?host=${encodeURIComponent(socketFolder)}&sslmode=disable`
}

/** Nothing when nobody answers, or when Postgres is on its way up or down (57P03). */
async function tryConnect(connectionString: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code !== '57P03') throw error
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
