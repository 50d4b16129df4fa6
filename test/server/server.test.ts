import { request } from 'node:http'
import pg from 'pg'
import { afterEach, describe, expect, inject, test, vi } from 'vitest'
import { useServer } from '../harness/server.ts'

const server = useServer('corpus')
const { post, ask, refuse, database } = server

const QUERY = '{ claims(first: 1) { nodes { key } } }'
const JSON_BODY = JSON.stringify({ query: QUERY })
// biome-ignore lint/suspicious/noExplicitAny: a test knows what it asked for, and fails where it is not there
const read = (response: Response): Promise<any> => response.json()
const get = (path: string, headers: Record<string, string> = {}) => fetch(server.origin() + path, { headers })
const getQuery = (query: string, headers: Record<string, string> = {}) =>
  get(`/graphql?query=${encodeURIComponent(query)}`, headers)

describe('a fault of the server', () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  afterEach(() => log.mockClear())

  /** Runs something while a table has another name. */
  async function without<T>(table: string, run: () => Promise<T>): Promise<T> {
    await database.$executeRawUnsafe(`alter table ${table} rename to hidden`)
    return run().finally(() => database.$executeRawUnsafe(`alter table hidden rename to ${table}`))
  }

  async function expectMasked(response: Response): Promise<void> {
    const text = await response.text()
    const { errors } = JSON.parse(text)
    const requestId = response.headers.get('x-request-id')
    expect(response.status).toBe(500)
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/)
    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatchObject({
      message: 'Something went wrong here; the log of the server knows more.',
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
    })
    expect(Object.keys(errors[0].extensions).sort()).toEqual(['code', 'requestId'])
    expect(text).not.toMatch(
      /stack|prisma|select |relation|hidden|\.ts|\.js|node_modules|127\.0\.0\.1|localhost|postgres/i,
    )
    expect(log.mock.calls.flat().map(String).join('\n')).toContain(`request ${requestId}:`)
  }

  test.each([
    ['of a list', 'claim', QUERY],
    [
      'of a list by resolvers',
      'claim',
      '{ claims(filter: {kind: FACT}) { totalCount heldBack { count } pageInfo { endCursor } } }',
    ],
    ['in a list', 'attribution', '{ claims(first: 1) { nodes { key attributions { depth } } } }'],
    ['of one thing', 'person', '{ person(slug: "x") { name } }'],
    ['of a node', 'person', `{ node(id: "${Buffer.from('Person:x').toString('base64')}") { id } }`],
    ['of a check of arguments', 'country', '{ claims(filter: {about: {country: "CN"}}) { totalCount } }'],
    [
      'of who is held back',
      'attribution_trait',
      '{ claims(filter: {attributedTo: {from: {country: "RU"}}}) { heldBack { count } } }',
    ],
  ])('%s says nothing but the id of the request', async (_place, table, query) => {
    await without(table, async () => expectMasked(await post(JSON.stringify({ query }))))
  })

  test('in one part takes all of the answer with it, since one statement gives it', async () => {
    const query = '{ person(slug: "nobody") { name } claims(first: 1) { nodes { key } } }'
    const response = await without('person', () => post(JSON.stringify({ query })))
    expect(response.status).toBe(500)
    const { data, errors } = await read(response)
    expect(errors[0].extensions).toEqual({
      code: 'INTERNAL_SERVER_ERROR',
      requestId: response.headers.get('x-request-id'),
    })
    expect(data).toBe(undefined)
  })

  test('is another request’s another time', async () => {
    const ids = await without('claim', async () => [
      (await refuse(QUERY)).extensions.requestId,
      (await refuse(QUERY)).extensions.requestId,
    ])
    expect(new Set(ids).size).toBe(2)
  })

  test('is over when its cause is', async () => {
    expect((await ask(QUERY)).claims.nodes).toHaveLength(1)
  })

  test('of the whole database makes it not ready, yet alive, and passes', async () => {
    expect(await statusOf('/readyz')).toEqual([200, { status: 'ready' }])
    const owner = new pg.Client(inject('postgresUrl'))
    await owner.connect()
    const name = server.databaseUrl.replace(/.*\/(\w+).*/, '$1')
    await owner.query(`alter database ${name} allow_connections false`)
    await owner.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
    expect(await statusOf('/readyz')).toEqual([503, { status: 'not ready' }])
    expect(await statusOf('/livez')).toEqual([200, { status: 'alive' }])
    await expectMasked(await post(JSON_BODY))
    await owner.query(`alter database ${name} allow_connections true`)
    await owner.end()
    expect(await statusOf('/readyz')).toEqual([200, { status: 'ready' }])
    expect((await ask(QUERY)).claims.nodes).toHaveLength(1)
  })
})

