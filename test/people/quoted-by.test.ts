import { beforeAll, describe, expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'
import { createWorld } from '../harness/world.ts'

const { ask, refuse, database } = useServer('empty')

const link = { role: 'OFFICIAL', depth: 0 } as const
const holds = (person: string) => ({ ...link, speaker: { person }, isHolder: true })
const relays = (person: string) => ({ ...link, speaker: { person } })

beforeAll(async () => {
  const people = ['everywhere', 'daily', 'cited', 'relaying', 'writer', 'rejected']
  await createWorld(database, {
    people: people.map((slug) => ({ slug, name: slug })),
    organizations: [{ slug: 'ministry', name: 'Ministry', kind: 'MINISTRY' }],
    sources: ['daily', 'weekly'].map((slug) => ({ slug, name: slug, kind: 'NEWSPAPER' })),
    articles: [
      {
        slug: 'of-daily',
        source: { slug: 'daily', basis: 'TEXT' },
        claims: [
          { key: 'd1', attributions: [holds('everywhere')] },
          { key: 'd2', attributions: [holds('daily'), holds('everywhere')] },
          { key: 'd3', attributions: [holds('daily'), { ...relays('cited'), depth: 1 }] },
          { key: 'd4', attributions: [{ ...link, speaker: { writer: 'writer' }, isHolder: true }] },
          { key: 'd5', review: 'REJECTED', attributions: [holds('rejected')] },
          { key: 'd6', attributions: [{ ...link, speaker: { organization: 'ministry' }, isHolder: true }] },
        ],
      },
      {
        slug: 'of-weekly',
        source: { slug: 'weekly', basis: 'TEXT' },
        claims: [
          { key: 'w1', attributions: [holds('everywhere')] },
          { key: 'w2', attributions: [relays('relaying'), { ...holds('cited'), depth: 1 }] },
        ],
      },
      { slug: 'of-nobody', claims: [{ key: 'n1', attributions: [holds('daily')] }] },
    ],
  })
})

describe('people quoted', () => {
  const cases: [sentence: string, quotedBy: object, expected: string[]][] = [
    ['by one source', { all: ['daily'] }, ['daily', 'everywhere']],
    ['by both', { all: ['daily', 'weekly'] }, ['everywhere']],
    ['by either', { any: ['daily', 'weekly'] }, ['cited', 'daily', 'everywhere']],
    ['by both, in whatever place', { all: ['daily', 'weekly'], as: 'ANYBODY' }, ['cited', 'everywhere']],
    [
      'by either, in whatever place, and not as its writer',
      { any: ['daily', 'weekly'], as: 'ANYBODY' },
      ['cited', 'daily', 'everywhere', 'relaying'],
    ],
    ['by one of none', { any: [] }, []],
    ['by all of none', { all: [] }, ['cited', 'daily', 'everywhere', 'rejected', 'relaying', 'writer']],
    ['by one and by one of others', { all: ['daily'], any: ['weekly'] }, ['everywhere']],
  ]
  test.each(cases)('%s', async (_sentence, quotedBy, expected) => {
    const { people } = await ask(
      'query ($filter: PersonFilter) { people(filter: $filter) { nodes { slug } } }',
      { filter: { quotedBy } },
    )
    expect(people.nodes.map(({ slug }: { slug: string }) => slug)).toEqual(expected)
  })

  test('not by one source', async () => {
    const { people } = await ask(
      '{ people(filter: { quotedBy: { any: ["daily"] }, not: { quotedBy: { any: ["weekly"] } } }) { nodes { slug } } }',
    )
    expect(people.nodes).toEqual([{ slug: 'daily' }])
  })
})

test('an organization is quoted as a speaker', async () => {
  const { daily, weekly } = await ask(`{
    daily: organizations(filter: { quotedBy: { all: ["daily"] } }) { nodes { slug } }
    weekly: organizations(filter: { quotedBy: { all: ["weekly"] } }) { totalCount }
  }`)
  expect(daily.nodes).toEqual([{ slug: 'ministry' }])
  expect(weekly.totalCount).toBe(0)
})

test('a source that is not there is refused', async () => {
  const { message } = await refuse('{ people(filter: { quotedBy: { all: ["monthly"] } }) { totalCount } }')
  expect(message).toBe('people(filter.quotedBy.all): there is no source "monthly"')
})
