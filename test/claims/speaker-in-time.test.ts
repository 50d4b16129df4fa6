import { beforeAll, describe, expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'
import { createWorld, REFERENCE } from '../harness/world.ts'

// In which posts somebody speaks, where they are from, and how what they say reaches the article.

const { ask, database } = useServer('empty')

const stated = { basis: 'EXTERNAL' as const, references: [REFERENCE] }
const post = { role: 'OFFICIAL' as const, organization: 'ministry', ...stated }
const link = { role: 'OFFICIAL', depth: 0 } as const
const day = (date: string) => ({ date, basis: 'TEXT' as const })

beforeAll(async () => {
  await createWorld(database, {
    organizations: [
      { slug: 'ministry', name: 'Ministry', kind: 'MINISTRY', country: { code: 'RU', basis: 'INFERRED' } },
      { slug: 'club', name: 'Club', kind: 'THINK_TANK' },
    ],
    people: [
      {
        slug: 'anna',
        name: 'Anna',
        affiliations: [
          { title: 'Deputy Minister', period: '2010/2013-11-02', ...post },
          { title: 'Minister', period: '2013-11-03/..', ...post },
          { title: 'Adviser', ...post },
          { title: 'Member', period: '2000/..', ...post, organization: 'club' },
          { title: 'Ambassador 100%', period: '2020/..', ...post },
        ],
        facts: [
          { property: 'CITIZENSHIP', country: 'RU', period: '1990/2000', ...stated },
          { property: 'CITIZENSHIP', country: 'US', rank: 'DEPRECATED', ...stated },
          { property: 'RESIDENCE', country: 'JP', ...stated },
          { property: 'EXPERTISE', country: 'CN', ...stated },
        ],
      },
      { slug: 'boris', name: 'Boris' },
    ],
    articles: [
      {
        slug: 'article',
        published: day('2013-11-04'),
        unnamedSpeakers: [
          { label: 'commanders', kind: 'COLLECTIVE', countries: [{ code: 'RU', basis: 'TEXT' }] },
        ],
        claims: [
          claim('said-before', [{ speaker: { person: 'anna' }, isHolder: true }], '2013-11-01'),
          claim('said-some-day', [{ speaker: { person: 'anna' }, isHolder: true }]),
          claim('said-over-days', [{ speaker: { person: 'anna' }, isHolder: true }], '2013-11-02/2013-11-03'),
          claim('of-the-ministry', [{ speaker: { organization: 'ministry' }, isHolder: true }]),
          claim('of-the-club', [{ speaker: { organization: 'club' }, isHolder: true }]),
          claim('of-commanders', [{ speaker: { unnamed: 'commanders' }, isHolder: true }]),
          claim('of-boris', [{ speaker: { person: 'boris' }, isHolder: true }]),
          claim('joint', [
            { speaker: { person: 'anna' }, isHolder: true },
            { speaker: { person: 'boris' }, isHolder: true },
          ]),
          claim('by-writer', [
            { speaker: { writer: 'boris' } },
            { speaker: { person: 'anna' }, isHolder: true, depth: 1 },
          ]),
          claim('by-boris', [
            { speaker: { person: 'boris' } },
            { speaker: { person: 'anna' }, isHolder: true, depth: 1 },
          ]),
          claim('cited', [
            { speaker: { person: 'boris' }, isHolder: true },
            { speaker: { person: 'anna' }, depth: 1 },
          ]),
          claim('joint-by-boris', [
            { speaker: { person: 'boris' } },
            { speaker: { person: 'anna' }, isHolder: true, depth: 1 },
            { speaker: { organization: 'club' }, isHolder: true, depth: 1 },
          ]),
        ],
      },
      { slug: 'undated', claims: [claim('undated', [{ speaker: { person: 'anna' }, isHolder: true }])] },
    ],
  })
})

function claim(key: string, chain: Partial<Parameters<typeof linkOf>[0]>[], said?: string) {
  return { key, attributions: chain.map(linkOf), ...(said && { said: day(said) }) }
}

function linkOf(part: { speaker?: object; isHolder?: boolean; depth?: number }) {
  return { ...link, ...part } as never
}

async function holderOf(key: string, fields: string) {
  const data = await ask(
    `query ($key: String!) { claim(key: $key) { attributions { isHolder ${fields} } } }`,
    { key },
  )
  return data.claim.attributions.find(({ isHolder }: { isHolder: boolean }) => isHolder)
}

describe('posts', () => {
  test.each([
    ['said-before', ['Deputy Minister', 'Member'], ['Minister', 'Member']],
    ['said-some-day', ['Minister', 'Member'], ['Minister', 'Member']],
    ['said-over-days', ['Deputy Minister', 'Minister', 'Member'], ['Minister', 'Member']],
    ['undated', [], []],
    ['of-boris', [], []],
    ['of-the-ministry', [], []],
  ])('of the holder of %s', async (key, said, published) => {
    const { postsWhenSaid, postsWhenPublished } = await holderOf(
      key,
      'postsWhenSaid { title } postsWhenPublished { title }',
    )
    const titles = (posts: { title: string }[]) => posts.map(({ title }) => title)
    expect([titles(postsWhenSaid), titles(postsWhenPublished)]).toEqual([said, published])
  })

  test('a post that was retracted is none', async () => {
    const { id } = await database.affiliation.findFirstOrThrow({ where: { title: 'Member' } })
    await database.affiliation.update({ where: { id }, data: { retractedAt: new Date('2100-01-01') } })
    const fields = 'postsWhenSaid { title } postsWhenPublished { title }'
    expect(await holderOf('said-some-day', fields)).toMatchObject({
      postsWhenSaid: [{ title: 'Minister' }],
      postsWhenPublished: [{ title: 'Minister' }],
    })
    await database.affiliation.update({ where: { id }, data: { retractedAt: null } })
  })

  test.each([
    ['title: "minister"', ['Deputy Minister', 'Minister']],
    ['title: "MINISTER", on: "2013-11-03"', ['Minister']],
    ['title: "0%"', ['Ambassador 100%']],
    ['title: "_inister"', []],
    ['on: "2013-11-02"', ['Deputy Minister']],
  ])('in an organization, by %s', async (args, titles) => {
    const data = await ask(`{ organization(slug: "ministry") { affiliations(${args}) { title } } }`)
    expect(data.organization.affiliations.map(({ title }: { title: string }) => title)).toEqual(titles)
  })
})

describe('where a speaker is from', () => {
  const from = 'from { kind basis country { code } organization { slug } }'
  const ofFact = { basis: 'EXTERNAL', organization: null }
  const ofPost = {
    kind: 'AFFILIATION',
    basis: 'INFERRED',
    country: { code: 'RU' },
    organization: { slug: 'ministry' },
  }

  test('by citizenship, by post on the day, by residence, on the weaker basis', async () => {
    expect((await holderOf('said-before', from)).from).toEqual([
      { kind: 'CITIZENSHIP', country: { code: 'RU' }, ...ofFact },
      ofPost,
      { kind: 'RESIDENCE', country: { code: 'JP' }, ...ofFact },
    ])
    expect((await holderOf('said-over-days', from)).from).toHaveLength(4)
    expect((await holderOf('undated', from)).from).toHaveLength(2)
  })

  test('by the description of an unnamed speaker, and by an organization itself', async () => {
    expect((await holderOf('of-commanders', from)).from).toEqual([
      { kind: 'DESCRIPTION', basis: 'TEXT', country: { code: 'RU' }, organization: null },
    ])
    expect((await holderOf('of-the-ministry', from)).from).toEqual([{ ...ofPost, kind: 'DESCRIPTION' }])
    expect((await holderOf('of-the-club', from)).from).toEqual([])
    expect((await holderOf('of-boris', from)).from).toEqual([])
  })

  test('by what is asked for', async () => {
    expect((await holderOf('said-before', 'from(by: [RESIDENCE]) { kind }')).from).toEqual([
      { kind: 'RESIDENCE' },
    ])
    expect((await holderOf('said-before', 'from(by: []) { kind }')).from).toEqual([])
  })

  test('residence counts in a filter only where it is asked for', async () => {
    const count = async (from: object) => {
      const { claims, people } = await ask(
        `query ($from: From) {
          claims(filter: { attributedTo: { from: $from } }) { totalCount heldBack { reason count } }
          people(filter: { from: $from }) { totalCount }
        }`,
        { from },
      )
      return [claims.totalCount, people.totalCount, claims.heldBack]
    }
    expect(await count({ country: 'JP' })).toEqual([0, 0, [{ reason: 'UNKNOWN', count: 1 }]])
    expect(await count({ country: 'JP', by: ['RESIDENCE'] })).toEqual([
      8,
      1,
      [{ reason: 'UNKNOWN', count: 2 }],
    ])
    expect(await count({ country: 'JP', by: ['RESIDENCE', 'CITIZENSHIP'] })).toEqual([
      8,
      1,
      [{ reason: 'UNKNOWN', count: 2 }],
    ])
    expect(await count({ country: 'JP', by: ['RESIDENCE'], basis: ['TEXT'] })).toEqual([
      0,
      0,
      [
        { reason: 'BASIS', count: 1 },
        { reason: 'UNKNOWN', count: 2 },
      ],
    ])
  })
})

describe('what somebody said, reported', () => {
  const OWN = ['said-before', 'said-over-days', 'said-some-day', 'undated']
  test.each([
    ['DIRECTLY', ['by-writer', ...OWN]],
    ['THROUGH_OTHERS', ['by-boris', 'cited', 'joint-by-boris']],
    ['JOINTLY', ['joint', 'joint-by-boris']],
  ])('%s', async (manner, keys) => {
    const { claims } = await ask(
      `query ($manner: [Reported!]) {
        claims(filter: { saidBy: { person: "anna", reported: $manner } }, orderBy: KEY) { nodes { key } }
      }`,
      { manner },
    )
    expect(claims.nodes.map(({ key }: { key: string }) => key)).toEqual(keys)
  })

  test('in none of these ways is nothing', async () => {
    const { claims } = await ask('{ claims(filter: { saidBy: { reported: [] } }) { totalCount } }')
    expect(claims.totalCount).toBe(0)
  })
})
