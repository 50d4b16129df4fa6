import { type DocumentNode, getVariableValues, Kind, parse } from 'graphql'
import pg from 'pg'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { Statements } from '../../src/database/statements.ts'
import { planFor } from '../../src/graphql/plan.ts'
import { schema } from '../../src/schema.ts'
import { useServer } from '../harness/server.ts'

const { ask, database, databaseUrl, refuse } = useServer('corpus')
const pool = new pg.Pool({ connectionString: databaseUrl })
const context = { database, statements: new Statements(pool), requestId: 'test', found: {} }
afterAll(() => pool.end())

type Variables = Record<string, unknown>

function plan(document: DocumentNode, given: Variables, at = 0) {
  const operation = document.definitions[at]
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return expect.fail('no operation')
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], given)
  if (!coerced) return expect.fail(String(errors))
  return planFor(schema, document, operation, coerced, context)
}

const read = (text: string) => parse(text, { noLocation: true })

/** The plan of an operation that was never asked before. */
const firstPlan = (text: string, given: Variables, at = 0) => plan(read(text), given, at)

/** How often something was compiled meanwhile. */
function countCompilations(run: () => void): number {
  const asked = vi.spyOn(schema, 'getQueryType')
  run()
  const { length } = asked.mock.calls
  asked.mockRestore()
  return length
}

const BY_FILTER =
  'query ($filter: ClaimFilter) { claims(filter: $filter, first: 2) { totalCount nodes { key } } }'
const BY_COUNTRIES =
  'query ($countries: [CountryCode!]) { claims(filter: {about: {country: $countries}}) { totalCount } }'
const BY_TEXT = 'query ($text: String!) { search(text: $text, first: 3) { totalCount nodes { text } } }'
const BY_KEY = 'query ($key: String!) { claim(key: $key) { key text } }'
/** Stands in the document as well as in a name; the first mark, where marks can be guessed. */
const MARK = '\u{f8ff}name 0'

const about = (...country: string[]) => ({ filter: { about: { country } } })

const ASKED: [what: string, text: string, given: Variables[]][] = [
  ['other names', BY_FILTER, [about('CN'), about('RU'), about('XX'), about('CN')]],
  [
    'lists of other lengths',
    BY_FILTER,
    [about('CN'), about('CN', 'RU'), about(), about('RU', 'JP'), about('JP')],
  ],
  ['the same name twice', BY_FILTER, [about('CN', 'CN'), about('CN', 'RU'), about('RU', 'RU')]],
  [
    'one name where a list may be',
    BY_COUNTRIES,
    [{ countries: 'CN' }, { countries: ['RU'] }, { countries: 'JP' }],
  ],
  ['null and nothing', BY_FILTER, [{}, { filter: null }, { filter: {} }, about('CN'), { filter: null }, {}]],
  ['names that look like marks', BY_FILTER, [about(MARK), about('CN'), about('CN', MARK), about(MARK, 'RU')]],
  [
    'other kinds of the same name',
    BY_FILTER,
    [
      { filter: { about: { topic: 'arctic' } } },
      { filter: { about: { person: 'arctic' } } },
      { filter: { about: { country: 'arctic' } } },
    ],
  ],
  [
    'names deep in a filter, among what is no name',
    BY_FILTER,
    [
      { filter: { anyOf: [{ key: 'A2-10', kind: 'FACT' }, { not: { article: 'a' } }] } },
      { filter: { anyOf: [{ key: 'A2-11', kind: 'FACT' }, { not: { article: 'b' } }] } },
      { filter: { anyOf: [{ key: 'A2-11', kind: 'REQUEST' }, { not: { article: 'b' } }] } },
    ],
  ],
  ['texts', BY_TEXT, [{ text: 'Japan' }, { text: 'Russia' }, { text: MARK }, { text: '' }]],
  ['keys', BY_KEY, [{ key: 'A2-10' }, { key: 'A2-11' }, { key: MARK }, { key: 'nobody' }]],
  [
    'a text that is asked in two ways',
    'query ($text: String!) { search(text: $text) { totalCount } article(slug: $text) { language } people(filter: {text: $text}) { totalCount } }',
    [{ text: 'Japan' }, { text: 'a2-sputnik-2017-03-22' }],
  ],
  [
    'a name that is also a text of the document',
    `query ($country: CountryCode!) { claims(filter: {text: "${MARK}", about: {country: [$country]}}) { totalCount } }`,
    [{ country: MARK }, { country: 'CN' }, { country: 'RU' }],
  ],
  [
    'what is no name',
    'query ($size: Int, $isMore: Boolean!) { claims(first: $size) { nodes { key text @include(if: $isMore) } } }',
    [
      { size: 1, isMore: true },
      { size: 2, isMore: true },
      { size: 2, isMore: false },
      { size: null, isMore: true },
      { isMore: false },
    ],
  ],
]

