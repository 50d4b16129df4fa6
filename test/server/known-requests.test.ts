import { ApolloServer } from '@apollo/server'
import { afterEach, expect, test, vi } from 'vitest'
import { useServer } from '../harness/server.ts'

const { post, countStatements, database } = useServer('corpus')
const apollo = vi.spyOn(ApolloServer.prototype, 'executeHTTPGraphQLRequest')
const log = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => {
  apollo.mockClear()
  log.mockClear()
})

const PERSON = 'query Person($slug: String!) { person(slug: $slug) { name } }'
const PAGE =
  'query ($filter: ClaimFilter, $first: Int, $after: String) { claims(filter: $filter, first: $first, after: $after) { nodes { key } } }'
const STRELTSOV = { query: PERSON, variables: { slug: 'dmitry-streltsov' } }
const ACCEPT = 'application/graphql-response+json, application/json;q=0.9'

/** Whatever of an answer is not new each time. */
async function read(body: unknown, headers: Record<string, string> = {}) {
  const response = await post(typeof body === 'string' ? body : JSON.stringify(body), headers)
  const { date: _, 'x-request-id': id = '', ...others } = Object.fromEntries(response.headers)
  return {
    status: response.status,
    headers: others,
    text: (await response.text()).replaceAll(id || 'ID', 'ID'),
  }
}

async function answersOf(...bodies: unknown[]) {
  const answers = []
  for (const body of bodies) answers.push(await read(body))
  return answers
}

test.each<[string, object, Record<string, string>]>([
  ['with variables', STRELTSOV, {}],
  ['with its name', { ...STRELTSOV, operationName: 'Person' }, {}],
  ['with nulls', { query: '{ __typename }', operationName: null, variables: null, extensions: null }, {}],
  ['for another type', STRELTSOV, { accept: ACCEPT }],
  ['compressed', { query: '{ claims { nodes { text } } }' }, { 'accept-encoding': 'gzip' }],
  ['as of a moment', { query: 'query @asOf(time: "2026-01-01T00:00:00Z") { claims { totalCount } }' }, {}],
  [
    'one of several',
    { query: 'query A { __typename } query B { claims { totalCount } }', operationName: 'B' },
    {},
  ],
])('a request %s is answered again without Apollo, in the same way', async (_name, body, headers) => {
  const first = await read(body, headers)
  expect(first.status).toBe(200)
  const asked = apollo.mock.calls.length
  let second: unknown
  const statements = await countStatements(async () => {
    second = await read(body, headers)
  })
  expect(second).toEqual(first)
  // What was asked twice to the letter is not even read.
  let third: unknown
  const repeated = await countStatements(async () => {
    third = await read(body, headers)
  })
  expect(third).toEqual(first)
  expect(repeated).toBe(statements)
  expect(apollo).toHaveBeenCalledTimes(asked)
})

test('other variables have their own answer', async () => {
  const [first, second, none] = await answersOf(
    STRELTSOV,
    { query: PERSON, variables: { slug: 'sergei-lavrov' } },
    { query: PERSON, variables: { slug: 'nobody' } },
  )
  expect([first?.text, second?.text, none?.text]).toEqual([
    '{"data":{"person":{"name":"Dmitry Streltsov"}}}',
    '{"data":{"person":{"name":"Sergei Lavrov"}}}',
    '{"data":{"person":null}}',
  ])
  expect(apollo.mock.calls.length).toBeLessThan(3)
})

test('what one type is asked for in is not sent to who asks for another', async () => {
  const types = []
  for (const accept of [ACCEPT, 'application/json', ACCEPT, '*/*'])
    types.push((await read(STRELTSOV, { accept })).headers['content-type'])
  expect(types).toEqual([
    'application/graphql-response+json; charset=utf-8',
    'application/json; charset=utf-8',
    'application/graphql-response+json; charset=utf-8',
    'application/json; charset=utf-8',
  ])
  expect((await read(STRELTSOV, { accept: 'text/html' })).status).toBe(406)
  expect((await read(STRELTSOV, { accept: 'text/html' })).status).toBe(406)
})

// Each is asked of a server that knows the operation, and of one that does not: by a query that differs by a space.
test.each<[string, object]>([
  ['a variable of another type', { query: PERSON, variables: { slug: 1 } }],
  ['a variable left out', { query: PERSON }],
  ['a variable that is null', { query: PERSON, variables: { slug: null } }],
  ['variables that are none', { query: PERSON, variables: ['dmitry-streltsov'] }],
  ['an operation of another name', { ...STRELTSOV, operationName: 'Persons' }],
  ['a name that is none', { ...STRELTSOV, operationName: '' }],
  ['extensions that are none', { ...STRELTSOV, extensions: [] }],
  ['a page too long', { query: PAGE, variables: { first: 101 } }],
  ['a cursor of something else', { query: PAGE, variables: { after: 'nothing' } }],
  ['an unknown country', { query: PAGE, variables: { filter: { about: { country: 'XX' } } } }],
  ['a field that the filter has not', { query: PAGE, variables: { filter: { nothing: true } } }],
  [
    'a range turned round',
    { query: PAGE, variables: { filter: { published: { from: '2014-01-01', to: '2013-01-01' } } } },
  ],
])('%s is refused as it is the first time', async (_name, body) => {
  await answersOf(STRELTSOV, { query: PAGE, variables: { first: 1 } })
  const known = await read(body)
  const anew = await read({ ...body, query: ` ${Object(body).query}` })
  const words = (text: string) => text.replace(/"column":\d+/g, '')
  expect({ ...known, text: words(known.text) }).toEqual({ ...anew, text: words(anew.text) })
  expect(JSON.parse(known.text).errors[0].message).not.toBe('')
  expect(known.status).toBe(400)
})

test.each([
  ['the query', 1],
  ['the body', 3],
])(
  'where %s is known, a fault of the server is masked, logged and asked once, as the first time',
  async (what, times) => {
    const STRELTSOV = { query: `# ${what}\n${PERSON}`, variables: { slug: 'dmitry-streltsov' } }
    await answersOf(...Array(times).fill(STRELTSOV))
    await database.$executeRaw`alter table person rename to hidden`
    try {
      let known: Awaited<ReturnType<typeof read>> | undefined
      expect(
        await countStatements(async () => {
          known = await read(STRELTSOV)
        }),
      ).toBe(1)
      const anew = await read({ ...STRELTSOV, query: ` ${STRELTSOV.query}` })
      expect(known).toEqual(anew)
      expect(JSON.parse(anew.text).errors[0].extensions).toEqual({
        code: 'INTERNAL_SERVER_ERROR',
        requestId: 'ID',
      })
      expect(log).toHaveBeenCalledTimes(2)
    } finally {
      await database.$executeRaw`alter table hidden rename to person`
    }
    expect((await read(STRELTSOV)).status).toBe(200)
  },
)

test.each([
  ['no JSON', '{"query": '],
  ['a number', '1'],
  ['a text', '"{ __typename }"'],
  ['null', 'null'],
])('a body that is %s is refused, whether or not its length is known', async (_name, body) => {
  const plain = await read(body)
  expect(plain).toMatchObject({ status: 400, text: expect.stringContaining('no JSON that can be read') })
  expect(await read(body, { 'content-type': 'application/json; charset=utf-8' })).toEqual(plain)
  expect(await read(body, { 'content-type': 'application/json;charset=UTF-8' })).toEqual(plain)
})
