import { beforeAll, describe, expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'
import { createWorld } from '../harness/world.ts'

const { ask, refuse, database } = useServer('empty')

const COUNT = 40
const nth = Array.from({ length: COUNT }, (_, at) => at)

// Many claims of one rank, on three days and on none, and some of every other rank and kind.
beforeAll(() =>
  createWorld(database, {
    people: nth
      .slice(0, 5)
      .map((at) => ({ slug: `person-${at}`, name: at === 2 ? 'Arctic' : `Arctic Fox ${at}` })),
    organizations: [{ slug: 'council', name: 'Council of Arctics', kind: 'ASSOCIATION' }],
    topics: [
      { slug: 'arctic', name: 'Arctic', kind: 'PLACE' },
      { slug: 'artic', name: 'Artic', kind: 'PLACE' },
    ],
    articles: ['2013-11-02', '2017-03-22', undefined, '2013-11-02'].map((date, article) => ({
      slug: `article-${article}`,
      title: article % 2 === 0 ? 'The Arctic' : 'Another matter',
      ...(date && { published: { date, basis: 'TEXT' as const } }),
      claims: nth
        .filter((at) => at % 4 === article)
        .map((at) => ({
          key: `claim-${at}`,
          text: at % 5 === 0 ? 'Ice in the Arctic Ocean melts.' : 'The ocean is Arctic.',
        })),
    })),
  }),
)

const page = async (text: string, rest: string) => {
  const { search } = await ask(
    `query ($text: String!) {
      search(text: $text, ${rest}) {
        totalCount
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges { cursor node { kind rank found { ... on Node { id } } } }
      }
    }`,
    { text },
  )
  return search
}

describe.each(['arctic', 'arctic ocean', 'arctic or nothing', 'artic', '-fox'])(
  'the results of %s',
  (text) => {
    test('are in the order of rank, kind and day, each in one place', async () => {
      const { edges, totalCount } = await page(text, 'first: 100')
      expect(edges).toHaveLength(totalCount)
      expect(new Set(edges.map(({ cursor }: { cursor: string }) => cursor)).size).toBe(totalCount)
      const ranks = edges.map(({ node }: { node: { rank: number } }) => node.rank)
      expect(ranks).toEqual(ranks.toSorted((a: number, b: number) => b - a))
    })

    test.each([1, 3, 7])('are the same by pages of %i, from either end', async (size) => {
      const { edges } = await page(text, 'first: 100')
      const forward: unknown[] = []
      for (let after: string | undefined; ; ) {
        const next = await page(text, `first: ${size}${after ? `, after: "${after}"` : ''}`)
        forward.push(...next.edges)
        expect(next.pageInfo.hasPreviousPage).toBe(after !== undefined)
        if (!next.pageInfo.hasNextPage) break
        after = next.pageInfo.endCursor
      }
      expect(forward).toEqual(edges)
      const backward: unknown[] = []
      for (let before: string | undefined; ; ) {
        const next = await page(text, `last: ${size}${before ? `, before: "${before}"` : ''}`)
        backward.unshift(...next.edges)
        expect(next.pageInfo.hasNextPage).toBe(before !== undefined)
        if (!next.pageInfo.hasPreviousPage) break
        before = next.pageInfo.startCursor
      }
      expect(backward).toEqual(edges)
    })
  },
)

test('equal claims stand latest published first, undated last, then as recorded', async () => {
  const { search } = await ask(
    '{ search(text: "ice", in: CLAIM, first: 100) { nodes { found { ... on Claim { key } } } } }',
  )
  const keys = search.nodes.map(({ found }: { found: { key: string } }) => found.key)
  const dated = nth.filter((at) => at % 5 === 0)
  expect(keys).toEqual(
    [[1], [0, 3], [2]].flatMap((articles) =>
      articles.flatMap((article) => dated.filter((at) => at % 4 === article)).map((at) => `claim-${at}`),
    ),
  )
})

test('everywhere is where nothing else is said', async () => {
  const everywhere = await page('arctic', 'first: 100')
  expect(new Set(everywhere.edges.map(({ node }: { node: { kind: string } }) => node.kind)).size).toBe(5)
  expect(await page('arctic', 'first: 100, in: null')).toEqual(everywhere)
})

test('an empty page and an empty list', async () => {
  expect(await page('arctic', 'first: 0')).toMatchObject({
    edges: [],
    pageInfo: { hasNextPage: true, startCursor: null, endCursor: null },
  })
  expect(await page('arctic', 'in: []')).toMatchObject({
    totalCount: 0,
    edges: [],
    pageInfo: { hasNextPage: false },
  })
  expect(await page('antarctica', 'last: 5')).toMatchObject({ totalCount: 0, edges: [] })
  const { edges } = await page('arctic', 'first: 9')
  const between = `after: "${edges[1].cursor}", before: "${edges[7].cursor}"`
  expect((await page('arctic', between)).edges).toEqual(edges.slice(2, 7))
  expect((await page('arctic', `${between}, last: 2`)).edges).toEqual(edges.slice(5, 7))
})

test.each([
  ['text: ""', 'search(text)', 'has no word to look for'],
  ['text: " \\u00a0 "', 'search(text)', 'has no word to look for'],
  ['text: "?! … “”"', 'search(text)', 'has no word to look for'],
  ['text: "%_"', 'search(text)', 'has no word to look for'],
  ['text: "🙂", in: TOPIC', 'search(text)', 'has no word to look for'],
  [`text: "${'a'.repeat(1001)}"`, 'search(text)', 'has 1001 characters, at most 1000 may be asked'],
  ['text: "a\\u0000b"', 'search(text)', 'has a NUL character'],
  ['text: "ice", first: 101', 'search(first)', '101 is out of bounds, 0 to 100'],
  ['text: "ice", last: -1', 'search(last)', '-1 is out of bounds, 0 to 100'],
  ['text: "ice", first: 1, last: 1', 'search(first, last)', 'give one of them, not both'],
  ['text: "ice", after: "nonsense"', 'search(after)', 'is no cursor of search results'],
  ['text: "ice", before: "WyJDbGFpbSIsIktFWSIsImEiXQ"', 'search(before)', 'is no cursor of search results'],
])('search(%s) is refused', async (args, argument, reason) => {
  const { message, extensions } = await refuse(`{ search(${args}) { totalCount } }`)
  expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument })
  expect(message).toContain(reason)
})

test.each([
  ['claims(filter: { text: "?" })', 'claims(filter.text)'],
  ['claims(filter: { not: { text: " " } })', 'claims(filter.not.text)'],
  ['articles(filter: { text: "…" })', 'articles(filter.text)'],
  ['people(filter: { text: "!" })', 'people(filter.text)'],
  ['organizations(filter: { text: "" })', 'organizations(filter.text)'],
  ['topics(filter: { anyOf: { text: "-" } })', 'topics(filter.anyOf.text)'],
])('%s is refused', async (list, argument) => {
  const { message, extensions } = await refuse(`{ ${list} { totalCount } }`)
  expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument })
  expect(message).toContain('has no word to look for')
})