test.each(ASKED)('%s: each plan is the one that would be made for it first', (_what, text, given) => {
  const document = read(text)
  for (const variables of [...given, ...given])
    expect(plan(document, variables)).toEqual(firstPlan(text, variables))
})

describe('a kept plan', () => {
  test('serves other names, and other texts and keys that are looked up', () => {
    for (const [text, first, next] of [
      [BY_FILTER, about('CN', 'RU'), about('JP', 'US')],
      [BY_TEXT, { text: 'Japan' }, { text: 'Russia' }],
      [BY_KEY, { key: 'A2-10' }, { key: 'A2-11' }],
    ] as const) {
      const document = read(text)
      expect(countCompilations(() => plan(document, first))).toBeGreaterThan(0)
      expect(countCompilations(() => plan(document, next))).toBe(0)
    }
  })

  test('serves no list of another length, and nothing but names', () => {
    const document = read(BY_FILTER)
    plan(document, about('CN'))
    for (const other of [
      about('CN', 'RU'),
      { filter: { about: { country: ['CN'], basis: ['IMPLICIT'] } } },
      {},
    ])
      expect(countCompilations(() => plan(document, other))).toBeGreaterThan(0)
  })

  test('makes way when many shapes make much SQL, and all are answered', () => {
    const lists = Array.from(
      { length: 330 },
      (_, at) => `f${at}: claims(first: $size) { nodes { key text kind } }`,
    )
    const text = `query ($size: Int, $country: CountryCode!) { country(code: $country) { name } ${lists.join(' ')} }`
    const document = read(text)
    const ofSize = (size: number, country = 'CN') => plan(document, { size, country })
    ofSize(0)
    expect(countCompilations(() => ofSize(0, 'RU'))).toBe(0)
    for (let size = 1; size <= 80; size++) ofSize(size)
    expect(countCompilations(() => ofSize(80, 'RU'))).toBe(0)
    expect(countCompilations(() => ofSize(0, 'RU'))).toBeGreaterThan(0)
    for (const size of [0, 1, 50, 80])
      expect(ofSize(size, 'JP')).toEqual(firstPlan(text, { size, country: 'JP' }))
  }, 120_000)

  test('is of one operation of its document', () => {
    const text = `
      query A($name: CountryCode!) { claims(filter: {about: {country: [$name]}}) { ...Counted } }
      query B($name: CountryCode!) { claims(filter: {attributedTo: {from: {country: $name}}}) { ...Counted } }
      fragment Counted on ClaimConnection { totalCount }`
    const document = read(text)
    for (const name of ['CN', 'RU', 'CN'])
      for (const at of [0, 1]) expect(plan(document, { name }, at)).toEqual(firstPlan(text, { name }, at))
  })

  test('is none for what is refused, which is refused each time', () => {
    const document = read('query ($size: Int) { claims(first: $size) { totalCount } }')
    for (let time = 0; time < 2; time++)
      expect(() => plan(document, { size: 101 })).toThrow('claims(first): 101 is out of bounds, 0 to 100')
    const long = read(BY_TEXT)
    for (let time = 0; time < 2; time++)
      expect(() => plan(long, { text: 'a'.repeat(1_001) })).toThrow('search(text): has 1001 characters')
  })
})

test('one operation with other names has the answers of as many operations', async () => {
  for (const code of ['CN', 'RU', 'JP', 'CN']) {
    const given = await ask(BY_COUNTRIES, { countries: [code] })
    expect(given).toEqual(await ask(`{ claims(filter: {about: {country: "${code}"}}) { totalCount } }`))
    expect(given.claims.totalCount).toBeGreaterThan(0)
  }
  expect(await refuse(BY_COUNTRIES, { countries: ['XX'] })).toMatchObject({
    message: 'claims(filter.about.country): there is no country "XX"',
  })
  expect(await refuse(BY_TEXT, { text: '…' })).toMatchObject({
    message: 'search(text): has no word to look for',
  })
})
