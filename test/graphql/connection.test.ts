import { beforeAll, describe, expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'
import { createWorld } from '../harness/world.ts'

const { ask, refuse, countStatements, database } = useServer('empty')

const DAYS = ['2013-11-02', '2013-11', '2014', undefined, '2013-11-02', undefined, '2017-03-22']

beforeAll(async () => {
  const named = <T extends object>(slug: string, more: T, count = 9) =>
    // Each name is borne by three.
    Array.from({ length: count }, (_, at) => ({ slug: `${slug}-${at}`, name: `Ünï "${at % 3}" 的`, ...more }))
  const people = named('person', {})
  await createWorld(database, {
    people,
    topics: named('topic', { kind: 'PLACE' as const }),
    organizations: named('organization', {
      kind: 'MEDIA' as const,
      country: { code: 'RU', basis: 'TEXT' as const },
    }),
    sources: named('source', { kind: 'WEBSITE' as const, country: 'RU' }),
    questions: Array.from({ length: 7 }, (_, at) => ({ slug: `question-${at}`, text: 'Is it?' })),
    articles: DAYS.map((date, nth) => ({
      slug: `article-${nth}`,
      source: { slug: 'source-0', basis: 'TEXT' as const },
      published: date ? { date, basis: 'TEXT' as const } : undefined,
      bylines: [{ person: 'person-0', role: 'AUTHOR' as const }],
      claims: Array.from({ length: 3 }, (_, at) => ({
        key: `${9 - nth}-${at}`,
        attributions: [
          { speaker: { person: 'person-0' }, depth: 0, isHolder: true, role: 'EXPERT' as const },
        ],
        subjects: [{ country: 'CN' }],
      })),
    })),
  })
  // Recorded at three moments, a thousandth of a second apart.
  await database.$executeRaw`
    update claim set recorded_at = timestamptz '2026-01-01 00:00:00.998Z' + (id % 3) * interval '1 ms'`
})

const LISTS = [
  ...['PUBLISHED_DESC', 'PUBLISHED_ASC', 'RECORDED_DESC', 'KEY'].map((order) => ['claims', 'Claim', order]),
  ...['PUBLISHED_DESC', 'PUBLISHED_ASC'].map((order) => ['articles', 'Article', order]),
  ...[
    'people:Person',
    'topics:Topic',
    'organizations:Organization',
    'sources:Source',
    'countries:Country',
  ].map((list) => [...list.split(':'), 'NAME']),
  ['questions', 'Question', 'SLUG'],
  ['person(slug: "person-0") { list: claims', 'Claim', 'PUBLISHED_DESC'],
  ['person(slug: "person-0") { list: articles', 'Article', 'PUBLISHED_ASC'],
  ['country(code: "RU") { list: organizations', 'Organization', 'NAME'],
  ['country(code: "CN") { list: claims', 'Claim', 'RECORDED_DESC'],
] as [list: string, type: string, order: string][]

describe.each(LISTS)('%s of %s by %s', (list, _type, order) => {
  const page = (args: string) => pageOf(list, `orderBy: ${order}, ${args}`)

  test('is covered by its pages once, forward and backward', async () => {
    const { cursors, pageInfo } = await page('first: 100')
    expect(new Set(cursors).size).toBe(cursors.length)
    expect(pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false })

    // Two at a time: pages end among those that the order alone does not tell apart.
    const forward: string[] = []
    for (let next: string | null = null, isMore = true; isMore; ) {
      const { cursors, pageInfo } = await page(`first: 2${next ? `, after: "${next}"` : ''}`)
      expect(pageInfo.hasPreviousPage).toBe(next !== null)
      forward.push(...cursors)
      next = pageInfo.endCursor
      isMore = pageInfo.hasNextPage
    }
    expect(forward).toEqual(cursors)

    const backward: string[] = []
    for (let next: string | null = null, isMore = true; isMore; ) {
      const { cursors, pageInfo } = await page(`last: 2${next ? `, before: "${next}"` : ''}`)
      expect(pageInfo.hasNextPage).toBe(next !== null)
      backward.unshift(...cursors)
      next = pageInfo.startCursor
      isMore = pageInfo.hasPreviousPage
    }
    expect(backward).toEqual(cursors)
  })

  test('gives what stands between two cursors', async () => {
    const { cursors } = await page('first: 100')
    const between = `after: "${cursors[0]}", before: "${cursors.at(-1)}"`
    const inner = cursors.slice(1, -1)
    expect((await page(between)).cursors).toEqual(inner.slice(0, 20))
    const [first, last] = [await page(`${between}, first: 2`), await page(`${between}, last: 2`)]
    expect(first.cursors).toEqual(inner.slice(0, 2))
    expect(first.pageInfo.hasNextPage).toBe(inner.length > 2)
    expect(last.cursors).toEqual(inner.slice(-2))
    expect(last.pageInfo.hasPreviousPage).toBe(inner.length > 2)
    expect((await page(`after: "${cursors[1]}", before: "${cursors[1]}"`)).cursors).toEqual([])
  })
})

