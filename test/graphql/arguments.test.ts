import { isScalarType } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { schema } from '../../src/schema.ts'
import { useServer } from '../harness/server.ts'
import { createWorld } from '../harness/world.ts'

const { ask, refuse, post, countStatements, database } = useServer('empty')

beforeAll(() =>
  createWorld(database, {
    topics: [{ slug: 'kurils', name: 'Kurils', kind: 'PLACE' }],
    organizations: [{ slug: 'institute', name: 'Institute', kind: 'STATE_INSTITUTE' }],
    people: [{ slug: 'ivan', name: 'Ivan' }],
    sources: [{ slug: 'agency', name: 'Agency', kind: 'NEWS_AGENCY' }],
    questions: [{ slug: 'question', text: 'Is it?' }],
    articles: [{ slug: 'report', claims: [{ key: 'A-1' }] }],
  }),
)

const NAMES = [
  ['claims(filter: {about: {country: "XX"}})', 'claims(filter.about.country)', 'country "XX"'],
  ['claims(filter: {about: {country: ["CN", "XX"]}})', 'claims(filter.about.country)', 'country "XX"'],
  ['claims(filter: {about: {country: "cn"}})', 'claims(filter.about.country)', 'country "cn"'],
  ['claims(filter: {about: {person: "x"}})', 'claims(filter.about.person)', 'person "x"'],
  ['claims(filter: {about: {organization: "x"}})', 'claims(filter.about.organization)', 'organization "x"'],
  ['claims(filter: {about: {topic: "x"}})', 'claims(filter.about.topic)', 'topic "x"'],
  ['claims(filter: {stance: {question: "x"}})', 'claims(filter.stance.question)', 'question "x"'],
  ['claims(filter: {article: "x"})', 'claims(filter.article)', 'article "x"'],
  ['claims(filter: {key: "x"})', 'claims(filter.key)', 'claim "x"'],
  ['claims(filter: {publishedBy: {slug: "x"}})', 'claims(filter.publishedBy.slug)', 'source "x"'],
  [
    'claims(filter: {attributedTo: {from: {country: "XX"}}})',
    'claims(filter.attributedTo.from.country)',
    'country "XX"',
  ],
  ['claims(filter: {anyOf: [{}, {not: {key: "x"}}]})', 'claims(filter.anyOf.not.key)', 'claim "x"'],
  [
    'people(filter: {worksFor: {organization: "x"}})',
    'people(filter.worksFor.organization)',
    'organization "x"',
  ],
  ['organizations(filter: {partOf: "x"})', 'organizations(filter.partOf)', 'organization "x"'],
  ['articles(filter: {claims: {about: {topic: "x"}}})', 'articles(filter.claims.about.topic)', 'topic "x"'],
] as const

