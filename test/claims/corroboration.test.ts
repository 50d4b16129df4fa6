import { beforeAll, describe, expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'
import { createWorld } from '../harness/world.ts'

const { ask, database } = useServer('empty')

const TEXT = 'TEXT' as const
const held = { depth: 0, role: 'EXPERT', isHolder: true } as const
const by = (person: string) => [{ ...held, speaker: { person } }]
const unnamed = [{ ...held, speaker: { unnamed: 'pundits' } }]
const source = (slug: string) => ({ source: { slug, basis: TEXT } })
const reprint = { origin: { article: 'first', basis: TEXT } }
const pundits = { unnamedSpeakers: [{ label: 'pundits', kind: 'COLLECTIVE' as const }] }

beforeAll(async () => {
  await createWorld(database, {
    people: [
      { slug: 'ivan', name: 'Ivan' },
      { slug: 'joe', name: 'Joe' },
    ],
    organizations: [{ slug: 'ministry', name: 'Ministry', kind: 'MINISTRY' }],
    sources: [
      { slug: 'agency', name: 'Agency', kind: 'NEWS_AGENCY' },
      { slug: 'daily', name: 'Daily', kind: 'NEWSPAPER' },
      { slug: 'weekly', name: 'Weekly', kind: 'NEWSPAPER' },
    ],
    articles: [
      {
        slug: 'first',
        ...source('agency'),
        ...pundits,
        claims: [
          { key: 'wired', attributions: by('ivan') },
          { key: 'joint', attributions: [...by('ivan'), ...by('joe')] },
          { key: 'twice', attributions: by('ivan') },
        ],
      },
      {
        slug: 'reprint',
        ...source('daily'),
        ...reprint,
        claims: [{ key: 'reprinted', attributions: by('ivan') }],
      },
      { slug: 'other-reprint', ...source('weekly'), ...reprint, claims: [{ key: 'reprinted-too' }] },
      {
        slug: 'own',
        ...source('daily'),
        ...pundits,
        claims: [
          { key: 'own', attributions: unnamed },
          { key: 'duplicate', attributions: by('ivan') },
          { key: 'duplicate-of-duplicate', attributions: by('ivan') },
          { key: 'ministry', attributions: [{ ...held, speaker: { organization: 'ministry' } }] },
          {
            key: 'citing',
            attributions: [...unnamed, { ...held, speaker: { person: 'ivan' }, depth: 1, isHolder: false }],
          },
        ],
      },
      {
        slug: 'of-nobody',
        claims: [
          { key: 'sourceless', attributions: [{ ...held, speaker: { writer: 'joe' } }] },
          { key: 'unsigned', attributions: [{ ...held, speaker: { writer: true } }] },
          { key: 'rejected', review: 'REJECTED', attributions: by('joe') },
          { key: 'was-equivalent', attributions: by('joe') },
        ],
      },
    ],
    relations: [
      { from: 'wired', to: 'reprinted', kind: 'EQUIVALENT', basis: TEXT },
      { from: 'wired', to: 'reprinted-too', kind: 'EQUIVALENT', basis: TEXT },
      { from: 'twice', to: 'duplicate', kind: 'EQUIVALENT', basis: TEXT },
      { from: 'duplicate', to: 'twice', kind: 'DUPLICATES', basis: TEXT },
      { from: 'duplicate-of-duplicate', to: 'duplicate', kind: 'DUPLICATES', basis: TEXT },
      { from: 'duplicate-of-duplicate', to: 'duplicate', kind: 'EQUIVALENT', basis: TEXT },
      { from: 'joint', to: 'own', kind: 'EQUIVALENT', basis: TEXT },
      { from: 'joint', to: 'sourceless', kind: 'EQUIVALENT', basis: TEXT },
      { from: 'joint', to: 'unsigned', kind: 'EQUIVALENT', basis: TEXT },
      { from: 'joint', to: 'rejected', kind: 'EQUIVALENT', basis: TEXT },
      { from: 'ministry', to: 'was-equivalent', kind: 'EQUIVALENT', basis: TEXT },
    ],
  })
  await database.claimRelation.updateMany({
    where: { to: { key: 'was-equivalent' } },
    data: { retractedAt: new Date('2100-01-01') },
  })
})

const COUNTS = 'attributions sources namedHolders unnamedHolders unsignedWriters'

async function corroborationOf(key: string) {
  const { claim } = await ask(
    `query ($key: String!) { claim(key: $key) { corroboration { claims independentOrigins ${COUNTS} } } }`,
    { key },
  )
  return claim.corroboration
}

describe('corroboration', () => {
  const nothing = { unnamedHolders: 0, unsignedWriters: 0 }
  const cases: [sentence: string, key: string, expected: object][] = [
    [
      'counts reprints as what they reprint',
      'reprinted',
      {
        claims: 3,
        attributions: 3,
        sources: 3,
        independentOrigins: 1,
        namedHolders: 1,
        ...nothing,
        unsignedWriters: 1,
      },
    ],
    [
      'counts what is printed again as what it repeats, also at second hand',
      'duplicate',
      { claims: 3, attributions: 3, sources: 2, independentOrigins: 1, namedHolders: 1, ...nothing },
    ],
    [
      'counts joint and unnamed holders and writers, no source where it is unknown, and nothing that was rejected',
      'own',
      {
        claims: 4,
        attributions: 5,
        sources: 2,
        independentOrigins: 3,
        namedHolders: 2,
        unnamedHolders: 1,
        unsignedWriters: 1,
      },
    ],
    [
      'counts a claim that was rejected for itself',
      'rejected',
      {
        claims: 5,
        attributions: 6,
        sources: 2,
        independentOrigins: 3,
        namedHolders: 2,
        unnamedHolders: 1,
        unsignedWriters: 1,
      },
    ],
    [
      'takes no account of what is no longer equivalent',
      'ministry',
      { claims: 1, attributions: 1, sources: 1, independentOrigins: 1, namedHolders: 1, ...nothing },
    ],
    [
      'takes no account of who is only cited',
      'citing',
      {
        claims: 1,
        attributions: 1,
        sources: 1,
        independentOrigins: 1,
        namedHolders: 0,
        unnamedHolders: 1,
        unsignedWriters: 0,
      },
    ],
  ]
  test.each(cases)('%s', async (_sentence, key, expected) => {
    expect(await corroborationOf(key)).toEqual(expected)
  })
})

test('duplicates of each other come from the first recorded', async () => {
  await database.claimRelation.create({
    data: {
      from: { connect: { key: 'twice' } },
      to: { connect: { key: 'duplicate' } },
      kind: 'DUPLICATES',
      basis: 'TEXT',
    },
  })
  expect((await corroborationOf('twice')).independentOrigins).toBe(1)
  await database.claimRelation.deleteMany({ where: { from: { key: 'twice' }, kind: 'DUPLICATES' } })
})

test('backing is that of one claim', async () => {
  const { joint, sourceless } = await ask(
    `{ joint: claim(key: "joint") { backing { ${COUNTS} } } sourceless: claim(key: "sourceless") { backing { ${COUNTS} } } }`,
  )
  const counts = { unnamedHolders: 0, unsignedWriters: 0 }
  expect(joint.backing).toEqual({ attributions: 2, sources: 1, namedHolders: 2, ...counts })
  expect(sourceless.backing).toEqual({ attributions: 1, sources: 0, namedHolders: 1, ...counts })
})

test('a group lists the accepted claims that say the same, the claim included', async () => {
  const { claim } = await ask(
    '{ claim(key: "own") { group(orderBy: KEY) { nodes { key } } all: group(filter: { review: [ACCEPTED, REJECTED] }, first: 0) { totalCount } } }',
  )
  expect(claim.group.nodes.map(({ key }: { key: string }) => key)).toEqual([
    'joint',
    'own',
    'sourceless',
    'unsigned',
  ])
  expect(claim.all.totalCount).toBe(5)
})

describe('claims by corroboration', () => {
  const cases: [sentence: string, filter: object, expected: string[]][] = [
    ['of three sources', { sources: { min: 3 } }, ['reprinted', 'reprinted-too', 'wired']],
    ['of no source', { sources: { max: 0 } }, ['was-equivalent']],
    [
      'of several sources and one origin',
      { sources: { min: 2 }, independentOrigins: { max: 1 } },
      ['duplicate', 'duplicate-of-duplicate', 'reprinted', 'reprinted-too', 'twice', 'wired'],
    ],
    [
      'of just two named holders',
      { namedHolders: { min: 2, max: 2 } },
      ['joint', 'own', 'sourceless', 'unsigned'],
    ],
    ['of none with a name', { namedHolders: { max: 0 } }, ['citing']],
  ]
  test.each(cases)('%s', async (_sentence, corroboration, expected) => {
    const { claims } = await ask(
      'query ($filter: ClaimFilter) { claims(filter: $filter, orderBy: KEY, first: 100) { nodes { key } } }',
      { filter: { corroboration } },
    )
    expect(claims.nodes.map(({ key }: { key: string }) => key)).toEqual(expected)
  })
})

test('an article tells what it reprints, and what reprints it', async () => {
  const { first, reprint, articles } = await ask(`{
    first: article(slug: "first") { origin { slug } originBasis reprints { slug } }
    reprint: article(slug: "reprint") { origin { slug } originBasis reprints { slug } }
    articles(filter: { isReprint: false }) { totalCount }
  }`)
  expect(first).toEqual({
    origin: null,
    originBasis: null,
    reprints: [{ slug: 'reprint' }, { slug: 'other-reprint' }],
  })
  expect(reprint).toEqual({ origin: { slug: 'first' }, originBasis: 'TEXT', reprints: [] })
  expect(articles.totalCount).toBe(3)
})
