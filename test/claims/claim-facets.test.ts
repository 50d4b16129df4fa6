import { describe, expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'

const { ask, refuse, database } = useServer('corpus')

type Filter = Record<string, Record<string, unknown> | unknown>
// biome-ignore lint/suspicious/noExplicitAny: a bucket has the fields that were asked for
type Bucket = any

/** The part of a filter, with what a bucket adds to it. */
const within = (filter: Filter, part: string, more: object) => ({
  ...filter,
  [part]: { ...(filter[part] ?? {}), ...more },
})
const besides = (filter: Filter, more: object) => ({ allOf: [filter, more] })
const mentioned = (filter: Filter) => {
  const { basis } = Object(filter.about)
  return basis ? { basis } : {}
}

const subjects = async (noun: string, key: string) => {
  const { nouns } = await ask(`{ nouns: ${noun}(first: 100) { nodes { ${key} } } }`)
  return nouns.nodes.map((node: Record<string, unknown>) => node[key])
}

/** Of each facet: what its buckets are asked for, and the filter that lists the claims of one. */
const FACETS: Record<string, [selection: string, list: (filter: Filter, bucket: Bucket) => unknown]> = {
  countries: [
    'country { code }',
    async (filter, { country }) =>
      country
        ? besides(filter, { about: { country: [country.code], ...mentioned(filter) } })
        : besides(filter, {
            not: { about: { country: await subjects('countries', 'code'), ...mentioned(filter) } },
          }),
  ],
  topics: [
    'topic { slug }',
    async (filter, { topic }) =>
      topic
        ? besides(filter, { about: { topic: [topic.slug], ...mentioned(filter) } })
        : besides(filter, {
            not: { about: { topic: await subjects('topics', 'slug'), ...mentioned(filter) } },
          }),
  ],
  people: [
    'person { slug }',
    async (filter, { person }) =>
      person
        ? besides(filter, { about: { person: [person.slug], ...mentioned(filter) } })
        : besides(filter, {
            not: { about: { person: await subjects('people', 'slug'), ...mentioned(filter) } },
          }),
  ],
  organizations: [
    'organization { slug }',
    async (filter, { organization }) =>
      organization
        ? besides(filter, { about: { organization: [organization.slug], ...mentioned(filter) } })
        : besides(filter, {
            not: { about: { organization: await subjects('organizations', 'slug'), ...mentioned(filter) } },
          }),
  ],
  speakers: [
    'speaker { __typename ... on Person { slug } ... on Organization { slug } ... on UnnamedSpeaker { label } }',
    (filter, { speaker }) => {
      if (speaker?.__typename === 'Person') return within(filter, 'attributedTo', { person: speaker.slug })
      if (speaker?.__typename === 'Organization')
        return within(filter, 'attributedTo', { organization: speaker.slug })
      return undefined
    },
  ],
  roles: ['role', (filter, { role }) => within(filter, 'attributedTo', { role })],
  speakerKinds: ['speakerKind', (filter, { speakerKind }) => within(filter, 'attributedTo', { speakerKind })],
  speakerCountries: [
    'country { code }',
    (filter, { country }) => country && within(filter, 'attributedTo', { from: { country: country.code } }),
  ],
  sources: [
    'source { slug }',
    (filter, { source }) =>
      source
        ? within(filter, 'publishedBy', { slug: [source.slug] })
        : besides(filter, { not: { publishedBy: {} } }),
  ],
  sourceCountries: [
    'country { code }',
    (filter, { country }) => country && besides(filter, { publishedBy: { country: [country.code] } }),
  ],
  kinds: ['kind', (filter, { kind }) => ({ ...filter, kind })],
  forms: ['form', (filter, { form }) => ({ ...filter, form })],
  polarities: ['polarity', (filter, { polarity }) => ({ ...filter, polarity })],
  stances: [
    'question { slug } position',
    (filter, { question, position }) =>
      question
        ? within(filter, 'stance', { question: question.slug, position })
        : besides(filter, { not: { stance: {} } }),
  ],
}

const FILTERS: Filter[] = [
  {},
  { about: { country: 'CN' } },
  { about: { country: ['JP'], basis: ['EXPLICIT', 'IMPLICIT'] } },
  { attributedTo: { role: 'EXPERT' }, about: { country: 'CN' } },
  { attributedTo: { named: false } },
  { attributedTo: { worksFor: { country: 'RU' } } },
  { saidBy: { person: 'sergei-shoigu' } },
  { publishedBy: { country: 'JP' }, polarity: 'NEGATIVE' },
  { stance: { event: 'japan-russia-two-plus-two-2013' } },
  { review: ['ACCEPTED', 'REJECTED'], not: { kind: 'ASSESSMENT' } },
  { published: { to: '2013-11-30' }, namedBacking: true },
]

describe('a bucket counts the claims that the filter lists with its condition', () => {
  test.each(Object.entries(FACETS))('%s', async (facet, [selection, list]) => {
    for (const filter of FILTERS) {
      const { claimFacets } = await ask(
        `query ($filter: ClaimFilter) {
          claimFacets(filter: $filter) { ${facet}(first: 100) { total buckets { ${selection} count } } }
        }`,
        { filter },
      )
      const { total, buckets } = claimFacets[facet]
      expect(buckets).toHaveLength(total)
      expect(total).toBeGreaterThan(0)
      for (const bucket of buckets) {
        const narrower = await list(filter, bucket)
        if (!narrower) continue
        const { claims } = await ask(
          'query ($filter: ClaimFilter) { claims(filter: $filter) { totalCount } }',
          {
            filter: narrower,
          },
        )
        expect({ ...bucket, count: claims.totalCount }, JSON.stringify(narrower)).toEqual(bucket)
      }
    }
  })
})

test('each facet asked for itself leaves out its own condition, and the part that is left empty', async () => {
  const asks: [facet: string, selection: string, filter: Filter, without: Filter][] = [
    ['countries', 'country { code }', { about: { country: 'CN' } }, {}],
    [
      'countries',
      'country { code }',
      { about: { country: 'CN', topic: 'missile-defense', basis: ['EXPLICIT'] }, kind: 'ASSESSMENT' },
      { about: { topic: 'missile-defense', basis: ['EXPLICIT'] }, kind: 'ASSESSMENT' },
    ],
    ['topics', 'topic { slug }', { about: { topic: 'aim-at-china' } }, {}],
    ['people', 'person { slug }', { about: { person: 'sergei-lavrov' } }, {}],
    ['organizations', 'organization { slug }', { about: { organization: 'mgimo' } }, {}],
    ['speakers', 'speaker { __typename }', { attributedTo: { person: 'dmitry-streltsov' } }, {}],
    [
      'roles',
      'role',
      { attributedTo: { role: 'EXPERT', from: { country: 'RU' } } },
      { attributedTo: { from: { country: 'RU' } } },
    ],
    ['speakerKinds', 'speakerKind', { attributedTo: { named: true, speakerKind: 'PERSON' } }, {}],
    [
      'speakerCountries',
      'country { code }',
      { about: { country: 'CN' }, attributedTo: { role: 'EXPERT', from: { country: 'RU' } } },
      { about: { country: 'CN' }, attributedTo: { role: 'EXPERT' } },
    ],
    ['sources', 'source { slug }', { publishedBy: { slug: 'japan-times' } }, {}],
    ['sourceCountries', 'country { code }', { publishedBy: { country: 'RU' } }, {}],
    ['controls', 'kind', { publishedBy: { control: { kind: 'STATE' } } }, {}],
    ['kinds', 'kind', { kind: ['FACT'] }, {}],
    ['forms', 'form', { form: ['DIRECT'] }, {}],
    ['polarities', 'polarity', { polarity: 'NEGATIVE' }, {}],
    ['stances', 'position', { stance: { question: 'aim-at-china', position: 'REJECTS' } }, {}],
    // What is asked within a combination stays.
    ['kinds', 'kind', { anyOf: [{ kind: ['FACT'] }] }, { anyOf: [{ kind: ['FACT'] }] }],
  ]
  for (const [facet, selection, filter, without] of asks) {
    const { own, others, plain } = await ask(
      `query ($filter: ClaimFilter, $without: ClaimFilter) {
        own: claimFacets(filter: $filter) { facet: ${facet}(first: 100, excludeOwn: true) { ...F } }
        others: claimFacets(filter: $without) { facet: ${facet}(first: 100) { ...F } }
        plain: claimFacets(filter: $filter) { facet: ${facet}(first: 100) { ...F } }
      }
      fragment F on ${typeOf(facet)} { total buckets { ${selection} count } }`,
      { filter, without },
    )
    expect(own, facet).toEqual(others)
    if (!filter.anyOf) expect(own, facet).not.toEqual(plain)
  }
})

function typeOf(facet: string): string {
  const types: Record<string, string> = {
    countries: 'CountryFacet',
    topics: 'TopicFacet',
    people: 'PersonFacet',
    organizations: 'OrganizationFacet',
    speakers: 'SpeakerFacet',
    roles: 'RoleFacet',
    speakerKinds: 'SpeakerKindFacet',
    speakerCountries: 'CountryFacet',
    sources: 'SourceFacet',
    sourceCountries: 'CountryFacet',
    controls: 'ControlFacet',
    kinds: 'ClaimKindFacet',
    forms: 'ClaimFormFacet',
    polarities: 'PolarityFacet',
    stances: 'StanceFacet',
  }
  return types[facet] ?? ''
}

test('control counts on the day of publication, also where a later list has another', async () => {
  const query = `query ($slug: [SourceSlug!]!) {
    claimFacets(filter: { publishedBy: { slug: $slug } }) { controls { buckets { kind country { code } count } } }
  }`
  const controls = async (slug: string) => (await ask(query, { slug })).claimFacets.controls.buckets
  // The state's list of 2024 says nothing of 2013, and two entries of one kind are one bucket.
  expect(await controls('global-times')).toEqual([{ kind: 'PARTY', country: { code: 'CN' }, count: 24 }])
  expect(await controls('japan-times')).toEqual([{ kind: 'PRIVATE', country: { code: 'JP' }, count: 38 }])
  await database.article.updateMany({
    data: { publishedEdtf: null, publishedFrom: null, publishedTo: null, publishedBasis: null },
  })
  // Undated, an article shows nothing of a period; what has none counts.
  expect(await controls('japan-times')).toEqual([{ kind: null, country: null, count: 38 }])
  expect(await controls('global-times')).toEqual([{ kind: 'PARTY', country: { code: 'CN' }, count: 24 }])
})

test('a list of buckets is cut where the caller says, and says how many there are', async () => {
  const { claimFacets } = await ask(
    '{ claimFacets { few: countries(first: 2) { total buckets { count } } none: countries(first: 0) { total buckets { count } } } }',
  )
  expect(claimFacets.few.buckets).toHaveLength(2)
  expect(claimFacets.none).toEqual({ total: claimFacets.few.total, buckets: [] })
  expect(claimFacets.few.total).toBeGreaterThan(2)
})

test('claims that a text is asked of are counted beside what only the resolvers answer, too', async () => {
  const { claims, claimFacets } = await ask(`{
    claims(filter: { text: "Japan" }) { totalCount }
    claimFacets(filter: { text: "Japan" }) { totalCount }
    __schema { queryType { name } }
  }`)
  expect(claimFacets).toEqual(claims)
  expect(claimFacets.totalCount).toBeGreaterThan(0)
})

test('a size out of bounds is refused', async () => {
  for (const size of [-1, 101]) {
    const error = await refuse(`{ claimFacets { topics(first: ${size}) { total } } }`)
    expect(error).toMatchObject({
      message: `topics(first): ${size} is out of bounds, 0 to 100`,
      extensions: { code: 'BAD_USER_INPUT', argument: 'topics(first)' },
    })
  }
})
