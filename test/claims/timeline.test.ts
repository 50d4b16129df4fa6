import { beforeAll, describe, expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'
import { createWorld } from '../harness/world.ts'

const QUERY = `query (
  $filter: ClaimFilter, $axis: TimelineAxis, $interval: TimelineInterval, $by: ClaimFacet, $from: Date, $to: Date
) {
  timeline(filter: $filter, axis: $axis, interval: $interval, by: $by, from: $from, to: $to) {
    totalCount counted
    buckets { from to count by(first: 100) { total buckets { value name count } } }
    undated { count by(first: 100) { ...F } } imprecise { count by(first: 100) { ...F } } outside { count by(first: 100) { ...F } }
  }
}
fragment F on TimelineFacet { total buckets { value name count } }`

interface Place {
  count: number
  by: { total: number; buckets: { value: string | null; name: string | null; count: number }[] } | null
}
interface Timeline {
  totalCount: number
  counted: number
  buckets: (Place & { from: string; to: string })[]
  undated: Place
  imprecise: Place
  outside: Place
}

const sum = (places: Place[]) => places.reduce((total, { count }) => total + count, 0)

describe('on the five articles', () => {
  const { ask, refuse } = useServer('corpus')
  const timeline = async (variables: object): Promise<Timeline> => (await ask(QUERY, variables)).timeline

  const FILTERS = [
    {},
    { about: { country: 'CN' } },
    { attributedTo: { role: 'OFFICIAL' } },
    { kind: 'REQUEST' },
  ]
  const DAYS = [{}, { from: '2013-11-02' }, { to: '2014-01-15' }, { from: '2013-10-10', to: '2013-11-20' }]

  test('every claim is in a bucket, undated, imprecise or outside', async () => {
    for (const filter of FILTERS) {
      const { claims } = await ask(
        'query ($filter: ClaimFilter) { claims(filter: $filter) { totalCount } }',
        {
          filter,
        },
      )
      for (const days of DAYS)
        for (const axis of ['PUBLISHED', 'SAID', 'DUE', 'EVENT'])
          for (const interval of ['WEEK', 'MONTH', 'DECADE']) {
            const asked = { filter, axis, interval, by: interval === 'MONTH' ? 'KIND' : undefined, ...days }
            const { totalCount, counted, buckets, undated, imprecise, outside } = await timeline(asked)
            expect(totalCount, JSON.stringify(asked)).toBe(claims.totalCount)
            expect(sum([...buckets, undated, imprecise, outside]), JSON.stringify(asked)).toBe(counted)
            if (axis !== 'EVENT') expect(counted, JSON.stringify(asked)).toBe(totalCount)
            else expect(counted, JSON.stringify(asked)).toBeGreaterThanOrEqual(totalCount)
          }
    }
  }, 120_000)

  test('a bucket counts the claims that the filter lists of its days', async () => {
    for (const [axis, field] of [
      ['PUBLISHED', 'published'],
      ['SAID', 'said'],
      ['DUE', 'due'],
    ] as const)
      for (const days of DAYS) {
        const { buckets } = await timeline({ axis, ...days })
        expect(buckets.length).toBeGreaterThan(0)
        for (const { from, to, count } of buckets) {
          const { claims } = await ask(
            'query ($filter: ClaimFilter) { claims(filter: $filter) { totalCount } }',
            {
              filter: { [field]: { from, to } },
            },
          )
          expect([axis, from, to, count]).toEqual([axis, from, to, claims.totalCount])
        }
      }
  })

  test('an article of some day of a month lies in its month, and in no one day', async () => {
    const byMonth = await timeline({ filter: { article: 'a1-global-times-2013-11' } })
    expect(byMonth.buckets).toMatchObject([
      { from: '2013-11-01', to: '2013-11-30', count: byMonth.totalCount },
    ])
    const byDay = await timeline({ filter: { article: 'a1-global-times-2013-11' }, interval: 'DAY' })
    expect(byDay).toMatchObject({ buckets: [], imprecise: { count: byMonth.totalCount } })
  })

  test('empty months lie between, and the ends are cut at the days given', async () => {
    const { buckets } = await timeline({ from: '2013-10-15', to: '2014-03-10' })
    expect(buckets.map(({ from, to, count }) => [from, to, count > 0])).toEqual([
      ['2013-10-15', '2013-10-31', true],
      ['2013-11-01', '2013-11-30', true],
      ['2013-12-01', '2013-12-31', false],
      ['2014-01-01', '2014-01-31', false],
      ['2014-02-01', '2014-02-28', false],
      ['2014-03-01', '2014-03-10', true],
    ])
  })

  test('what the claims of a month are counted by is what their facets say', async () => {
    const facets: [by: string, facet: string, value: string][] = [
      ['SPEAKER_COUNTRY', 'speakerCountries', 'country { value: code name }'],
      ['TOPIC', 'topics', 'topic { value: slug name }'],
      ['SOURCE', 'sources', 'source { value: slug name }'],
    ]
    for (const [by, facet, value] of facets) {
      const { buckets } = await timeline({ by })
      for (const { from, to, by: counts } of buckets) {
        const { claimFacets } = await ask(
          `query ($filter: ClaimFilter) { claimFacets(filter: $filter) { facet: ${facet}(first: 100) { total buckets { ${value} count } } } }`,
          { filter: { published: { from, to } } },
        )
        const named = claimFacets.facet.buckets.map(({ count, ...noun }: Record<string, never>) => ({
          ...(Object.values(noun)[0] ?? { value: null, name: null }),
          count,
        }))
        expect(counts).toEqual({ total: claimFacets.facet.total, buckets: named })
      }
    }
  })

  test('without anything to count by, nothing is', async () => {
    const { buckets, undated } = await timeline({})
    expect([buckets[0]?.by, undated.by]).toEqual([null, null])
  })

  test('more than a thousand buckets are refused, and days that end before they begin', async () => {
    const most = { interval: 'DAY', from: '2013-01-01', to: '2015-09-27' }
    expect((await timeline(most)).buckets).toHaveLength(1_000)
    for (const asked of [
      { ...most, to: '2015-09-28' },
      { ...most, interval: 'MONTH', from: '0001-01-01', to: '9999-12-31' },
    ])
      expect(await refuse(QUERY, asked)).toMatchObject({
        message: expect.stringMatching(/^timeline\(interval\): makes more than 1000 buckets from .* to /),
        extensions: { code: 'BAD_USER_INPUT', argument: 'timeline(interval)' },
      })
    expect(await refuse(QUERY, { from: '2013-11-02', to: '2013-11-01' })).toMatchObject({
      message: 'timeline(to): 2013-11-01 lies before 2013-11-02, the first day',
      extensions: { code: 'BAD_USER_INPUT' },
    })
    expect(await refuse('{ timeline(by: KIND) { undated { by(first: 101) { total } } } }')).toMatchObject({
      message: 'by(first): 101 is out of bounds, 0 to 100',
    })
  })
})

describe('at the edges', () => {
  const { ask, database } = useServer('empty')
  const timeline = async (variables: object): Promise<Timeline> => (await ask(QUERY, variables)).timeline
  const on = async (key: string, variables: object) => {
    const { buckets, undated, imprecise, outside } = await timeline({ filter: { key }, ...variables })
    const filled = buckets.filter(({ count }) => count > 0).map(({ from, to }) => `${from}/${to}`)
    return [
      ...filled,
      ...Object.entries({ undated, imprecise, outside }).flatMap(([name, { count }]) => (count ? name : [])),
    ]
  }

  beforeAll(async () => {
    const claim = (key: string, date: string | undefined, topics: string[] = []) => ({
      key,
      ...(date && { said: { date, basis: 'TEXT' as const } }),
      subjects: topics.map((topic) => ({ topic })),
    })
    await createWorld(database, {
      topics: [
        { slug: 'first-talks', name: 'First talks', kind: 'EVENT', event: '2013-11-02' },
        { slug: 'next-talks', name: 'Next talks', kind: 'EVENT', event: '2013-11-05' },
        { slug: 'late-talks', name: 'Late talks', kind: 'EVENT', event: '2017-03-20' },
        { slug: 'never-held', name: 'Never held', kind: 'EVENT' },
        { slug: 'islands', name: 'Islands', kind: 'PLACE' },
      ],
      questions: [
        {
          slug: 'aimed',
          text: 'Is it?',
          stances: [{ claim: 'two-talks', position: 'SUPPORTS', event: 'late-talks' }],
        },
      ],
      articles: [
        {
          slug: 'article',
          claims: [
            claim('new-year', '2014-01-01'),
            claim('over-new-year', '2013-12-30/2014-01-02'),
            claim('open', '2014-01-01/..'),
            claim('until', '../2014-01-01'),
            claim('never', undefined),
            claim('first-day', '0001-01-01'),
            claim('last-day', '9999-12-31'),
            claim('two-talks', undefined, ['first-talks', 'next-talks', 'islands']),
            claim('never-held-talks', undefined, ['first-talks', 'never-held']),
            claim('no-talks', undefined, ['islands']),
          ],
        },
      ],
    })
  })

  test.each([
    ['new-year', { interval: 'WEEK' }, ['2013-12-30/2014-01-05']],
    ['new-year', { interval: 'DECADE' }, ['2010-01-01/2019-12-31']],
    ['over-new-year', { interval: 'WEEK' }, ['2013-12-30/2014-01-05']],
    ['over-new-year', { interval: 'YEAR' }, ['imprecise']],
    // A range that reaches over the days given may lie outside them, or in the bucket that they cut.
    ['over-new-year', { interval: 'WEEK', from: '2013-12-31' }, ['imprecise']],
    ['over-new-year', { interval: 'WEEK', from: '2014-01-03' }, ['outside']],
    ['over-new-year', { interval: 'WEEK', to: '2013-12-29' }, ['outside']],
    ['open', { interval: 'DECADE' }, ['imprecise']],
    ['open', { interval: 'DECADE', to: '2013-12-31' }, ['outside']],
    ['until', { interval: 'DECADE' }, ['imprecise']],
    ['until', { interval: 'DECADE', from: '2014-01-02' }, ['outside']],
    ['never', { interval: 'DECADE', from: '2014-01-02' }, ['undated']],
    ['first-day', { interval: 'DECADE' }, ['0001-01-01/0009-12-31']],
    ['first-day', { interval: 'WEEK' }, ['0001-01-01/0001-01-07']],
    ['last-day', { interval: 'WEEK' }, ['9999-12-27/9999-12-31']],
    ['last-day', { interval: 'QUARTER', from: '9999-12-31', to: '9999-12-31' }, ['9999-12-31/9999-12-31']],
  ])('%s by %o: %o', async (key, variables, expected) => {
    expect(await on(key, { axis: 'SAID', ...variables })).toEqual(expected)
  })

  test('a claim of several events counts at each, and once where they lie in one bucket', async () => {
    const { buckets, counted, totalCount } = await timeline({ axis: 'EVENT', filter: { key: 'two-talks' } })
    const filled = buckets.filter(({ count }) => count > 0).map(({ from, count }) => [from, count])
    expect(filled).toEqual([
      ['2013-11-01', 1],
      ['2017-03-01', 1],
    ])
    expect([totalCount, counted]).toEqual([1, 2])
    expect(await on('never-held-talks', { axis: 'EVENT' })).toEqual(['2013-11-01/2013-11-30', 'undated'])
    expect(await on('no-talks', { axis: 'EVENT' })).toEqual(['undated'])
  })
})