describe('a name that nothing has', () => {
  test.each(NAMES)('in %s is refused', async (field, argument, what) => {
    expect(await refuse(`{ ${field} { totalCount } }`)).toMatchObject({
      message: `${argument}: there is no ${what}`,
      extensions: { code: 'BAD_USER_INPUT', argument },
    })
  })

  test.each([
    [
      'in a variable',
      'query ($name: CountryCode!) { claims(filter: {about: {country: [$name]}}) { totalCount } }',
      { name: 'XX' },
    ],
    [
      'in a variable with the whole filter',
      'query ($filter: ClaimFilter) { claims(filter: $filter) { totalCount } }',
      { filter: { about: { country: 'XX' } } },
    ],
    [
      'in a default of a variable',
      'query ($name: [CountryCode!] = ["XX"]) { claims(filter: {about: {country: $name}}) { totalCount } }',
      {},
    ],
    [
      'in a fragment',
      '{ ...counts } fragment counts on Query { claims(filter: {about: {country: "XX"}}) { totalCount } }',
      {},
    ],
    [
      'in an inline fragment',
      '{ ... on Query { claims(filter: {about: {country: "XX"}}) { totalCount } } }',
      {},
    ],
    [
      'in a fragment within a fragment',
      '{ ...a } fragment a on Query { ...b } fragment b on Query { claims(filter: {about: {country: "XX"}}) { totalCount } }',
      {},
    ],
    [
      'of an alias',
      '{ good: claims { totalCount } bad: claims(filter: {about: {country: "XX"}}) { totalCount } }',
      {},
    ],
    [
      'of a field within a field',
      '{ person(slug: "ivan") { claims(filter: {about: {country: "XX"}}) { totalCount } } }',
      {},
    ],
    [
      'of a field within what is not there',
      '{ person(slug: "nobody") { claims(filter: {about: {country: "XX"}}) { totalCount } } }',
      {},
    ],
    [
      'of a field that is skipped',
      '{ claims(filter: {about: {country: "XX"}}) @skip(if: true) { totalCount } __typename }',
      {},
    ],
    [
      'of a field that is not included',
      'query ($no: Boolean!) { claims(filter: {about: {country: "XX"}}) @include(if: $no) { totalCount } __typename }',
      { no: false },
    ],
  ])('%s is refused', async (_place, query, variables) => {
    expect(await refuse(query, variables)).toMatchObject({
      message: 'claims(filter.about.country): there is no country "XX"',
      extensions: { code: 'BAD_USER_INPUT', argument: 'claims(filter.about.country)' },
    })
  })

  test('is told where it stands', async () => {
    const { message, ...error } = await refuse('{\n  claims(filter: {key: "x"}) { totalCount }\n}')
    expect(error).toMatchObject({ locations: [{ line: 2, column: 3 }] })
  })

  test('in an operation that is not asked for does not matter', async () => {
    const bad = 'query bad { claims(filter: {key: "x"}) { totalCount } }'
    const good = 'query good { claims { totalCount } }'
    const answer = await post(JSON.stringify({ query: `${bad} ${good}`, operationName: 'good' }))
    expect(await answer.json()).toEqual({ data: { claims: { totalCount: 1 } } })
  })

  test('however many there are, costs one statement, which is the only one', async () => {
    const fields = NAMES.map(([field], at) => `f${at}: ${field} { totalCount }`)
    expect(await countStatements(() => refuse(`{ ${fields.join(' ')} }`))).toBe(1)
  })

  test('costs none where nothing is named', async () => {
    expect(await countStatements(() => ask('{ claims(filter: {kind: FACT}) { totalCount } }'))).toBe(1)
  })
})

describe('one thing by its name', () => {
  test.each(['article', 'organization', 'person', 'question', 'source', 'topic'])(
    '%s is null where there is none',
    async (noun) => {
      expect(await ask(`{ ${noun}(slug: "nobody") { id } empty: ${noun}(slug: "") { id } }`)).toEqual({
        [noun]: null,
        empty: null,
      })
    },
  )

  test('claim and country too', async () => {
    expect(await ask('{ claim(key: "x") { id } country(code: "XX") { id } }')).toEqual({
      claim: null,
      country: null,
    })
  })

  test.each([
    ['person(slug: $text)', 'person(slug)'],
    ['claim(key: $text)', 'claim(key)'],
    ['country(code: $text)', 'country(code)'],
  ])('%s is refused with what the database cannot hold', async (field, argument) => {
    for (const text of ['a\0', '\ud800', 'a\udc00b']) {
      expect(await refuse(`query ($text: String!) { ${field} { id } }`, { text })).toMatchObject({
        extensions: { code: 'BAD_USER_INPUT', argument },
      })
    }
    expect(await ask(`query ($text: String!) { one: ${field} { id } }`, { text: '😀' })).toEqual({
      one: null,
    })
  })
})

