import { beforeAll, describe, expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'
import { createRandomFilters } from './random-filter.ts'
import type { Vocabulary } from './random-value.ts'

const { ask, database } = useServer('corpus')
let vocabulary: Vocabulary

beforeAll(async () => {
  const bySlug = { select: { slug: true }, orderBy: { id: 'asc' } } as const
  const slugs = (rows: { slug: string }[]) => rows.map(({ slug }) => slug)
  const claims = await database.claim.findMany({ select: { key: true }, orderBy: { id: 'asc' } })
  vocabulary = {
    Boolean: [true, false],
    min: [0, 1, 2],
    max: [2, 3],
    String: ['a', 'Japan', 'en', ''],
    words: ['Japan', 'security cooperation', 'ministry -Japan', '"aimed at China" or missile', 'Sergy'],
    Date: ['2013-10-31', '2013-11-02', '2013-11-30', '2014-03-06', '2017-03-20', '2017-03-26'],
    from: ['2013-10-31', '2013-11-02', '2013-11-30'],
    to: ['2013-11-30', '2014-03-06', '2017-03-20', '2017-03-26'],
    CountryCode: ['CN', 'JP', 'RU', 'US'],
    TopicSlug: slugs(await database.topic.findMany(bySlug)),
    OrganizationSlug: slugs(await database.organization.findMany(bySlug)),
    PersonSlug: slugs(await database.person.findMany(bySlug)),
    SourceSlug: slugs(await database.source.findMany(bySlug)),
    ArticleSlug: slugs(await database.article.findMany(bySlug)),
    UnnamedSpeakerKey: (await database.unnamedSpeaker.findMany({ select: { key: true } })).map(
      ({ key }) => key,
    ),
    QuestionSlug: slugs(await database.question.findMany(bySlug)),
    ClaimKey: claims.map(({ key }) => key),
  }
  // What the corpus always knows, unknown for some.
  const first = { orderBy: { id: 'asc' }, select: { id: true } } as const
  const undated = { publishedEdtf: null, publishedFrom: null, publishedTo: null, publishedBasis: null }
  await database.article.update({ where: await database.article.findFirstOrThrow(first), data: undated })
  const last = await database.article.findFirstOrThrow({ ...first, orderBy: { id: 'desc' } })
  await database.article.update({ where: last, data: { sourceId: null, sourceBasis: null } })
  const source = await database.source.findFirstOrThrow({ ...first, where: { articles: { some: {} } } })
  await database.source.update({ where: source, data: { countryCode: null } })
  const organization = await database.organization.findFirstOrThrow(first)
  const stateless = { countryCode: null, countryBasis: null }
  await database.organization.update({ where: organization, data: stateless })
  // Some claims of each review, since the corpus has accepted ones alone.
  const reviews = ['PROPOSED', 'REJECTED', 'RETRACTED'] as const
  for (const [at, review] of reviews.entries()) {
    await database.claim.updateMany({
      where: { key: { in: claims.filter((_, nth) => nth % 10 === at).map(({ key }) => key) } },
      data: { review, retractedAt: review === 'RETRACTED' ? new Date() : null },
    })
  }
})

// Every claim, whatever its review.
const ALL = { review: ['PROPOSED', 'ACCEPTED', 'REJECTED', 'RETRACTED'] }

describe.each([
  ['claims', 'ClaimFilter', 60, ALL],
  ['articles', 'ArticleFilter', 30, {}],
  ['people', 'PersonFilter', 30, {}],
  ['organizations', 'OrganizationFilter', 20, {}],
  ['sources', 'SourceFilter', 20, {}],
  ['topics', 'TopicFilter', 20, {}],
  ['countries', 'CountryFilter', 10, {}],
  ['questions', 'QuestionFilter', 10, {}],
] as const)('%s', (list, typeName, count, all) => {
  test('what fits a filter and what fits its opposite are the whole list, and nothing is both', async () => {
    const filters = createRandomFilters(typeName, vocabulary, count)
    const found = await Promise.all(
      filters.map(async (filter) => {
        const counts = await askTwice(
          `query ($all: ${typeName}, $fits: ${typeName}, $doesNot: ${typeName}, $both: ${typeName}) {
            all: ${list}(filter: $all) { totalCount } fits: ${list}(filter: $fits) { totalCount }
            doesNot: ${list}(filter: $doesNot) { totalCount } both: ${list}(filter: $both) { totalCount }
          }`,
          {
            all,
            fits: { allOf: [all, filter] },
            doesNot: { allOf: [all, { not: filter }] },
            both: { allOf: [all, filter, { not: filter }] },
          },
        )
        const [total, fits, doesNot, both] = Object.values<{ totalCount: number }>(counts).map(
          ({ totalCount }) => totalCount,
        )
        return { filter: JSON.stringify(filter), total, sum: (fits ?? 0) + (doesNot ?? 0), both }
      }),
    )
    expect(found.filter(({ total, sum, both }) => sum !== total || both !== 0).slice(0, 3)).toEqual([])
  })
})

describe.each([
  ['article(slug: "a2-sputnik-2017-03-22")', 'claims', 'Claim', { article: 'a2-sputnik-2017-03-22' }],
  ['source(slug: "japan-times")', 'claims', 'Claim', { publishedBy: { slug: 'japan-times' } }],
  ['person(slug: "shinji-hyodo")', 'claims', 'Claim', { attributedTo: { person: 'shinji-hyodo' } }],
  [
    'organization(slug: "government-japan")',
    'claims',
    'Claim',
    { attributedTo: { organization: 'government-japan' } },
  ],
  ['country(code: "CN")', 'claims', 'Claim', { about: { country: 'CN' } }],
  ['topic(slug: "missile-defense")', 'claims', 'Claim', { about: { topic: 'missile-defense' } }],
  ['question(slug: "who-initiated")', 'claims', 'Claim', { stance: { question: 'who-initiated' } }],
  ['source(slug: "japan-times")', 'articles', 'Article', { publishedBy: { slug: 'japan-times' } }],
  ['person(slug: "stephen-blank")', 'articles', 'Article', { madeBy: { slug: 'stephen-blank' } }],
  ['country(code: "RU")', 'organizations', 'Organization', { country: 'RU' }],
  ['country(code: "RU")', 'sources', 'Source', { country: 'RU' }],
] as const)('%s { %s }', (noun, list, type, scope) => {
  const isOfClaims = type === 'Claim'

  test('means by a filter what the root means by it, confined to the noun', async () => {
    const page = `totalCount nodes { id } ${isOfClaims ? 'heldBack { reason count }' : ''}`
    const query = `query ($filter: ${type}Filter, $confined: ${type}Filter) {
      there: ${noun} { list: ${list}(filter: $filter, first: 100) { ${page} } }
      root: ${list}(filter: $confined, first: 100) { ${page} }
    }`
    const compare = async (filter: { allOf?: object[]; kind?: string[] }) => {
      const confined = { ...filter, allOf: [...(filter.allOf ?? []), scope] }
      const { there, root } = await ask(query, { filter, confined })
      expect({ filter, page: there.list }).toEqual({ filter, page: root })
      return root.totalCount
    }
    const found = [
      await compare({}),
      await compare(isOfClaims ? { kind: ['ASSESSMENT', 'FACT', 'POSITION'] } : {}),
    ]
    expect(Math.min(...found)).toBeGreaterThan(0)
    const filters = createRandomFilters(`${type}Filter`, vocabulary, 20, 2)
    for (const filter of filters) await compare(filter)
  })
})

/** Asks as it stands, and again beside introspection, which only the resolvers answer: both must say the same. */
async function askTwice(query: string, variables: object) {
  const compiled = await ask(query, variables)
  const beside = query.replace(/\}\s*$/, '__schema { queryType { name } } }')
  const { __schema, ...resolved } = await ask(beside, variables)
  expect({ variables, data: compiled }).toEqual({ variables, data: resolved })
  return compiled
}
