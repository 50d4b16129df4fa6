import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { useAnotherServer } from '../client/another-server.ts'
import { runCommand } from '../harness/command-line.ts'
import { useServer } from '../harness/server.ts'
import { makeTemporaryFolder } from '../start/temporary-folder.ts'

const { databaseUrl, origin } = useServer('corpus')

const DOCUMENTS = {
  flagship: `{
    claims(
      filter: { about: { country: "CN" }, attributedTo: { role: EXPERT, from: { country: "RU" } } }
      orderBy: KEY, first: 1
    ) { nodes { key } }
  }`,
  country: `query ($country: CountryCode!, $kind: [ClaimKind!], $published: DayRange) {
    found: claims(filter: { about: { country: [$country] }, kind: $kind, published: $published }) { totalCount }
  }`,
  fragment:
    'query { ...Listed } fragment Listed on Query { ... on Query { claims(filter: { hedged: true }) { totalCount } } }',
  skipped: 'query ($no: Boolean!) { claims(filter: { hedged: true }) @skip(if: $no) { totalCount } }',
  several:
    'query People { people { totalCount } } query Denials { claims(filter: { polarity: NEGATIVE }) { totalCount } }',
  twice: '{ a: claims(filter: { hedged: true }) { totalCount } b: claims { totalCount } }',
  nested: '{ country(code: "CN") { claims(filter: { hedged: true }) { totalCount } } }',
}
type Name = keyof typeof DOCUMENTS
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const idOf = (name: Name) => `sha256:${sha256(DOCUMENTS[name])}`

let file: string
beforeAll(async () => {
  file = join(await makeTemporaryFolder(), 'documents.json')
  const documents = Object.values(DOCUMENTS).map((text) => [sha256(text), text])
  await writeFile(file, JSON.stringify(Object.fromEntries(documents)))
})
const trusting = useAnotherServer(databaseUrl, () => ({ CLAIMGRAPH_TRUSTED_DOCUMENTS: file }))

async function saved(name: Name, more: Record<string, unknown> = {}, table = 'claims.csv') {
  const search = new URLSearchParams({ documentId: idOf(name) })
  for (const [name, value] of Object.entries(more))
    search.set(name, typeof value === 'string' ? value : JSON.stringify(value))
  const response = await fetch(`${new URL(trusting()).origin}/export/${table}?${search}`)
  const text = await response.text()
  return response.ok ? text : JSON.parse(text).errors[0].message
}

const filtered = async (filter: object, table = 'claims.csv') =>
  (await fetch(`${origin()}/export/${table}?filter=${encodeURIComponent(JSON.stringify(filter))}`)).text()

test('the filter of the list is taken, and not its page', async () => {
  const filter = { about: { country: 'CN' }, attributedTo: { role: 'EXPERT', from: { country: 'RU' } } }
  const claims = await saved('flagship')
  expect(claims.trimEnd().split('\r\n')).toHaveLength(7)
  expect(claims).toBe(await filtered(filter))
  expect(await saved('flagship', {}, 'subjects.ndjson')).toBe(await filtered(filter, 'subjects.ndjson'))
})

test('it is taken with its variables, and where one is not given, nothing is asked by it', async () => {
  expect(await saved('country', { variables: { country: 'JP' } })).toBe(
    await filtered({ about: { country: 'JP' } }),
  )
  const variables = { country: 'CN', kind: ['FACT'], published: { from: '2013-01-01', to: '2013-12-31' } }
  const china = await saved('country', { variables })
  expect(china).toBe(
    await filtered({ about: { country: 'CN' }, kind: ['FACT'], published: variables.published }),
  )
  expect(china.split('\r\n').length).toBeGreaterThan(2)
})

test('fragments, aliases and several operations are understood', async () => {
  expect(await saved('fragment')).toBe(await filtered({ hedged: true }))
  expect(await saved('several', { operationName: 'Denials' })).toBe(await filtered({ polarity: 'NEGATIVE' }))
  expect(await saved('skipped', { variables: { no: false } })).toBe(await filtered({ hedged: true }))
})

test.each<[Name, Record<string, unknown>, string]>([
  ['nested', {}, 'documentId: the operation lists no claims at its root, whose filter would be taken'],
  ['skipped', { variables: { no: true } }, 'documentId: the operation lists no claims at its root'],
  ['twice', {}, 'documentId: the operation lists claims more than once at its root'],
  ['several', {}, 'operationName: must be given: the document has several operations'],
  ['several', { operationName: 'Z' }, 'operationName: the document has no operation "Z"'],
  ['several', { operationName: 'People' }, 'documentId: the operation lists no claims at its root'],
  ['country', {}, 'Variable "$country" of required type "CountryCode!" was not provided.'],
  ['country', { variables: { country: 'XX' } }, 'claims(filter.about.country): there is no country "XX"'],
  ['country', { variables: '{' }, 'variables: is no JSON, such as {"country":"CN"}'],
  ['country', { variables: [] }, 'variables: is no JSON object, such as {"country":"CN"}'],
])('of %s with %o it says: %s', async (name, more, message) => {
  expect(await saved(name, more)).toContain(message)
})

test('the command line exports by it, too', async () => {
  const id = ['--operation-id', idOf('country'), '--variables', '{"country": "JP"}']
  const { output } = await runCommand(['export', 'claims', 'csv', ...id], {
    settings: { CLAIMGRAPH_URL: trusting() },
  })
  expect(output).toBe(await saved('country', { variables: { country: 'JP' } }))
  const own = await runCommand(['export', 'claims', 'csv', ...id], {
    settings: {
      DATABASE_URL: databaseUrl,
      CLAIMGRAPH_TRUSTED_DOCUMENTS: file,
      CLAIMGRAPH_TRUSTED_ONLY: 'true',
    },
  })
  expect(own).toEqual({ code: 0, output, errors: '' })
})
