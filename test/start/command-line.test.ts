import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { PROJECT, runCommand } from '../harness/command-line.ts'
import { makeTemporaryFolder } from './temporary-folder.ts'

describe('npm run claimgraph', { timeout: 60_000 }, () => {
  const nowhere = { DATABASE_URL: 'postgresql://user:hunter2@127.0.0.1:1/name' }

  test.each([
    ['without a command', [], 'No command is given.'],
    ['with an unknown command', ['unload', 'x'], 'There is no command "unload".'],
    ['with an unknown option', ['attach', '--force', 'x'], /^Unknown option '--force'/],
    ['attaching nothing', ['attach'], 'attach takes files or folders.'],
    ['loading two folders', ['load', 'x', 'y'], 'load takes one folder.'],
    ['with an empty path', ['attach', 'x', ''], 'A path is empty.'],
  ])('%s ends with 2, before anything is opened', async (_, words, complaint) => {
    const { code, output, errors } = await runCommand(words, { settings: nowhere })
    expect({ code, output }).toEqual({ code: 2, output: '' })
    const [first, second, ...rest] = errors.split('\n')
    expect(first).toMatch(complaint)
    expect([second, ...rest]).toEqual(['To see what there is: npm run claimgraph -- --help', ''])
  })

  test('tells how it is used', async () => {
    const { code, output, errors } = await runCommand(['--help'], { settings: nowhere })
    expect({ code, errors }).toEqual({ code: 0, errors: '' })
    for (const part of ['attach <file or folder>...', 'load <folder>', 'Examples', 'Exit codes'])
      expect(output).toContain(part)
  })

  test('says when the database is out of reach, without the password', async () => {
    expect(await runCommand(['attach', '.'], { settings: nowhere })).toEqual({
      code: 1,
      output: '',
      errors:
        'Cannot connect to PostgreSQL at 127.0.0.1:1/name: connect ECONNREFUSED 127.0.0.1:1.\n' +
        'Check DATABASE_URL, and that the server runs and lets this user in.\n',
    })
  })
})

describe('on the embedded Postgres', { timeout: 60_000 }, () => {
  let folder: string
  beforeAll(async () => {
    folder = await makeTemporaryFolder()
    await mkdir(join(folder, 'texts'))
    await writeFile(join(folder, 'texts', 'odd.txt'), 'Nobody has recorded these words.')
  })
  afterAll(() => rm(folder, { recursive: true }))

  const attach = () => runCommand(['attach', 'texts'], { settings: { CLAIMGRAPH_DATA: folder }, folder })
  const refused = {
    code: 1,
    output: '',
    errors: 'texts/odd.txt: no article has this text\nNothing was attached.\n',
  }

  test('a command starts it, and stops it again', async () => {
    expect(await attach()).toEqual(refused)
    expect(() => postgresOf(folder)).toThrow('ENOENT')
  })

  test('commands at the same time wait for each other', async () => {
    expect(await Promise.all([attach(), attach()])).toEqual([refused, refused])
    expect(() => postgresOf(folder)).toThrow('ENOENT')
  })

  test('a command joins that of a running server, and leaves it running', async () => {
    const url = await startServer()
    const postgres = postgresOf(folder)
    expect(await attach()).toEqual(refused)
    expect(postgresOf(folder)).toBe(postgres)
    expect((await fetch(new URL('/readyz', url))).status).toBe(200)
  })

  test('a command joins that of a server that is still on its way up', async () => {
    const [attached, url] = await Promise.all([attach(), startServer()])
    expect(attached).toEqual(refused)
    expect((await fetch(new URL('/readyz', url))).status).toBe(200)
  })

  /** Runs until the test is over. Gives where the API is. */
  async function startServer(): Promise<string> {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
      cwd: PROJECT,
      env: { PATH: process.env.PATH, CLAIMGRAPH_DATA: folder, PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    onTestFinished(async () => {
      if (child.exitCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    })
    let output = ''
    child.stdout.on('data', (text) => (output += text))
    while (child.exitCode === null) {
      const [, url] = /GraphQL +(\S+)/.exec(output) ?? []
      if (url) return url
      await sleep(50)
    }
    throw new Error(`It ended: ${output}`)
  }
})

function postgresOf(folder: string): number {
  return Number.parseInt(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8'), 10)
}
