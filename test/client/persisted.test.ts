import { createHash } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { connect } from '../../src/client/client.js'
import { StartError } from '../../src/config.ts'
import { readTrustedDocuments } from '../../src/graphql/persisted.ts'
import { schema } from '../../src/schema.ts'
import { useServer } from '../harness/server.ts'
import { useAnotherServer } from './another-server.ts'
import { ChinaByRussianExpertsDocument } from './generated/graphql.ts'

const { databaseUrl, origin } = useServer('corpus')
const documents = join(import.meta.dirname, 'generated/persisted-documents.json')
const plain = () => `${origin()}/graphql`
const trusting = useAnotherServer(databaseUrl, () => ({ CLAIMGRAPH_TRUSTED_DOCUMENTS: documents }))
const trustingOnly = useAnotherServer(databaseUrl, () => ({
  CLAIMGRAPH_TRUSTED_DOCUMENTS: documents,
  CLAIMGRAPH_TRUSTED_ONLY: 'true',
}))

const QUERY = '{ claims { totalCount } }'
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const documentId = String(ChinaByRussianExpertsDocument.__meta__?.hash)
const trustedText = [...readTrustedDocuments(documents, schema).values()].find((text) =>
  text.includes('ChinaByRussianExperts'),
)
const ofApollo = (hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: hash } } })

async function post(url: string, body: object) {
  const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' }
  return answerOf(await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) }))
}

async function get(
  url: string,
  parameters: Record<string, unknown>,
  headers = { 'apollo-require-preflight': '1' },
) {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) {
    search.set(name, typeof value === 'string' ? value : JSON.stringify(value))
  }
  return answerOf(await fetch(`${url}?${search}`, { headers }))
}

async function answerOf(response: Response) {
  const { data, errors } = JSON.parse(await response.text())
  return { status: response.status, data, code: errors?.[0]?.extensions.code, message: errors?.[0]?.message }
}

test('automatic: a hash is not known, then registered with its text, then enough, by GET too', async () => {
  const hashOnly = ofApollo(sha256(QUERY))
  expect(await post(plain(), hashOnly)).toMatchObject({ code: 'PERSISTED_QUERY_NOT_FOUND' })
  expect(await get(plain(), hashOnly)).toMatchObject({ code: 'PERSISTED_QUERY_NOT_FOUND' })
  expect(await post(plain(), { query: QUERY, ...hashOnly })).toMatchObject({ status: 200, code: undefined })
  expect((await get(plain(), hashOnly)).data.claims.totalCount).toBeGreaterThan(100)
  expect((await post(plain(), hashOnly)).data.claims.totalCount).toBeGreaterThan(100)
})

test('automatic: a hash that is not of its text is refused', async () => {
  expect(await post(plain(), { query: QUERY, ...ofApollo(sha256('other')) })).toMatchObject({
    status: 400,
    code: 'BAD_REQUEST',
    message: 'extensions.persistedQuery.sha256Hash: this is not the SHA-256 of the query.',
  })
})

describe.each([
  ['beside others', trusting],
  ['alone', trustingOnly],
])('trusted documents, %s, are answered', (_, url) => {
  test.each([
    ['by documentId', () => post(url(), { documentId })],
    ['by documentId in the address', () => get(url(), { documentId })],
    ['by the hash of Apollo', () => post(url(), ofApollo(documentId.replace('sha256:', '')))],
    ['by the hash of Apollo in the address', () => get(url(), ofApollo(documentId.replace('sha256:', '')))],
    ['by their text', () => post(url(), { query: trustedText })],
    ['by their text in the address', () => get(url(), { query: trustedText })],
  ])('%s', async (_form, ask) => {
    const { status, data } = await ask()
    expect(status).toBe(200)
    expect(data.claims.totalCount).toBe(6)
  })

  test('with variables', async () => {
    const id = [...readTrustedDocuments(documents, schema)].find(([, text]) =>
      text.includes('query ClaimsPage('),
    )
    const answer = await get(url(), { documentId: `sha256:${id?.[0]}`, variables: { first: 1 } })
    expect(answer.data.claims.edges).toHaveLength(1)
  })

  test('by our client, told to send the id', async () => {
    let sent = ''
    const { ask } = connect(url(), {
      byId: true,
      fetch: (target, request) => {
        sent = String(request?.body)
        return fetch(target, request)
      },
    })
    expect((await ask(ChinaByRussianExpertsDocument)).claims.totalCount).toBe(6)
    expect(JSON.parse(sent)).toEqual({ documentId })
  })

  test.each([
    ['unknown', `sha256:${sha256('other')}`],
    ['in capitals', documentId.toUpperCase()],
    ['no text', 7],
    ['empty', ''],
    ['of an object', '__proto__'],
  ])('not by an id that is %s', async (_what, wrong) => {
    expect(await post(url(), { documentId: wrong })).toMatchObject({
      status: 400,
      code: 'PERSISTED_DOCUMENT_NOT_FOUND',
    })
  })

  test('not by an id and a text at once', async () => {
    expect(await post(url(), { documentId, query: trustedText })).toMatchObject({
      status: 400,
      code: 'BAD_REQUEST',
    })
  })

  test('not where a page of another origin could forge it', async () => {
    expect(await get(url(), { documentId }, {} as never)).toMatchObject({ status: 400 })
  })
})