describe('the order', () => {
  const place = (field: string) => (node: object) => Reflect.get(node, field)

  test.each([
    ['PUBLISHED_DESC', [6, 2, 0, 4, 1, 3, 5]],
    ['PUBLISHED_ASC', [3, 5, 1, 0, 4, 2, 6]],
  ])(
    '%s puts articles by first day, then as recorded, undated ones as of the earliest',
    async (order, articles) => {
      const { nodes } = await pageOf('articles', `orderBy: ${order}`, 'slug')
      expect(nodes.map(place('slug'))).toEqual(articles.map((nth) => `article-${nth}`))
      const claims = await pageOf('claims', `first: 100, orderBy: ${order}`, 'key')
      expect(claims.nodes.map(place('key'))).toEqual(
        articles.flatMap((nth) => [0, 1, 2].map((at) => `${9 - nth}-${at}`)),
      )
    },
  )

  test('RECORDED_DESC puts the last recorded claim first', async () => {
    const { nodes } = await pageOf('claims', 'first: 100, orderBy: RECORDED_DESC', 'recordedAt')
    const moments = nodes.map(place('recordedAt'))
    expect(moments).toEqual([...moments].sort().reverse())
    expect(new Set(moments)).toEqual(
      new Set(['2026-01-01T00:00:01.000Z', '2026-01-01T00:00:00.999Z', '2026-01-01T00:00:00.998Z']),
    )
  })

  test('KEY puts claims by key', async () => {
    const keys = (await pageOf('claims', 'first: 100, orderBy: KEY', 'key')).nodes.map(place('key'))
    expect(keys).toEqual([...keys].sort())
  })
})

describe('the size of a page', () => {
  test('is 20 by default, and 0 to 100', async () => {
    expect((await pageOf('claims', 'filter: {}')).cursors).toHaveLength(20)
    expect((await pageOf('claims', 'first: 100')).cursors).toHaveLength(21)
    const none = { startCursor: null, endCursor: null }
    expect((await pageOf('claims', 'first: 0')).pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      ...none,
    })
    expect((await pageOf('claims', 'last: 0')).pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: true,
      ...none,
    })
  })

  test.each([
    ['first: 101', 'claims(first)'],
    ['first: -1', 'claims(first)'],
    ['last: 101', 'claims(last)'],
    ['last: -1', 'claims(last)'],
    ['first: 1, last: 1', 'claims(first, last)'],
  ])('%s is refused', async (args, argument) => {
    const { extensions, message } = await refuse(`{ claims(${args}) { totalCount } }`)
    expect(extensions).toEqual({ code: 'BAD_USER_INPUT', argument })
    expect(message).toMatch(/0 to 100|not both/)
  })

  test('is checked at every list, whatever its name in the answer', async () => {
    const { extensions } = await refuse(
      '{ person(slug: "person-0") { all: claims(first: 1000) { totalCount } } }',
    )
    expect(extensions.argument).toBe('claims(first)')
  })
})

