import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { readCsv } from '../export/read-csv.ts'
import { PROJECT, runCommand } from '../harness/command-line.ts'
import { useServer } from '../harness/server.ts'
import { createWorld } from '../harness/world.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'

const server = useServer('corpus')
const odd = useServer('empty')

beforeAll(() =>
  createWorld(odd.database, {
    people: [
      {
        slug: 'a',
        name: '=HYPERLINK("http://x")',
        names: [
          { text: 'one|two', kind: 'VARIANT' },
          { text: 'b\\c', kind: 'VARIANT' },
        ],
      },
      { slug: 'b', name: 'A "quoted", 漢字 😀 name' },
      { slug: 'c', name: 'Red \u001b[31m' },
    ],
  }),
)

/** Asks the server of this test with the corpus, unless told otherwise. */
const run = (words: string[], settings: Record<string, string> = {}, at = server.origin()) =>
  runCommand(['ask', ...words], { settings: { CLAIMGRAPH_URL: at, COLUMNS: '100', ...settings } })

const PEOPLE = '{ people(orderBy: NAME, first: 2) { totalCount nodes { slug name } } }'

test('shows the nodes of a connection as a table, and below it what is in no row', async () => {
  expect(await run([PEOPLE])).toEqual({
    code: 0,
    errors: '',
    output: [
      'slug             name           ',
      '───────────────  ───────────────',
      'damien-tomkins   Damien Tomkins',
      'dmitry-medvedev  Dmitry Medvedev',
      '',
      'people.totalCount: 21',
      '',
    ]
      .map((line) => line.trimEnd())
      .join('\n'),
  })
})

test('the flagship has the six claims of Dmitry Streltsov', async () => {
  const { code, output, errors } = await run(['examples/01-flagship.graphql', '--output', 'csv'])
  expect(code).toBe(0)
  const [header = [], ...lines] = readCsv(output)
  const column = (name: string) => lines.map((line) => line[header.indexOf(name)])
  expect(column('key')).toHaveLength(6)
  expect(new Set(column('article.source.name'))).toEqual(new Set(['Sputnik International']))
  for (const names of column('attributions.speaker.name')) expect(names).toMatch(/(^|\|)Dmitry Streltsov$/)
  expect(errors).toBe('Not in the CSV: claims.totalCount, claims.heldBack.reason, claims.heldBack.count.\n')
})

test.each([80, 100, 120])('no line is wider than a terminal of %i columns', async (width) => {
  for (const example of ['01-flagship', '03-who-disagrees', '11-pages', '12-articles-and-their-texts']) {
    const { output } = await run([`examples/${example}.graphql`], { COLUMNS: String(width) })
    const [table = ''] = output.split(/\n\n(?=\S+: )/)
    expect(Math.max(...table.split('\n').map((line) => [...line].length)), example).toBeLessThanOrEqual(width)
  }
})

test('an operation comes as text, from a file or by the standard input', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'people.graphql'), PEOPLE)
  const byText = await run([PEOPLE])
  const byFile = await runCommand(['ask', 'people.graphql'], {
    settings: { CLAIMGRAPH_URL: server.origin(), COLUMNS: '100' },
    folder,
  })
  expect(byFile).toEqual(byText)
  const child = spawn(process.execPath, ['bin/claimgraph.js', 'ask', '-', '--server', server.origin()], {
    cwd: PROJECT,
  })
  child.stdin.end(PEOPLE)
  let output = ''
  child.stdout.on('data', (text) => (output += text))
  await once(child, 'close')
  expect(output).toBe(byText.output)
})

test('variables are those of the file, or those given', async () => {
  const keys = async (...words: string[]) => {
    const { output } = await run(['examples/11-pages.graphql', '--output', 'json', ...words])
    return JSON.parse(output).claims.nodes.length
  }
  expect(await keys()).toBe(5)
  expect(await keys('--variables', '{"first": 2}')).toBe(2)
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'three.json'), '{"first": 3}')
  expect(await keys('--variables', `@${join(folder, 'three.json')}`)).toBe(3)
})

test('one of several operations is asked by its name', async () => {
  const both = 'query One { people(first: 0) { totalCount } } query Two { sources(first: 0) { totalCount } }'
  const { output } = await run([both, '--operation', 'Two', '--output', 'json'])
  expect(Object.keys(JSON.parse(output))).toEqual(['sources'])
  expect((await run([both])).code).toBe(1)
})

test('without a connection the longest list of objects has the rows, and without a list the whole answer', async () => {
  const relations = await run(['examples/09-contradictions.graphql', '--output', 'csv'])
  expect(readCsv(relations.output)[0]).toContain('to.text')
  const one = await run(['{ country(code: "CN") { code name } }', '--output', 'csv'])
  expect(readCsv(one.output)).toEqual([
    ['country.code', 'country.name'],
    ['CN', 'China'],
  ])
})

test('edges are rows of their nodes, and keep what else they have', async () => {
  const { output } = await run(['{ people(first: 1) { edges { cursor node { slug } } } }', '--output', 'csv'])
  expect(readCsv(output)[0]).toEqual(['slug', 'edge.cursor'])
})

