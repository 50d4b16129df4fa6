import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { attachTexts } from '../../src/corpus/attach.ts'
import { PROJECT } from '../harness/command-line.ts'
import { useServer } from '../harness/server.ts'

const { ask, database } = useServer('corpus')

interface Result {
  rank: number
  text: string
  ranges: { start: number; end: number }[]
  span: { exact: string } | null
  found: { slug?: string; key?: string }
}

async function search(text: string, kind: string): Promise<Result[]> {
  const { search } = await ask(
    `query ($text: String!, $kind: SearchKind!) {
      search(text: $text, in: [$kind], first: 100) {
        nodes {
          rank text ranges { start end } span { exact }
          found {
            ... on Person { slug } ... on Organization { slug } ... on Topic { slug } ... on Article { slug }
            ... on Claim { key }
          }
        }
      }
    }`,
    { text, kind },
  )
  return search.nodes
}

const ranked = (results: Result[]) => results.map(({ rank, found: { slug, key } }) => [rank, slug ?? key])

test('every recorded name and title finds its own, and nothing is nearer', async () => {
  const people = await database.person.findMany({ include: { names: true } })
  const organizations = await database.organization.findMany()
  const topics = await database.topic.findMany()
  const articles = await database.article.findMany()
  const names = [
    ...people.flatMap(({ slug, names }) => names.map(({ text }) => ['PERSON', text, slug] as const)),
    ...organizations.flatMap(({ slug, name, otherNames }) =>
      [name, ...otherNames].map((text) => ['ORGANIZATION', text, slug] as const),
    ),
    ...topics.flatMap(({ slug, name, otherNames }) =>
      [name, ...otherNames].map((text) => ['TOPIC', text, slug] as const),
    ),
    ...articles.flatMap(({ slug, title }) => (title ? [['ARTICLE', title, slug] as const] : [])),
  ]
  expect(names.length).toBeGreaterThan(100)
  for (const [kind, text, slug] of names) {
    const results = await search(text, kind)
    expect(ranked(results), text).toContainEqual([1, slug])
    const own = results.find(({ found }) => found.slug === slug)
    expect(own?.text, text).toBe(text)
  }
})

test('every claim is found by its own words', async () => {
  const claims = await database.claim.findMany({ select: { key: true, text: true } })
  for (const { key, text } of claims)
    expect(ranked(await search(`"${text.replaceAll('"', '')}"`, 'CLAIM')), key).toContainEqual([0.8, key])
})

const seeds = join(PROJECT, '../shared/seeds')

describe.runIf(existsSync(seeds))('with the real texts', () => {
  beforeAll(() => attachTexts(database, [seeds], PROJECT))

  test('every quote is found by its own words, and they are highlighted', async () => {
    const spans = await database.span.findMany({ where: { role: 'CONTENT' }, include: { claim: true } })
    expect(spans.length).toBeGreaterThan(130)
    for (const { exact, claim } of spans) {
      const words = [...(exact ?? '')].slice(0, 900).join('').replaceAll(/["“”]/g, '')
      const results = await search(`"${words}"`, 'QUOTE')
      expect(ranked(results), claim.key).toContainEqual([0.8, claim.key])
      const own = results.find(({ found }) => found.key === claim.key)
      const [range] = own?.ranges ?? []
      expect(own?.ranges, claim.key).toHaveLength(1)
      expect(own?.span?.exact, claim.key).toBe(exact)
      const highlighted = [...(own?.text ?? '')].slice(range?.start, range?.end).join('')
      expect(exact, claim.key).toContain(highlighted.slice(0, 40))
    }
  })
})
