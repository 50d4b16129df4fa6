import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from '../config.ts'
import { connect } from './connect.ts'
import {
  handOver,
  makeSocketFolder,
  type PostgresHome,
  preparePostgresHome,
  readComplaint,
} from './postgres-home.ts'
import { askForOwner, findOwner, type Purpose, urlOf } from './postgres-owner.ts'

export interface EmbeddedPostgres {
  url: string
  folder: string
  /** Settles when Postgres ends, whoever ended it. */
  exited: Promise<void>
  stop(): Promise<void>
}

/** What Postgres says while a predecessor in the same folder is still on its way out. */
const BUSY = /lock file .* (already exists|is empty)|pre-existing shared memory block/

/**
 * Starts the Postgres that npm brought, on a Unix socket that only its account and root can open.
 * One folder serves one server: a second one is refused, and what a killed one left running is stopped first.
 * A command joins the Postgres of a running server. For the end of a command, others wait.
 */
export async function startEmbeddedPostgres(
  dataFolder: string,
  purpose: Purpose = 'server',
): Promise<EmbeddedPostgres> {
  const home = await preparePostgresHome(dataFolder)
  const giveUpAt = Date.now() + 30_000
  for (;;) {
    const owner = await findOwner(home)
    const isServed = owner?.purpose === 'server'
    if (isServed && purpose === 'command' && owner.url) {
      return { url: owner.url, folder: home.folder, exited: new Promise(() => {}), stop: async () => {} }
    }
    if (owner && ((isServed && purpose === 'server') || Date.now() > giveUpAt)) {
      throw new StartError(
        `The data folder ${home.folder} is in use by process ${owner.pid}.\n` +
          `Stop that one (kill ${owner.pid}), or set CLAIMGRAPH_DATA to another folder.`,
      )
    }
    const result = owner ? undefined : await launch(home, purpose)
    if (result && 'url' in result) return result
    if (result && (!result.isBusy || Date.now() > giveUpAt)) {
      throw new StartError(`PostgreSQL did not start: ${result.complaint}\nIts log: ${home.log}`)
    }
    await sleep(200)
  }
}

async function launch(
  home: PostgresHome,
  purpose: Purpose,
): Promise<EmbeddedPostgres | { complaint: string; isBusy: boolean }> {
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
    'claimgraph.purpose': purpose,
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // Until it is clear that the folder is ours: another one that runs there keeps its log.
  const ownLog = `${logPath}-${process.pid}`
  const log = await open(ownLog, 'w', 0o600)
  await handOver(ownLog, spawnOptions)
  // In a session of its own: Ctrl-C is for us, and Postgres goes down after the last request is answered.
  const postgres = spawn(join(programs, 'postgres'), ['-D', data, '-p', '5432', ...flags], {
    ...spawnOptions,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  })
  // At once, since it may end before the next line.
  const exit = once(postgres, 'exit')
  exit.catch(() => {})
  await once(postgres, 'spawn')
  await log.close()
  const guard = spawnGuard(postgres)
  const exited = exit.then(async () => {
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
      // Where two are launched at once, it may be the other's that answers.
      const owner = await askForOwner(socketFolder)
      if (owner?.pid === process.pid) {
        if (!owner.url) await createDatabase(socketFolder)
        await rename(ownLog, logPath)
        return { url: urlOf(socketFolder, 'claimgraph'), folder, exited, stop }
      }
      await sleep(50)
    }
  } catch (error) {
    await stop()
    throw error
  }
  await exited
  const complaint = await readComplaint(ownLog)
  const isBusy = BUSY.test(complaint)
  await (isBusy ? rm(ownLog) : rename(ownLog, logPath))
  return { complaint, isBusy }
}

async function createDatabase(socketFolder: string): Promise<void> {
  const client = await connect(urlOf(socketFolder, 'postgres'))
  await client.query('create database claimgraph')
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
