import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { makeTemporaryFolder } from './temporary-folder.ts'

const root = resolve(import.meta.dirname, '../..')
const startCommand: string[] = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
).scripts.start.split(' ')

test('the image starts as npm start does', () => {
  const [, command = ''] = /^CMD (.*)$/m.exec(readFileSync(join(root, 'Dockerfile'), 'utf8')) ?? []
  expect(JSON.parse(command)).toEqual(startCommand)
})

describe('npm start', { timeout: 60_000 }, () => {
  let folder: string
  beforeAll(async () => {
    folder = await makeTemporaryFolder()
  })
  afterAll(() => rm(folder, { recursive: true }))

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'says when it is ready, and on %s leaves nothing behind',
    async (signal) => {
      const program = start()
      await program.ready
      expect(program.output()).toMatch(
        /Claimgraph is ready\.\n {2}GraphQL +http:\/\/127\.0\.0\.1:\d+\/graphql\n/,
      )
      expect(program.output()).toMatch(/Database +\d+ articles, \d+ claims.* \(embedded PostgreSQL 18/)
      const postgres = postgresOf(folder)
      program.child.kill(signal)
      expect(await program.ended).toBe(0)
      expect(isAlive(postgres)).toBe(false)
    },
  )

  test('refuses a folder that another one serves, and names that one', async () => {
    const first = start()
    await first.ready
    const second = start()
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain(`The data folder ${folder} is in use by process ${first.child.pid}.`)
    expect(isAlive(postgresOf(folder))).toBe(true)
  })

  test('when killed, takes Postgres along, and starts again', async () => {
    const killed = start()
    await killed.ready
    const postgres = postgresOf(folder)
    killed.child.kill('SIGKILL')
    await until(() => !isAlive(postgres))
    await start().ready
  })

  test('stops a Postgres that was left running, and starts again', async () => {
    const killed = start()
    await killed.ready
    const orphan = postgresOf(folder)
    process.kill(guardOf(orphan), 'SIGKILL')
    killed.child.kill('SIGKILL')
    await killed.ended
    expect(isAlive(orphan)).toBe(true)
    await start().ready
    expect(isAlive(orphan)).toBe(false)
  })

  test('ends when Postgres is killed, says so, and starts again', async () => {
    const program = start()
    await program.ready
    process.kill(postgresOf(folder), 'SIGKILL')
    expect(await program.ended).toBe(1)
    expect(program.output()).toContain('PostgreSQL ended unexpectedly')
    await start().ready
  })

  test('says when the port is taken, and leaves nothing behind', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void other.close())
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const program = start({ PORT: String(port) })
    expect(await program.ended).toBe(1)
    expect(program.output()).toMatch(new RegExp(`^Port ${port} on 127.0.0.1 is taken.*\n$`))
    expect(() => postgresOf(folder)).toThrow('ENOENT')
  })

  test('says when the database is out of reach, and nothing more', async () => {
    const program = start({ DATABASE_URL: 'postgresql://user:hunter2@127.0.0.1:1/name' })
    expect(await program.ended).toBe(1)
    expect(program.output()).toBe(
      'Cannot connect to PostgreSQL at 127.0.0.1:1/name: connect ECONNREFUSED 127.0.0.1:1.\n' +
        'Check DATABASE_URL, and that the server runs and lets this user in.\n',
    )
  })

  function start(settings: Record<string, string> = {}) {
    const child = spawn(process.execPath, startCommand.slice(1), {
      cwd: root,
      env: { PATH: process.env.PATH, CLAIMGRAPH_DATA: folder, PORT: '0', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    onTestFinished(() => stop(child))
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text))
    const ended = once(child, 'close').then(([code]) => code)
    const ready = until(() => {
      if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}: ${output}`)
      return output.includes('Try ')
    })
    ready.catch(() => {})
    return { child, ready, ended, output: () => output }
  }
})

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await sleep(20)
}

function postgresOf(folder: string): number {
  return Number.parseInt(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8'), 10)
}

/** The shell that waits for the end of Node, to end Postgres. */
function guardOf(postgres: number): number {
  return Number(execFileSync('pgrep', ['-f', `^/bin/sh -c read .* ${postgres}$`], { encoding: 'utf8' }))
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