describe('an argument that is null', () => {
  const { args, variables } = {
    args: '$filter: ClaimFilter, $order: ClaimOrder, $first: Int, $after: String, $last: Int, $before: String',
    variables: { filter: null, order: null, first: null, after: null, last: null, before: null },
  }
  const page = `totalCount pageInfo { hasNextPage hasPreviousPage } nodes { key }`

  test('is as if it were left out', async () => {
    const { none, literal, given } = await ask(
      `query (${args}) {
        none: claims { ${page} }
        literal: claims(filter: null, orderBy: null, first: null, after: null, last: null, before: null) { ${page} }
        given: claims(filter: $filter, orderBy: $order, first: $first, after: $after, last: $last, before: $before) { ${page} }
      }`,
      variables,
    )
    expect(literal).toEqual(none)
    expect(given).toEqual(none)
  })

  test('beside one that is given does not matter', async () => {
    const data = await ask(
      `query (${args}) { claims(filter: $filter, orderBy: $order, first: $first, after: $after, last: $last, before: $before) { nodes { key } } }`,
      { ...variables, last: 2, order: 'KEY' },
    )
    expect(data.claims.nodes).toEqual([{ key: '9-1' }, { key: '9-2' }])
  })

  test('is taken by arguments of other fields as well', async () => {
    const data = await ask(`{
      person(slug: "person-0") { facts(property: null) { basis } affiliations(on: null) { title } }
      claim(key: "9-0") { spans(role: null) { role } relations(kind: null) { kind } }
      question(slug: "question-0") { stances(position: null) { position } }
    }`)
    expect(data).toEqual({
      person: { facts: [], affiliations: [] },
      claim: { spans: [{ role: 'CONTENT' }], relations: [] },
      question: { stances: [] },
    })
  })
})

describe('a cursor', () => {
  const mark = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url')
  const cursorOf = async (list: string, order: string) =>
    (await pageOf(list, `first: 1, orderBy: ${order}`)).cursors[0] ?? ''

  test('of another order or another noun is refused', async () => {
    const others = [
      await cursorOf('claims', 'PUBLISHED_ASC'),
      await cursorOf('claims', 'KEY'),
      await cursorOf('articles', 'PUBLISHED_DESC'),
      await cursorOf('people', 'NAME'),
    ]
    for (const cursor of others) await expectRefusal(`after: "${cursor}"`, 'claims(after)')
    await expectRefusal(`orderBy: RECORDED_DESC, before: "${others[0]}"`, 'claims(before)')
  })

  test.each([
    ['', 'nothing'],
    ['x', 'no cursor'],
    ['bnVsbA', 'null'],
    [mark('Claim', 'PUBLISHED_DESC'), 'a place that is left out'],
    [mark('Claim', 'PUBLISHED_DESC', 2916900, 1, 2), 'more than a place'],
    [mark('Claim', 'PUBLISHED_DESC', 2916900, '1'), 'a text for a number'],
    [mark('Claim', 'PUBLISHED_DESC', 2916900, 1.5), 'no whole number'],
    [mark('Claim', 'PUBLISHED_DESC', 2916900, 2 ** 31), 'more than a number of the database'],
    [mark('Claim', 'PUBLISHED_DESC', null, null), 'nulls'],
    [mark('Claim', 'PUBLISHED_DESC', { gt: '2013-11-02' }, 1), 'an object'],
    [
      mark('Claim', 'RECORDED_DESC', '-200000-01-01T00:00:00.000Z', 1),
      'a moment before the database',
      'RECORDED_DESC',
    ],
    [mark('Claim', 'RECORDED_DESC', '2013-11-02', 1), 'a day for a moment', 'RECORDED_DESC'],
    [mark('Claim', 'KEY', 'a\0b'), 'a text that the database cannot hold', 'KEY'],
    [mark('Claim', 'KEY', '\ud800'), 'half a character', 'KEY'],
  ])('%s is refused as %s', async (cursor, _reason, order = 'PUBLISHED_DESC') => {
    await expectRefusal(`orderBy: ${order}, after: "${cursor}"`, 'claims(after)')
    await expectRefusal(`orderBy: ${order}, before: "${cursor}"`, 'claims(before)')
  })

  test.each([
    ['2013-13-02', 'no day'],
    ['2013-02-30', 'a day that is not in the calendar'],
    ['0000-01-01', 'a day of no year of the database'],
    ['+099999-01-01', 'a day of a year of five figures'],
    ['20131102', 'a day without its hyphens'],
  ])('with %s is refused as %s', async (day) => {
    const error = await refuse(
      `{ articles(after: "${mark('Article', 'PUBLISHED_DESC', day, 1)}") { totalCount } }`,
    )
    expect(error.message).toMatch(/^articles\(after\)/)
  })

  test('still marks its place when something was added before and behind it', async () => {
    const list = (more: string) => pageOf('people', `first: 4, ${more}`, 'slug')
    const first = await list('')
    const after = `after: "${first.pageInfo.endCursor}"`
    const second = await list(after)
    await database.person.createMany({
      data: [
        { slug: 'added-first', name: 'A' },
        { slug: 'added-last', name: '的' },
      ],
    })
    expect((await list(after)).nodes).toEqual(second.nodes)
    const all = await pageOf('people', 'first: 100', 'slug')
    expect(all.nodes.slice(0, 5)).toEqual([{ slug: 'added-first' }, ...first.nodes])
    expect(all.nodes.at(-1)).toEqual({ slug: 'added-last' })
  })

  test('still marks its place when what it marked is gone', async () => {
    const [marked] = (await pageOf('topics', 'first: 1', 'slug')).cursors
    const [, next] = (await pageOf('topics', 'first: 2', 'slug')).nodes
    await database.topic.delete({ where: { slug: 'topic-0' } })
    expect((await pageOf('topics', `first: 1, after: "${marked}"`, 'slug')).nodes).toEqual([next])
  })
})