describe('a fault of the caller', () => {
  test.each([
    ['a syntax error', '{', 400, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{ nothing }', 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['an unknown argument', '{ claims(filtre: {}) { totalCount } }', 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['a bad argument', '{ claims(first: 1000) { totalCount } }', 400, 'BAD_USER_INPUT'],
    [
      'a bad variable',
      'query ($first: Int!) { claims(first: $first) { totalCount } }',
      400,
      'BAD_USER_INPUT',
    ],
    ['a subscription', 'subscription { nothing }', 400, 'OPERATION_RESOLUTION_FAILURE'],
    ['two operations', 'query a { __typename } query b { __typename }', 400, 'OPERATION_RESOLUTION_FAILURE'],
  ])('%s is told, with its code', async (_fault, query, status, code) => {
    const response = await post(JSON.stringify({ query }))
    const { errors, data } = await read(response)
    expect(response.status).toBe(status)
    expect(errors[0].extensions.code).toBe(code)
    expect(errors[0].extensions).not.toHaveProperty('stacktrace')
    expect(data ?? null).toBeNull()
  })

  test.each([
    ['no JSON', '{"query": '],
    ['no JSON but a text', 'query'],
    ['JSON that is no object', '"query"'],
    ['no query', '{}'],
    ['a query that is no text', '{"query": {}}'],
    ['variables that are no object', '{"query": "{ __typename }", "variables": "x"}'],
    ['extensions that are no object', '{"query": "{ __typename }", "extensions": 1}'],
    ['a batch', `[${JSON_BODY}, ${JSON_BODY}]`],
    ['nothing', ''],
  ])('a body that is %s is refused', async (_fault, body) => {
    const response = await post(body)
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toContain('json')
    const { errors } = await read(response)
    expect(errors[0].message).not.toMatch(/\bat |\.js|node_modules/)
    expect(errors[0].extensions.code).toBe('BAD_REQUEST')
  })

  test('a body over 256 kB is refused, and one of that size is not', async () => {
    const padded = (bytes: number) => JSON_BODY.padEnd(bytes)
    expect((await post(padded(256 * 1024))).status).toBe(200)
    const response = await post(padded(256 * 1024 + 1))
    expect(response.status).toBe(413)
    expect(await read(response)).toEqual({
      errors: [
        { message: 'The body may have at most 262144 bytes.', extensions: { code: 'PAYLOAD_TOO_LARGE' } },
      ],
    })
  })

  test.each(['/nothing', '/graphq', '/%'])('nothing is at %s', async (path) => {
    const response = await get(path, { accept: 'application/json' })
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toContain('application/json')
    expect((await read(response)).errors).toHaveLength(1)
  })
})

describe('a request that a browser sends from elsewhere unasked', () => {
  test.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain'])(
    'is refused as %s',
    async (type) => {
      const bodies = [JSON_BODY, `query=${encodeURIComponent(QUERY)}`]
      for (const body of bodies) {
        const response = await post(body, { 'content-type': type })
        expect(response.status).toBe(400)
        expect(await response.text()).not.toContain('A0-')
      }
    },
  )

  test('is refused as a GET without a header of its own', async () => {
    expect((await getQuery(QUERY)).status).toBe(400)
    expect((await getQuery(QUERY, { 'apollo-require-preflight': '1' })).status).toBe(200)
    expect((await getQuery(QUERY, { 'content-type': 'application/json' })).status).toBe(200)
  })

  test('is answered without leave for other sites', async () => {
    const response = await post(JSON_BODY, { origin: 'https://elsewhere.example' })
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('HTTP', () => {
  const own = { 'apollo-require-preflight': '1' }

  test.each([
    ['*/*', 'application/json'],
    ['application/json', 'application/json'],
    ['application/graphql-response+json', 'application/graphql-response+json'],
    ['application/graphql-response+json, application/json;q=0.9', 'application/graphql-response+json'],
  ])('accept: %s is answered by %s', async (accept, type) => {
    const good = await post(JSON_BODY, { accept })
    expect(good.status).toBe(200)
    expect(good.headers.get('content-type')).toBe(`${type}; charset=utf-8`)
    const bad = await post(JSON.stringify({ query: '{ nothing }' }), { accept })
    expect(bad.status).toBe(400)
    expect(bad.headers.get('content-type')).toBe(`${type}; charset=utf-8`)
  })

  test('accept: text/html is not acceptable', async () => {
    expect((await post(JSON_BODY, { accept: 'text/html' })).status).toBe(406)
  })

  test('a GET asks, without an operation nothing', async () => {
    expect(await read(await getQuery('{ __typename }', own))).toEqual({ data: { __typename: 'Query' } })
    const response = await get('/graphql', own)
    expect(response.status).toBe(400)
    expect((await read(response)).errors[0].extensions.code).toBe('BAD_REQUEST')
  })

  test.each(['PUT', 'DELETE', 'PATCH'])('%s is not allowed', async (method) => {
    const response = await fetch(`${server.origin()}/graphql`, {
      method,
      body: JSON_BODY,
      headers: { 'content-type': 'application/json' },
    })
    expect(response.status).toBe(405)
  })

  test.each(['application/json', 'application/json; charset=utf-8', 'application/json;charset=utf-8'])(
    'a byte order mark does not matter: %s',
    async (type) => {
      const response = await post(`\uFEFF${JSON_BODY}`, { 'content-type': type })
      expect(response.status).toBe(200)
    },
  )

  test.each<Record<string, string>>([
    { 'content-encoding': 'zstd' },
    { 'content-type': 'application/json; charset=latin1' },
  ])('what cannot be read is told: %o', async (headers) => {
    const response = await post(JSON_BODY, headers)
    expect(response.status).toBe(415)
    expect((await read(response)).errors[0]).toMatchObject({
      message: expect.stringContaining('must be in UTF-8'),
      extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' },
    })
  })

  test('the whole address may be asked for, as of a proxy', async () => {
    const status = await new Promise((resolve, reject) => {
      const { hostname, port } = new URL(server.origin())
      const headers = { 'content-type': 'application/json' }
      const path = `${server.origin()}/graphql`
      request({ hostname, port, path, method: 'POST', headers }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
        .on('error', reject)
        .end(JSON_BODY)
    })
    expect(status).toBe(200)
  })

  test('every answer has an id, and does not say what it was made with', async () => {
    const ids = [await post(JSON_BODY), await post(JSON_BODY)].map(({ headers }) =>
      headers.get('x-request-id'),
    )
    expect(new Set(ids).size).toBe(2)
    expect((await post(JSON_BODY)).headers.get('x-powered-by')).toBeNull()
  })

  test('introspection is open', async () => {
    const { __schema } = await ask('{ __schema { queryType { name } mutationType { name } types { name } } }')
    expect(__schema.queryType.name).toBe('Query')
    expect(__schema.types.length).toBeGreaterThan(50)
  })
})

async function statusOf(path: string) {
  const response = await get(path)
  return [response.status, await read(response)]
}