test('beside trusted documents, others are answered', async () => {
  expect(await post(trusting(), { query: QUERY })).toMatchObject({ status: 200 })
})

describe('only trusted documents: refused is', () => {
  const refusal = {
    status: 403,
    code: 'DOCUMENT_NOT_TRUSTED',
    message: 'Only trusted documents are answered here, each by its documentId.',
    data: undefined,
  }
  const introspection = '{ __schema { queryType { name } } }'
  test.each([
    ['another query', () => post(trustingOnly(), { query: QUERY })],
    ['another query in the address', () => get(trustingOnly(), { query: QUERY })],
    ['introspection', () => post(trustingOnly(), { query: introspection })],
    ['__typename', () => post(trustingOnly(), { query: '{ __typename }' })],
    ['what does not parse', () => post(trustingOnly(), { query: '{' })],
    ['a trusted text, changed by a space', () => post(trustingOnly(), { query: `${trustedText} ` })],
    ['registering', () => post(trustingOnly(), { query: QUERY, ...ofApollo(sha256(QUERY)) })],
    ['another hash', () => post(trustingOnly(), ofApollo(sha256(QUERY)))],
    [
      'a query in the address of a POST',
      () => post(`${trustingOnly()}?query=${QUERY}`, { operationName: 'a' }),
    ],
    [
      'a query in the body, and a trusted one in the address',
      () => post(`${trustingOnly()}?documentId=${documentId}`, { query: QUERY }),
    ],
    ['nothing at all', () => post(trustingOnly(), {})],
  ])('%s', async (_what, ask) => {
    expect(await ask()).toMatchObject(refusal)
  })

  test('one in a list', async () => {
    const body = JSON.stringify([{ query: QUERY }])
    const response = await fetch(trustingOnly(), {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    })
    expect(await answerOf(response)).toMatchObject(refusal)
  })

  test('two queries in one address, a trusted one last', async () => {
    const search = new URLSearchParams([
      ['query', QUERY],
      ['query', String(trustedText)],
    ])
    const headers = { 'apollo-require-preflight': '1' }
    const answer = await answerOf(await fetch(`${trustingOnly()}?${search}`, { headers }))
    // What runs is the trusted one, never the other.
    expect(answer.data?.claims).toMatchObject({ totalCount: 6, nodes: expect.any(Array) })
  })
})

describe('the file of trusted documents', () => {
  const read = async (content: string) => {
    const file = join(await mkdtemp(join(tmpdir(), 'claimgraph-')), 'documents.json')
    await writeFile(file, content)
    return readTrustedDocuments(file, schema)
  }

  test('may be as Apollo writes it', async () => {
    const operations = [{ id: sha256(QUERY), name: 'Count', type: 'query', body: QUERY }]
    const manifest = { format: 'apollo-persisted-query-manifest', version: 1, operations }
    expect([...(await read(JSON.stringify(manifest))).values()]).toEqual([QUERY])
  })

  test('may be a folder, with one file for each front end', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'claimgraph-'))
    await writeFile(join(folder, 'web.json'), JSON.stringify({ [`sha256:${sha256(QUERY)}`]: QUERY }))
    await writeFile(
      join(folder, 'phone.json'),
      JSON.stringify({ [sha256('{ __typename }')]: '{ __typename }' }),
    )
    await writeFile(join(folder, 'README.md'), 'Not one of them.')
    expect(readTrustedDocuments(folder, schema).size).toBe(2)
  })

  test.each([
    ['a hash of another text', { [sha256('other')]: QUERY }, /not the SHA-256 of its text/],
    ['an MD5', { d41d8cd98f00b204e9800998ecf8427e: QUERY }, /not the SHA-256 of its text/],
    ['what does not parse', { [sha256('{')]: '{' }, /Syntax Error/],
    ['what the schema no longer has', { [sha256('{ gone }')]: '{ gone }' }, /Cannot query field "gone"/],
    ['another shape', { [sha256(QUERY)]: { text: QUERY } }, /must be JSON that maps/],
    ['no documents', {}, /holds no trusted documents/],
  ])('is refused at start with %s', async (_what, content, complaint) => {
    await expect(read(JSON.stringify(content))).rejects.toThrow(complaint)
    await expect(read(JSON.stringify(content))).rejects.toBeInstanceOf(StartError)
  })

  test('is refused at start where it cannot be read, or is no JSON', async () => {
    expect(() => readTrustedDocuments('/nowhere', schema)).toThrow('/nowhere, which cannot be read')
    await expect(read('{')).rejects.toThrow(/must be JSON/)
  })
})
