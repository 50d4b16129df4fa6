import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { access, chown, constants, mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { defaultDataFolder, StartError } from '../config.ts'
import { fillOnce, findPrograms, lastLine, type SpawnOptions } from './postgres-programs.ts'

const run = promisify(execFile)

/** Postgres refuses to run as root. Started by root it runs as somebody else; started by a user, as that user. */
type Account = { uid: number; gid: number } | undefined

export interface PostgresHome {
  folder: string
  /** The cluster, which Postgres calls its data directory. */
  data: string
  log: string
  /** The folder of the programs `postgres` and `initdb`. */
  programs: string
  spawnOptions: SpawnOptions
}

/** Makes sure that there are a folder, programs that run and a cluster, and that one account may use all three. */
export async function preparePostgresHome(wantedFolder: string): Promise<PostgresHome> {
  if (process.platform === 'win32') {
    throw new StartError(
      'On Windows, run Claimgraph in WSL, or set DATABASE_URL to a PostgreSQL 15 or newer.',
    )
  }
  const isRoot = process.getuid?.() === 0
  const { folder, account } = isRoot ? await settleAsRoot(wantedFolder) : await settleAsUser(wantedFolder)
  const spawnOptions = { ...account, cwd: '/', env: { PATH: process.env.PATH, LC_ALL: 'C' } }
  const programs = await findPrograms(folder, spawnOptions)
  const home = {
    folder,
    data: join(folder, 'data'),
    log: join(folder, 'postgres.log'),
    programs,
    spawnOptions,
  }
  await fillOnce(home.data, (draft) => createCluster(draft, home))
  return home
}

async function settleAsUser(folder: string): Promise<{ folder: string; account: Account }> {
  try {
    mkdirSync(folder, { recursive: true })
    const data = join(folder, 'data')
    await access(existsSync(data) ? data : folder, constants.W_OK | constants.X_OK)
    return { folder, account: undefined }
  } catch {
    throw new StartError(
      `The data folder ${folder} cannot be made or belongs to another user.\n` +
        'Run this as whoever started Claimgraph there, or set CLAIMGRAPH_DATA to a folder of your own.',
    )
  }
}

/**
 * A project under /root is out of reach for every account but root's. Its data then goes under /var/lib,
 * unless the user has said where it should be.
 */
async function settleAsRoot(wanted: string): Promise<{ folder: string; account: Account }> {
  const elsewhere = join('/var/lib/claimgraph', dirname(defaultDataFolder))
  for (const folder of wanted === defaultDataFolder ? [wanted, elsewhere] : [wanted]) {
    const nearest = nearestExisting(join(folder, 'data'))
    for (const name of [String(statSync(nearest).uid), 'postgres', 'nobody']) {
      const account = await findAccount(name)
      if (!account || !(await canEnter(nearest, account))) continue
      if (!existsSync(folder)) {
        const umask = process.umask(0o022)
        mkdirSync(folder, { recursive: true })
        process.umask(umask)
        await chown(folder, account.uid, account.gid)
      }
      return { folder, account }
    }
  }
  throw new StartError(
    `PostgreSQL does not run as root, and no other account (postgres, nobody) can enter ${wanted}.\n` +
      'Set CLAIMGRAPH_DATA to a folder that all may enter, such as /var/lib/claimgraph, or start as an ordinary user.',
  )
}

function nearestExisting(path: string): string {
  return existsSync(path) ? path : nearestExisting(dirname(path))
}

/** By name or by number. It must be listed, since `initdb` asks for the name of whoever runs it. */
async function findAccount(name: string): Promise<Account> {
  if (name === '0') return undefined
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined
  }
}

function canEnter(folder: string, account: Account): Promise<boolean> {
  return run('/bin/sh', ['-c', 'cd "$0"', folder], { ...account, cwd: '/' }).then(
    () => true,
    () => false,
  )
}

async function createCluster(draft: string, { programs, spawnOptions }: PostgresHome): Promise<void> {
  await handOver(draft, spawnOptions)
  const flags = ['--username=claimgraph', '--auth-local=trust', '--auth-host=reject', '--encoding=UTF8']
  // Sorts by code point like C, but knows the upper and lower case of every script. The same on every machine.
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  try {
    await run(join(programs, 'initdb'), [`--pgdata=${draft}`, ...flags, ...locale], spawnOptions)
  } catch (error) {
    throw new StartError(`The database could not be created in ${dirname(draft)}: ${lastLine(error)}.`)
  }
}

/** Gives what root has made to the account that runs Postgres. */
export async function handOver(path: string, { uid, gid }: SpawnOptions): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid)
}

/** The cluster itself, to which no one else has access, or where its path is too long a private temporary folder. */
export async function makeSocketFolder({ data, spawnOptions }: PostgresHome): Promise<string> {
  // 104 bytes on macOS, 108 on Linux, of which the name of the socket takes 18.
  if (Buffer.byteLength(data) <= 85) return data
  const folder = await mkdtemp(join(tmpdir(), 'claimgraph-'))
  await handOver(folder, spawnOptions)
  return folder
}

/** Why Postgres ended, in its own words. */
export async function readComplaint(log: string): Promise<string> {
  const lines = (await readFile(log, 'utf8')).split('\n').map((line) => line.replace(/^.*?\] /, ''))
  const wanted = lines.filter((line) => /^(FATAL|DETAIL|HINT):/.test(line))
  return wanted.join(' ') || lines.filter(Boolean).at(-1) || 'it said nothing.'
}
