import { beforeAll, expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'
import { createWorld } from '../harness/world.ts'

const { ask, database } = useServer('empty')

const on = (date: string) => ({ date, basis: 'TEXT' as const })
const holder = { depth: 0, isHolder: true } as const

beforeAll(() =>
  createWorld(database, {
    people: [
      { slug: 'ivan', name: 'Ivan' },
      { slug: 'joe', name: 'Joe' },
    ],
    sources: [
      { slug: 'agency', name: 'Agency', kind: 'NEWS_AGENCY', country: 'RU' },
      { slug: 'times', name: 'Times', kind: 'NEWSPAPER' },
    ],
    articles: [
      {
        slug: 'report',
        source: { slug: 'agency', basis: 'TEXT' },
        published: on('2017-03-22'),
        bylines: [{ person: 'joe', role: 'AUTHOR' }],
        claims: [
          { key: 'official', attributions: [{ ...holder, speaker: { person: 'ivan' }, role: 'OFFICIAL' }] },
          { key: 'expert', attributions: [{ ...holder, speaker: { person: 'joe' }, role: 'EXPERT' }] },
        ],
      },
      {
        slug: 'talk',
        genre: 'INTERVIEW',
        language: 'ja',
        source: { slug: 'times', basis: 'TEXT' },
        published: on('2017-03'),
        bylines: [
          { person: 'joe', role: 'COMPILER' },
          { person: 'ivan', role: 'INTERVIEWEE' },
        ],
        claims: [{ key: 'proposed', review: 'PROPOSED' }],
      },
      { slug: 'leaflet', genre: 'OPINION' },
    ],
  }),
)

test.each([
  ['slug', 'slug: ["talk", "leaflet"]', ['talk', 'leaflet']],
  ['source', 'publishedBy: {country: "RU"}', ['report']],
  ['any source', 'publishedBy: {}', ['report', 'talk']],
  ['another source, or one of no country', 'publishedBy: {not: {country: "RU"}}', ['talk']],
  ['not of a source', 'not: {publishedBy: {country: "RU"}}', ['talk', 'leaflet']],
  ['wholly in a range', 'published: {from: "2017-03-22", to: "2017-03-31"}', ['report']],
  ['not in a range, or undated', 'not: {published: {from: "2017-03-22"}}', ['talk', 'leaflet']],
  ['genre', 'genre: [NEWS, OPINION]', ['report', 'leaflet']],
  ['language', 'language: ["ja", "de"]', ['talk']],
  ['one of the byline', 'madeBy: {name: "iv"}', ['talk']],
  ['one and another of the byline', 'allOf: [{madeBy: {slug: "ivan"}}, {madeBy: {slug: "joe"}}]', ['talk']],
  ['no byline', 'not: {madeBy: {}}', ['leaflet']],
  ['claims, accepted by default', 'claims: {}', ['report']],
  ['claims of another review', 'claims: {review: PROPOSED}', ['talk']],
  ['one claim that fits every field', 'claims: {attributedTo: {person: "ivan", role: EXPERT}}', []],
  ['no such claim', 'not: {claims: {attributedTo: {person: "ivan"}}}', ['talk', 'leaflet']],
])('%s', async (_sentence, filter, slugs) => {
  const { articles } = await ask(`{ articles(filter: {${filter}}) { totalCount nodes { slug } } }`)
  expect(articles.nodes.map(({ slug }: { slug: string }) => slug)).toEqual(slugs)
  expect(articles.totalCount).toBe(slugs.length)
})
