import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { PROJECT, runCommand } from '../harness/command-line.ts'
import { useServer } from '../harness/server.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'

const server = useServer('corpus')

const run = (words: string[], folder = PROJECT, at = server.origin()) =>
  runCommand(['export', ...words], { settings: { CLAIMGRAPH_URL: at }, folder })

const served = async (name: string) => (await fetch(`${server.origin()}/export/${name}`)).text()

/** A server that sends the beginning of a file, and then does what a test wants. */
async function startsAndThen(then: (end: () => void) => void): Promise<string> {
  const other = createServer((_request, response) => {
    response.write('key,text\r\n'.repeat(1_000))
    then(() => response.socket?.destroy())
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await once(other, 'listening')
  const address = other.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
}

test('writes what the server sends, to the standard output or to a file', async () => {
  const people = await served('people.csv')
  expect(await run(['people', 'csv'])).toEqual({ code: 0, output: people, errors: '' })
  const folder = await temporaryFolder()
  const { code, output, errors } = await run(['people', 'csv', '--output', 'people.csv'], folder)
  expect({ code, output }).toEqual({ code: 0, output: '' })
  expect(errors).toMatch(/^people\.csv: \d+\.\d kB in \d+\.\d s\n$/)
  expect(await readFile(join(folder, 'people.csv'), 'utf8')).toBe(people)
  expect(await readdir(folder)).toEqual(['people.csv'])
})

test('takes the filter of the noun, and refuses it in the words of the API', async () => {
  const china = await run(['claims', 'ndjson', '--filter', '{"about": {"country": "CN"}, "kind": "FACT"}'])
  expect(china.code).toBe(0)
  const filter = encodeURIComponent('{"about":{"country":"CN"},"kind":"FACT"}')
  expect(china.output).toBe(await served(`claims.ndjson?filter=${filter}`))
  expect(await run(['claims', 'csv', '--filter', '{"about": {"country": "XX"}}'])).toEqual({
    code: 1,
    output: '',
    errors: 'claims(filter.about.country): there is no country "XX"\n',
  })
})

test.each([
  ['no format', ['claims'], 'export takes a noun and a format, such as claims csv.'],
  ['no such export', ['claims', 'xlsx'], 'There is no export "claims xlsx". There are:'],
  ['a filter that is no JSON', ['claims', 'csv', '--filter', 'CN'], '--filter is no JSON'],
  ['variables without an operation', ['claims', 'csv', '--variables', '{}'], '--variables and --operation'],
  [
    'both kinds of selection',
    ['claims', 'csv', '--filter', '{}', '--operation-id', 'x'],
    'Give either --filter or --operation-id, not both.',
  ],
])('%s ends with 2', async (_, words, complaint) => {
  const { code, output, errors } = await run(words)
  expect({ code, output }).toEqual({ code: 2, output: '' })
  expect(errors.startsWith(complaint), errors).toBe(true)
})

test('a file that was there is replaced by a whole one alone, be it by a link', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'people.csv'), 'before')
  await symlink('people.csv', join(folder, 'link.csv'))
  const broken = await startsAndThen((end) => setTimeout(end, 100))
  const { code, errors } = await run(['people', 'csv', '--output', 'link.csv'], folder, broken)
  expect([code, errors]).toEqual([
    1,
    expect.stringMatching(/^people\.csv broke off, and nothing was kept\. /),
  ])
  expect(await readFile(join(folder, 'people.csv'), 'utf8')).toBe('before')
  expect((await run(['people', 'csv', '--output', 'link.csv'], folder)).code).toBe(0)
  expect(await readFile(join(folder, 'people.csv'), 'utf8')).toBe(await served('people.csv'))
  expect((await readdir(folder)).sort()).toEqual(['link.csv', 'people.csv'])
})

test.each(['SIGINT', 'SIGTERM'] as const)('%s leaves no file behind', async (signal) => {
  const folder = await temporaryFolder()
  const endless = await startsAndThen(() => {})
  const child = spawn(
    process.execPath,
    [join(PROJECT, 'bin/claimgraph.js'), 'export', 'claims', 'csv', '--output', 'c.csv', '--server', endless],
    { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  while ((await readdir(folder)).length === 0) await sleep(20)
  expect(await readdir(folder)).toEqual([`c.csv.${child.pid}.partial`])
  child.kill(signal)
  const [code] = await once(child, 'close')
  expect([code, await readdir(folder)]).toEqual([1, []])
})

test('says where it cannot write, and never takes the place of a device', async () => {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'inner'))
  const inFolder = await run(['people', 'csv', '--output', 'inner'], folder)
  expect([inFolder.code, inFolder.errors]).toEqual([1, 'inner is a folder.\n'])
  const nowhere = await run(['people', 'csv', '--output', 'no/people.csv'], folder)
  expect([nowhere.code, nowhere.errors]).toEqual([
    1,
    `no/people.csv cannot be written in ${join(folder, 'no')} (ENOENT).\n`,
  ])
  expect((await run(['people', 'csv', '--output', '/dev/null'])).code).toBe(0)
  expect((await import('node:fs')).statSync('/dev/null').isCharacterDevice()).toBe(true)
})

test('a reader that has had enough is no failure', async () => {
  const child = spawn('sh', ['-c', 'bin/claimgraph.js export claims ndjson | head -n 1; wait'], {
    cwd: PROJECT,
    env: { ...process.env, CLAIMGRAPH_URL: server.origin() },
  })
  let output = ''
  let errors = ''
  child.stdout.on('data', (text) => (output += text))
  child.stderr.on('data', (text) => (errors += text))
  await once(child, 'close')
  expect([output.split('\n').length, errors]).toEqual([2, ''])
})

test('without a server it reads the database of the project', async () => {
  const folder = await temporaryFolder()
  const settings = { DATABASE_URL: server.databaseUrl }
  const written = await runCommand(['export', 'claims', 'csv', '--output', 'c.csv'], { settings, folder })
  expect(written.code).toBe(0)
  expect(await readFile(join(folder, 'c.csv'), 'utf8')).toBe(await served('claims.csv'))
})