describe('a text', () => {
  test.each([
    ['people(filter: {name: $text})', 'people(filter.name)'],
    ['articles(filter: {language: [$text]})', 'articles(filter.language)'],
    ['claims(after: $text)', 'claims(after)'],
    ['claims(filter: {publishedBy: {not: {name: $text}}})', 'claims(filter.publishedBy.not.name)'],
  ])('in %s is refused with what the database cannot hold', async (field, argument) => {
    for (const text of ['\0', '\ud83d']) {
      expect(await refuse(`query ($text: String!) { ${field} { totalCount } }`, { text })).toMatchObject({
        extensions: { code: 'BAD_USER_INPUT', argument },
      })
    }
  })

  test('as a name too', async () => {
    const query = 'query ($text: PersonSlug!) { people(filter: {slug: [$text]}) { totalCount } }'
    for (const text of ['\0', '\ud83d', '']) {
      const { extensions, message } = await refuse(query, { text })
      expect(extensions.code).toBe('BAD_USER_INPUT')
      expect(message).toContain('Variable "$text"')
    }
  })

  test('as long as a body may be is only a text', async () => {
    const query = 'query ($text: String!) { people(filter: {name: $text}) { totalCount } }'
    expect(await ask(query, { text: '%_\\\'"😀'.repeat(10_000) })).toEqual({ people: { totalCount: 0 } })
  })
})

describe('null in a filter', () => {
  test.each([
    ['{about: null}', 'about'],
    ['{about: {country: null}}', 'about.country'],
    ['{attributedTo: {from: {country: "RU", basis: null}}}', 'attributedTo.from.basis'],
    ['{not: null}', 'not'],
    ['{anyOf: null}', 'anyOf'],
    ['{allOf: [{kind: null}]}', 'allOf.kind'],
    ['{hedged: null}', 'hedged'],
    ['{said: {from: null}}', 'said.from'],
    ['{chainLength: {min: null}}', 'chainLength.min'],
  ])('%s is refused', async (filter, place) => {
    const argument = `claims(filter.${place})`
    expect(await refuse(`{ claims(filter: ${filter}) { totalCount } }`)).toMatchObject({
      message: `${argument}: is null; leave it out to ask nothing`,
      extensions: { code: 'BAD_USER_INPUT', argument },
    })
  })

  test('by a variable is refused, and a variable left out is not null', async () => {
    const query = 'query ($kind: [ClaimKind!]) { claims(filter: {kind: $kind}) { totalCount } }'
    expect((await refuse(query, { kind: null })).extensions.argument).toBe('claims(filter.kind)')
    expect(await ask(query, {})).toEqual({ claims: { totalCount: 1 } })
  })
})

describe('a range whose end comes before its beginning', () => {
  const days = '{from: "2014-01-01", to: "2013-12-31"}'

  test.each([
    [`claims(filter: {published: ${days}})`, 'claims(filter.published.to)'],
    [`claims(filter: {not: {said: ${days}}})`, 'claims(filter.not.said.to)'],
    [`claims(filter: {anyOf: [{due: ${days}}]})`, 'claims(filter.anyOf.due.to)'],
    [`articles(filter: {claims: {due: ${days}}})`, 'articles(filter.claims.due.to)'],
    [`topics(filter: {event: ${days}})`, 'topics(filter.event.to)'],
  ])('of days is refused: %s', async (field, argument) => {
    expect(await refuse(`{ ${field} { totalCount } }`)).toMatchObject({
      message: `${argument}: 2013-12-31 lies before 2014-01-01, the first day`,
      extensions: { code: 'BAD_USER_INPUT', argument },
    })
  })

  test.each([
    ['{chainLength: {min: 4, max: 2}}', 'claims(filter.chainLength.max)'],
    ['{corroboration: {sources: {min: 4, max: 2}}}', 'claims(filter.corroboration.sources.max)'],
  ])('of numbers is refused: %s', async (filter, argument) => {
    expect(await refuse(`{ claims(filter: ${filter}) { totalCount } }`)).toMatchObject({
      message: `${argument}: 2 is less than 4, the least`,
      extensions: { code: 'BAD_USER_INPUT', argument },
    })
  })

  test('is refused in a variable, and where one end is a variable', async () => {
    const whole = 'query ($filter: ClaimFilter) { claims(filter: $filter) { totalCount } }'
    const filter = { published: { from: '2014-01-01', to: '2013-12-31' } }
    expect((await refuse(whole, { filter })).extensions.argument).toBe('claims(filter.published.to)')
    const end = 'query ($to: Date) { claims(filter: {due: {from: "2014-01-01", to: $to}}) { totalCount } }'
    expect((await refuse(end, { to: '2013-12-31' })).extensions.argument).toBe('claims(filter.due.to)')
  })

  test('is no range of one day or of one number', async () => {
    const filter = '{due: {from: "2014-01-01", to: "2014-01-01"}, chainLength: {min: 2, max: 2}}'
    expect(await ask(`{ claims(filter: ${filter}) { totalCount } }`)).toEqual({ claims: { totalCount: 0 } })
  })
})

