import { expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'
import { exportsOf } from './exported.ts'

const server = useServer('corpus')
const { get, ndjson } = exportsOf(server.origin)

const deep = (depth: number): object => (depth === 0 ? {} : { allOf: [deep(depth - 1)] })

test.each([
  ['an unknown code', 'claims', { about: { country: 'XX' } }],
  ['an unknown slug', 'people', { slug: 'nobody' }],
  ['an unknown key deep within', 'claims', { anyOf: [{ not: { key: ['Z9'] } }] }],
  ['null', 'articles', { genre: null }],
  ['an unknown field', 'sources', { colour: 'red' }],
  ['a value of another type', 'claims', { hedged: 'yes' }],
  ['an unknown enum value', 'claims', { kind: 'RUMOUR' }],
  ['no day', 'claims', { published: { from: '2013-02-30' } }],
  ['a NUL', 'people', { name: 'a\0b' }],
  ['a list too long', 'claims', { about: { country: Array(101).fill('CN') } }],
  ['a filter too deep', 'claims', deep(7)],
  ['no object', 'claims', 'CN'],
])('%s is refused as in the API', async (_what, noun, filter) => {
  const type = {
    claims: 'ClaimFilter',
    people: 'PersonFilter',
    articles: 'ArticleFilter',
    sources: 'SourceFilter',
  }
  const operation = `query ($filter: ${type[noun as 'claims']}) { ${noun}(filter: $filter) { totalCount } }`
  const { message, extensions } = await server.refuse(operation, { filter })
  const response = await get(`${noun}.csv`, filter)
  expect(response.status).toBe(400)
  const { errors } = JSON.parse(await response.text())
  expect(errors).toEqual([{ message, extensions }])
  expect(extensions.code).toBe('BAD_USER_INPUT')
})

test.each([
  ['filter={', 'filter: is no JSON, such as {"about":{"country":"CN"}}'],
  ['filter={}&filter={}', 'filter: is given more than once'],
  [
    'filtre={}',
    'filtre: is no parameter of an export; there are filter, documentId, operationName, variables, asOf',
  ],
  ['variables={}', 'variables: goes with documentId'],
  ['operationName=A', 'operationName: goes with documentId'],
  ['documentId=x&filter={}', 'filter: is given besides documentId, whose operation has the filter'],
  ['documentId=x', 'documentId: no document of this id is trusted here'],
  ['asOf=2020-01-01', 'asOf: "2020-01-01" is no moment such as 2026-01-31T12:00:00Z'],
  ['asOf=9999-01-01T00:00:00Z', 'asOf: 9999-01-01T00:00:00.000Z lies in the future'],
  [
    'documentId=x&asOf=2020-01-01T00:00:00Z',
    'asOf: is given besides documentId, whose operation may have @asOf',
  ],
])('?%s is refused', async (parameters, message) => {
  const response = await fetch(`${server.origin()}/export/claims.csv?${parameters}`)
  expect(response.status).toBe(400)
  expect(JSON.parse(await response.text()).errors[0].message).toBe(message)
})

test('no filter, a filter of null and one that asks nothing select the same', async () => {
  const all = await ndjson('claims.ndjson')
  expect(await ndjson('claims.ndjson', null)).toEqual(all)
  expect(await ndjson('claims.ndjson', {})).toEqual(all)
})

test('what is no export is not found, and an export is only read', async () => {
  expect((await get('claims.xlsx')).status).toBe(404)
  expect((await get('claims')).status).toBe(404)
  const posted = await get('claims.csv', undefined, { method: 'POST' })
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
})

test.each([
  ['claims.csv', 'text/csv; charset=utf-8; header=present', 'gzip'],
  ['claims.ndjson', 'application/x-ndjson', 'gzip'],
  ['claims.parquet', 'application/vnd.apache.parquet', null],
  ['claims.arrow', 'application/vnd.apache.arrow.file', 'gzip'],
  ['articles.csl.json', 'application/vnd.citationstyles.csl+json', 'gzip'],
])('%s says what it is', async (name, type, encoding) => {
  const asked = await get(name, undefined, { headers: { 'accept-encoding': 'gzip' } })
  await asked.arrayBuffer()
  const head = await get(name, undefined, { method: 'HEAD', headers: { 'accept-encoding': 'gzip' } })
  for (const { status, headers } of [asked, head]) {
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe(type)
    expect(headers.get('content-encoding')).toBe(encoding)
    expect(headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="claimgraph-\\d{4}-\\d\\d-\\d\\d-${name}"$`),
    )
  }
  expect(await head.text()).toBe('')
})

test('nothing is compressed for a client that does not want it', async () => {
  const zipped = await get('claims.csv', undefined, { headers: { 'accept-encoding': 'gzip' } })
  const plain = await get('claims.csv', undefined, { headers: { 'accept-encoding': 'identity' } })
  expect(plain.headers.get('content-encoding')).toBe(null)
  expect(await plain.text()).toBe(await zipped.text())
})

test('HEAD refuses what GET refuses', async () => {
  expect((await get('claims.csv', { colour: 'red' }, { method: 'HEAD' })).status).toBe(400)
})

test('asOf exports what was there then, and what has been retracted since', async () => {
  const { database, origin } = server
  const claims = async (parameters: string) => {
    const text = await (await fetch(`${origin()}/export/claims.ndjson?${parameters}`)).text()
    return text.split('\n').filter(Boolean).length
  }
  const before = await claims('')
  await database.$executeRaw`update claim set recorded_at = '2020-01-01'`
  await database.$executeRaw`update article set recorded_at = '2020-01-01'`
  await database.$executeRaw`update claim set review = 'RETRACTED', retracted_at = '2021-01-01' where key = 'A2-10'`
  expect(await claims('')).toBe(before - 1)
  expect(await claims('asOf=2021-06-01T00:00:00Z')).toBe(before - 1)
  expect(await claims('asOf=2020-06-01T00:00:00Z')).toBe(before)
  expect(await claims('asOf=2019-06-01T00:00:00Z')).toBe(0)
})