test('CSV runs no formula, and its lists can be taken apart', async () => {
  const { output } = await run(
    ['{ people { nodes { name names { text } } } }', '--output', 'csv'],
    {},
    odd.origin(),
  )
  const [, formula, quoted] = readCsv(output)
  expect(formula).toEqual([`'=HYPERLINK("http://x")`, `'=HYPERLINK("http://x")|one\\|two|b\\\\c`])
  expect(quoted?.[0]).toBe('A "quoted", 漢字 😀 name')
})

test('a table sends nothing to the terminal but text', async () => {
  const { output } = await run(['{ people { nodes { name slug } } }'], {}, odd.origin())
  expect(output).not.toContain('\u001b')
  expect(output).toContain('Red \\u001b[31m')
  // What takes two columns of the terminal is followed by fewer spaces.
  expect(output).toMatch(/^A "quoted", 漢字 😀 name {2}b$/m)
})

describe('what goes wrong', () => {
  test('errors of the answer go to stderr, with the path of the field', async () => {
    expect(await run(['{ claims(filter: { about: { country: "XX" } }) { totalCount } }'])).toEqual({
      code: 1,
      output: '',
      errors:
        'claims(filter.about.country): there is no country "XX" (line 1, column 3; BAD_USER_INPUT)\nNo answer.\n',
    })
    const { code, errors } = await run(['{ zebra }'])
    expect([code, errors]).toEqual([
      1,
      'Cannot query field "zebra" on type "Query". (line 1, column 3; GRAPHQL_VALIDATION_FAILED)\nNo answer.\n',
    ])
  })

  test.each([
    ['no operation', [], 'ask takes one operation: a file, its text, or - for the standard input.'],
    ['two operations', ['{ a }', '{ b }'], 'ask takes one operation'],
    ['no such file', ['nowhere.graphql'], 'ask: nowhere.graphql cannot be read (ENOENT).'],
    ['no such output', ['{ a }', '--output', 'xml'], '--output is "xml", but must be table, json, csv.'],
    ['variables that are no JSON', ['{ a }', '--variables', '{'], '--variables is no JSON: '],
    ['variables that are no object', ['{ a }', '--variables', '[1]'], '--variables must be a JSON object'],
    ['a server that is none', ['{ a }', '--server', 'localhost'], '--server must be an address'],
    ['a header that is none', ['{ a }', '--header', 'x'], '--header must be a name, a colon and a value'],
    ['an unknown option', ['{ a }', '--colour'], "Unknown option '--colour'"],
  ])('%s ends with 2', async (_, words, complaint) => {
    const { code, output, errors } = await run(words)
    expect({ code, output }).toEqual({ code: 2, output: '' })
    expect(errors.startsWith(complaint), errors).toBe(true)
  })

  test('a server that does not answer, or that is none of GraphQL', async () => {
    const nobody = await run(['{ a }', '--server', 'http://127.0.0.1:9'])
    expect(nobody.code).toBe(1)
    expect(nobody.errors).toMatch(/^http:\/\/127\.0\.0\.1:9\/graphql did not answer\. .+\n$/)
    const at = await serve((_request, response) => response.end('Welcome'))
    const other = await run(['{ a }', '--server', at])
    expect([other.code, other.errors]).toEqual([
      1,
      `${at}/graphql answered with status 200, and with no GraphQL.\n`,
    ])
  })

  test('a reader that has had enough is no failure', async () => {
    const child = spawn(
      process.execPath,
      ['bin/claimgraph.js', 'ask', 'examples/01-flagship.graphql', '--server', server.origin()],
      { cwd: PROJECT, stdio: ['ignore', 'pipe', 'pipe'] },
    )
    child.stdout.destroy()
    let errors = ''
    child.stderr.on('data', (text) => (errors += text))
    const [code] = await once(child, 'close')
    expect([code, errors]).toEqual([0, ''])
  })
})

test('without a server it asks the database of the project', async () => {
  const { code, output, errors } = await runCommand(['ask', PEOPLE], {
    settings: { DATABASE_URL: server.databaseUrl, COLUMNS: '100', CLAIMGRAPH_URL: '' },
  })
  expect({ code, errors }).toEqual({ code: 0, errors: '' })
  expect(output).toBe((await run([PEOPLE])).output)
})

test('tells how it is used', async () => {
  const { code, output } = await run(['--help'])
  expect(code).toBe(0)
  for (const part of ['--variables JSON', '--server URL', 'Examples']) expect(output).toContain(part)
})

test('a header is sent along', async () => {
  const seen: unknown[] = []
  const at = await serve((request, response) => {
    seen.push(request.headers.authorization)
    response.end('{"data":{"ok":true}}')
  })
  const { code } = await run(['{ ok }', '--header', 'Authorization: Bearer key', '--server', at])
  expect([code, seen]).toEqual([0, ['Bearer key']])
})

/** Serves until the test is over. Gives where. */
async function serve(answer: RequestListener): Promise<string> {
  const other = createServer(answer).listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await once(other, 'listening')
  const address = other.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
}