describe('the size of a filter', () => {
  test('is at most 100 values in a list', async () => {
    const ask100 = (count: number) => `{ claims(filter: {kind: [${'FACT '.repeat(count)}]}) { totalCount } }`
    expect(await ask(ask100(100))).toEqual({ claims: { totalCount: 0 } })
    expect(await refuse(ask100(101))).toMatchObject({
      message: 'claims(filter.kind): has 101 values, at most 100 may be given',
      extensions: { code: 'BAD_USER_INPUT', argument: 'claims(filter.kind)' },
    })
    expect(
      (await refuse(`{ claims(filter: {anyOf: [${'{} '.repeat(101)}]}) { totalCount } }`)).extensions
        .argument,
    ).toBe('claims(filter.anyOf)')
  })

  test('is at most six filters deep', async () => {
    const nested = (depth: number) => `${'{not: '.repeat(depth - 1)}{}${'}'.repeat(depth - 1)}`
    expect(await ask(`{ claims(filter: ${nested(6)}) { totalCount } }`)).toEqual({
      claims: { totalCount: 0 },
    })
    const { message, extensions } = await refuse(`{ claims(filter: ${nested(7)}) { totalCount } }`)
    expect(message).toContain('nests more than 6 deep')
    expect(extensions.code).toBe('BAD_USER_INPUT')
    expect((await refuse(`{ claims(filter: ${nested(1_000)}) { totalCount } }`)).extensions.code).toBe(
      'BAD_USER_INPUT',
    )
  })

  test('is bounded in all, and not only list by list', async () => {
    const anyOf = Array(100).fill({ anyOf: Array(100).fill({ kind: ['FACT'] }) })
    const { extensions } = await refuse(
      'query ($filter: ClaimFilter) { claims(filter: $filter) { totalCount } }',
      { filter: { anyOf } },
    )
    expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'claims(filter.anyOf.anyOf)' })
    const fields = Array.from(
      { length: 11 },
      (_, at) => `f${at}: claims(filter: {kind: [${'FACT '.repeat(100)}]}) { totalCount }`,
    )
    expect((await refuse(`{ ${fields.join(' ')} }`)).message).toMatch(
      /^claims\(filter.kind\): is one of more than 1000 values/,
    )
  })
})

describe('a day', () => {
  const filter = (day: string) => `claims(filter: {said: {from: ${JSON.stringify(day)}}}) { totalCount }`

  test.each(['0001-01-01', '1970-01-01', '2016-02-29', '9999-12-31'])('%s is one', async (day) => {
    expect(await ask(`{ ${filter(day)} }`)).toEqual({ claims: { totalCount: 0 } })
  })

  test.each([
    '',
    '2017',
    '2017-03',
    '2017-3-22',
    '2017-02-29',
    '2017-13-01',
    '0000-01-01',
    '-001-01-01',
    '10000-01-01',
    '2017-03-22T00:00:00Z',
    ' 2017-03-22',
  ])('"%s" is none', async (day) => {
    const literal = await refuse(`{ ${filter(day)} }`)
    expect(literal).toMatchObject({
      message: `Expected value of type "Date", found ${JSON.stringify(day)}; ${JSON.stringify(day)} is no day such as 2017-03-22`,
      locations: [{ line: 1 }],
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    })
    const variable = await refuse(
      'query ($day: Date) { claims(filter: {said: {from: $day}}) { totalCount } }',
      { day },
    )
    expect(variable.extensions.code).toBe('BAD_USER_INPUT')
    expect(variable.message).toContain(`Variable "$day" got invalid value ${JSON.stringify(day)}`)
  })
})