describe('a page', () => {
  const countOf = (query: string) => countStatements(() => ask(query))

  test('is read by one statement, its count by another, and neither unasked', async () => {
    expect(await countOf('{ claims { totalCount } }')).toBe(1)
    expect(await countOf('{ claims { pageInfo { hasNextPage endCursor } } }')).toBe(1)
    expect(
      await countOf('{ claims { nodes { key } edges { cursor node { text } } pageInfo { endCursor } } }'),
    ).toBe(1)
    expect(await countOf('{ claims { __typename } }')).toBeLessThanOrEqual(1)
    expect(
      await countOf('{ claims { totalCount nodes { key article { source { name } } } } }'),
    ).toBeLessThanOrEqual(2)
  })

  test('is the same through nodes and through edges, by whatever name', async () => {
    const { claims } = await ask(`
      query { claims(first: 2, orderBy: KEY) { ...page ... on ClaimConnection { nodes { ordinal } } } }
      fragment page on ClaimConnection {
        list: nodes { name: key article { slug } }
        edges { node { key ...place } }
      }
      fragment place on Claim { article { place: slug title } }
    `)
    expect(claims).toEqual({
      list: [
        { name: '3-0', article: { slug: 'article-6' } },
        { name: '3-1', article: { slug: 'article-6' } },
      ],
      nodes: [{ ordinal: 1 }, { ordinal: 2 }],
      edges: [
        { node: { key: '3-0', article: { place: 'article-6', title: null } } },
        { node: { key: '3-1', article: { place: 'article-6', title: null } } },
      ],
    })
  })

  test('keeps apart what nodes and edges ask of one field', async () => {
    const { claims } = await ask(`{ claims(first: 1, orderBy: KEY) {
      nodes { spans(role: CUE) { role } again: spans(role: CONTENT) { role } }
      edges { node { spans { role } } }
    } }`)
    expect(claims).toEqual({
      nodes: [{ spans: [], again: [{ role: 'CONTENT' }] }],
      edges: [{ node: { spans: [{ role: 'CONTENT' }] } }],
    })
  })

  test('keeps apart two lists of one noun', async () => {
    const { person } = await ask(`{ person(slug: "person-0") {
      one: claims(first: 1, orderBy: KEY) { nodes { key } }
      other: claims(last: 1, orderBy: KEY, filter: {kind: ASSESSMENT}) { totalCount nodes { key } }
      none: claims(filter: {kind: FACT}) { totalCount nodes { key } }
    } }`)
    expect(person).toEqual({
      one: { nodes: [{ key: '3-0' }] },
      other: { totalCount: 21, nodes: [{ key: '9-2' }] },
      none: { totalCount: 0, nodes: [] },
    })
  })
})

interface PageInfo {
  hasNextPage: boolean
  hasPreviousPage: boolean
  startCursor: string | null
  endCursor: string | null
}

async function pageOf(list: string, args: string, field = 'id') {
  const page = `${list}(${args}) {
    edges { cursor node { ${field} } } nodes { ${field} }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }`
  const [data] = Object.values<{ list: object }>(await ask(`{ ${page} ${list.includes('{') ? '}' : ''} }`))
  const { edges, nodes, pageInfo } = (data?.list ?? data) as {
    edges: { cursor: string; node: object }[]
    nodes: object[]
    pageInfo: PageInfo
  }
  const cursors = edges.map(({ cursor }) => cursor)
  expect(nodes).toEqual(edges.map(({ node }) => node))
  expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([cursors[0] ?? null, cursors.at(-1) ?? null])
  return { cursors, nodes, pageInfo }
}

async function expectRefusal(args: string, argument: string): Promise<void> {
  const { extensions } = await refuse(`{ claims(${args}) { totalCount } }`)
  expect(extensions).toEqual({ code: 'BAD_USER_INPUT', argument })
}
