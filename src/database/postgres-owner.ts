import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { PostgresHome } from './postgres-home.ts'

/** What Postgres is started for: a server, whose Postgres commands join, or one command. */
export type Purpose = 'server' | 'command'

/** The program that started the Postgres of a folder and is still there. */
export interface Owner {
  pid: number
  purpose: Purpose
  /** Nothing while it has not made its database yet. */
  url: string | undefined
}

/** Finds who holds the folder. A Postgres that a killed owner left running is stopped. */
export async function findOwner({ data }: PostgresHome): Promise<Owner | undefined> {
  const lock = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  const [postgres, , , , socketFolder] = lock.split('\n')
  const owner = socketFolder && (await askForOwner(socketFolder))
  if (!owner) return undefined
  if (isAlive(owner.pid)) return owner
  for (let waited = 0; isAlive(Number(postgres)) && waited < 10_000; waited += 50) {
    process.kill(Number(postgres), 'SIGINT')
    await sleep(50)
  }
  return undefined
}

/** Whose Postgres it is that answers there, if any does and is not on its way down. */
export async function askForOwner(socketFolder: string): Promise<Owner | undefined> {
  const client = await tryConnect(urlOf(socketFolder, 'postgres'))
  const answer = await client
    ?.query<{ pid: number; purpose: Purpose; isReady: boolean }>(`
      select
        current_setting('claimgraph.owner')::int as pid,
        current_setting('claimgraph.purpose') as purpose,
        exists (select from pg_database where datname = 'claimgraph') as "isReady"
    `)
    .catch(() => undefined)
  await client?.end()
  const [owner] = answer?.rows ?? []
  return owner && { ...owner, url: owner.isReady ? urlOf(socketFolder, 'claimgraph') : undefined }
}

export function urlOf(socketFolder: string, database: string): string {
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