describe('a moment', () => {
  const moment = schema.getType('DateTime')
  const parse = (text: unknown) => (isScalarType(moment) ? moment.parseValue(text) : undefined)

  test.each([
    ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.000Z'],
    ['2026-01-31T12:00Z', '2026-01-31T12:00:00.000Z'],
    ['2026-01-31T12:00:00.5+01:30', '2026-01-31T10:30:00.500Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(parse(text)).toEqual(new Date(expected))
  })

  test.each([
    '',
    '2026-01-31',
    '2026-01-31T12:00:00',
    '2026-02-31T12:00:00Z',
    '2026-01-31T24:00:00Z',
    '2026-01-31T12:60:00Z',
    '2026-01-31T12:00:00+99:00',
    '2026-01-31 12:00:00Z',
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+01:00',
    '+02026-01-31T12:00:00Z',
    1769860800000,
    null,
  ])('%s is none', (text) => {
    expect(() => parse(text)).toThrow('is no moment such as 2026-01-31T12:00:00Z')
  })
})

describe('an id', () => {
  const idOf = (name: string) => Buffer.from(name).toString('base64')

  test('fetches what it names again', async () => {
    const data = await ask(`{
      article(slug: "report") { id } claim(key: "A-1") { id } country(code: "CN") { id }
      organization(slug: "institute") { id } person(slug: "ivan") { id } question(slug: "question") { id }
      source(slug: "agency") { id } topic(slug: "kurils") { id }
    }`)
    const ids = Object.values<{ id: string }>(data).map(({ id }) => id)
    const { nodes } = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }', { ids })
    expect(nodes.map(({ id }: { id: string }) => id)).toEqual(ids)
    expect(nodes.map((node: { __typename: string }) => node.__typename.toLowerCase())).toEqual(
      Object.keys(data),
    )
    for (const id of ids) {
      expect(await ask('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ node: { id } })
    }
  })

  test('of nothing is null, in its place', async () => {
    const [one, none] = [idOf('Person:ivan'), idOf('Person:nobody')]
    const query = `{ node(id: "${none}") { id } nodes(ids: ["${none}", "${one}", "${none}", "${one}"]) { id } none: nodes(ids: []) { id } }`
    expect(await ask(query)).toEqual({ node: null, nodes: [null, { id: one }, null, { id: one }], none: [] })
  })

  test.each([
    ['', 'empty'],
    ['ivan', 'not encoded'],
    [idOf('Person'), 'without a name'],
    [idOf('Person:'), 'with an empty name'],
    [idOf('Fact:1'), 'of a type that has none'],
    [idOf('Query:1'), 'of the root'],
    [idOf('Nobody:1'), 'of no type'],
    [idOf('Person:a\0'), 'with what the database cannot hold'],
    [`${idOf('Person:ivan')}!`, 'with something behind it'],
    [` ${idOf('Person:ivan')}`, 'with a blank before it'],
  ])('"%s" is refused: %s', async (id) => {
    expect(await refuse(`{ node(id: "${id}") { id } }`)).toMatchObject({
      message: `node(id): "${id}" is no id of this API`,
      extensions: { code: 'BAD_USER_INPUT', argument: 'node(id)' },
    })
    expect(
      (await refuse('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: [id] })).extensions.argument,
    ).toBe('nodes(ids)')
  })

  test('is one of at most 100', async () => {
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }'
    const { nodes } = await ask(query, { ids: Array(100).fill(idOf('Person:ivan')) })
    expect(nodes).toHaveLength(100)
    expect((await refuse(query, { ids: Array(101).fill(idOf('Person:ivan')) })).extensions.argument).toBe(
      'nodes(ids)',
    )
  })
})
