import { beforeAll, describe, expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'
import { createWorld } from '../harness/world.ts'

const { ask, refuse, database } = useServer('empty')

const MANY = Array.from({ length: 101 }, (_, at) => `somebody-${at}`)
const EXPERT = { depth: 0, role: 'EXPERT', isHolder: true } as const

beforeAll(async () => {
  const presumed = ['zoe', 'adam'].map((slug) => ({
    slug,
    name: slug,
    facts: [{ property: 'CITIZENSHIP' as const, country: 'RU', basis: 'INFERRED' as const }],
  }))
  await createWorld(database, {
    people: [...presumed, ...[...MANY, 'ivan', 'boris'].map((slug) => ({ slug, name: slug }))],
    organizations: [
      { slug: 'club', name: 'Club', kind: 'THINK_TANK', country: { code: 'RU', basis: 'INFERRED' } },
    ],
    articles: [
      {
        slug: 'few',
        unnamedSpeakers: [
          { label: 'pundits', kind: 'COLLECTIVE' },
          { label: 'circles', kind: 'COLLECTIVE', countries: [{ code: 'RU', basis: 'INFERRED' }] },
        ],
        claims: [
          ...['zoe', 'adam', 'ivan', 'boris'].map((person) => ({
            key: person,
            attributions: [{ ...EXPERT, speaker: { person } }],
          })),
          ...['pundits', 'circles'].map((unnamed) => ({
            key: unnamed,
            attributions: [{ ...EXPERT, speaker: { unnamed } }],
          })),
          { key: 'club', attributions: [{ ...EXPERT, speaker: { organization: 'club' } }] },
        ],
      },
      {
        slug: 'many',
        claims: MANY.map((person) => ({ key: person, attributions: [{ ...EXPERT, speaker: { person } }] })),
      },
    ],
  })
})

describe('those held back', () => {
  test('have names, each kind in alphabetical order', async () => {
    const { claims } =
      await ask(`{ claims(filter: { article: "few", attributedTo: { from: { country: "RU" } } }) {
      heldBack { reason count people organizations unnamed }
    } }`)
    expect(claims.heldBack).toEqual([
      {
        reason: 'BASIS',
        count: 4,
        people: ['adam', 'zoe'],
        organizations: ['club'],
        unnamed: ['few/circles'],
      },
      { reason: 'UNKNOWN', count: 3, people: ['boris', 'ivan'], organizations: [], unnamed: ['few/pundits'] },
    ])
  })

  test('are all counted, though not all of them are named', async () => {
    const { claims } =
      await ask(`{ claims(filter: { article: "many", attributedTo: { citizenOf: { country: "RU" } } }) {
      heldBack { reason count people }
    } }`)
    const [{ reason, count, people }] = claims.heldBack
    expect([reason, count, people.length]).toEqual(['UNKNOWN', 101, 100])
  })
})

test('an unnamed speaker is asked for by its key, which follows its article and its label', async () => {
  const asked = (key: string) =>
    ask(
      `query ($key: UnnamedSpeakerKey!) { claims(filter: { attributedTo: { unnamed: [$key] } }) {
        nodes { key attributions { speaker { ... on UnnamedSpeaker { key } } } }
      } }`,
      { key },
    )
  const { claims } = await asked('few/pundits')
  expect(claims.nodes).toEqual([{ key: 'pundits', attributions: [{ speaker: { key: 'few/pundits' } }] }])
  await database.article.update({ where: { slug: 'few' }, data: { slug: 'renamed' } })
  expect((await asked('renamed/pundits')).claims.nodes).toHaveLength(1)
  const { message } = await refuse(
    '{ claims(filter: { saidBy: { unnamed: "few/pundits" } }) { totalCount } }',
  )
  expect(message).toBe('claims(filter.saidBy.unnamed): there is no unnamed speaker "few/pundits"')
})
