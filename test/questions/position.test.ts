import { beforeAll, describe, expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'
import { createWorld } from '../harness/world.ts'

const { ask, database } = useServer('empty')

const EXPERT = { depth: 0, role: 'EXPERT', isHolder: true } as const
const by = (person: string, role: 'EXPERT' | 'OFFICIAL' = 'EXPERT') => [
  { ...EXPERT, role, speaker: { person } },
]
const SUPPORTS = { position: 'SUPPORTS', event: 'talks' } as const

beforeAll(async () => {
  await createWorld(database, {
    topics: [
      { slug: 'talks', name: 'Talks', kind: 'EVENT' },
      { slug: 'later-talks', name: 'Later talks', kind: 'EVENT' },
    ],
    organizations: [{ slug: 'ministry', name: 'Ministry', kind: 'MINISTRY' }],
    people: ['ivan', 'joe', 'ann'].map((slug) => ({ slug, name: slug })),
    sources: [{ slug: 'daily', name: 'Daily', kind: 'NEWSPAPER' }],
    articles: [
      {
        slug: 'first',
        source: { slug: 'daily', basis: 'TEXT' },
        unnamedSpeakers: [{ label: 'pundits', kind: 'COLLECTIVE' }],
        claims: [
          { key: 'ivan', attributions: by('ivan') },
          { key: 'ivan-again', attributions: by('ivan') },
          { key: 'ivan-as-official', attributions: by('ivan', 'OFFICIAL') },
          { key: 'ivan-later', attributions: by('ivan') },
          { key: 'ivan-of-any', attributions: by('ivan') },
          {
            key: 'joint',
            attributions: [...by('joe'), { ...EXPERT, speaker: { organization: 'ministry' } }],
          },
          {
            key: 'pundits',
            polarity: 'NEGATIVE',
            attributions: [{ ...EXPERT, speaker: { unnamed: 'pundits' } }],
          },
          { key: 'unsigned' },
          { key: 'unsigned-again', hedge: 'perhaps' },
          { key: 'signed', attributions: [{ ...EXPERT, speaker: { writer: 'ann' } }] },
          { key: 'rejected', review: 'REJECTED', attributions: by('ann') },
          { key: 'retracted', attributions: by('ann') },
          {
            key: 'cited',
            attributions: [
              ...by('joe'),
              { ...EXPERT, isHolder: false, depth: 1, speaker: { person: 'ann' } },
            ],
          },
          { key: 'about-the-talks', subjects: [{ topic: 'talks' }] },
          { key: 'implied', subjects: [{ topic: 'talks', basis: 'IMPLICIT' }] },
        ],
      },
      {
        slug: 'second',
        unnamedSpeakers: [{ label: 'pundits', kind: 'COLLECTIVE' }],
        claims: [
          {
            key: 'other-pundits',
            attributions: [{ ...EXPERT, speaker: { unnamed: 'pundits' } }],
            subjects: [{ topic: 'talks' }],
          },
          { key: 'other-unsigned' },
        ],
      },
    ],
    questions: [
      {
        slug: 'is-it',
        text: 'Is it?',
        stances: [
          { claim: 'ivan', ...SUPPORTS, country: 'RU' },
          { claim: 'ivan-again', ...SUPPORTS },
          { claim: 'ivan-as-official', ...SUPPORTS, country: 'JP' },
          { claim: 'ivan-later', position: 'REJECTS', event: 'later-talks' },
          { claim: 'ivan-of-any', position: 'REJECTS' },
          { claim: 'joint', ...SUPPORTS },
          { claim: 'pundits', ...SUPPORTS },
          { claim: 'unsigned', ...SUPPORTS },
          { claim: 'unsigned-again', ...SUPPORTS },
          { claim: 'signed', ...SUPPORTS },
          { claim: 'rejected', ...SUPPORTS },
          { claim: 'retracted', ...SUPPORTS },
          { claim: 'cited', ...SUPPORTS },
          { claim: 'other-pundits', ...SUPPORTS },
          { claim: 'other-unsigned', ...SUPPORTS },
        ],
      },
      { slug: 'other', text: 'And?', stances: [{ claim: 'ivan', position: 'EFFECT_ONLY', event: 'talks' }] },
    ],
  })
  await database.stance.updateMany({
    where: { claim: { key: 'retracted' } },
    data: { retractedAt: new Date('2100-01-01') },
  })
})

test('positions stand apart by the event that they speak of, with their holders counted', async () => {
  const { question } = await ask(`{ question(slug: "is-it") { positions {
    position event { slug } claimCount namedHolders unnamedHolders unsignedWriters
  } } }`)
  const alone = { claimCount: 1, namedHolders: 1, unnamedHolders: 0, unsignedWriters: 0 }
  expect(question.positions).toEqual([
    {
      position: 'SUPPORTS',
      event: { slug: 'talks' },
      claimCount: 11,
      namedHolders: 4,
      unnamedHolders: 2,
      unsignedWriters: 2,
    },
    { position: 'REJECTS', event: null, ...alone },
    { position: 'REJECTS', event: { slug: 'later-talks' }, ...alone },
  ])
})

test('positions by position and event', async () => {
  const { question } = await ask(`{ question(slug: "is-it") {
    rejecting: positions(position: REJECTS) { event { slug } }
    later: positions(event: "later-talks") { position }
    none: positions(position: REJECTS, event: "talks") { position }
  } }`)
  expect(question).toEqual({
    rejecting: [{ event: null }, { event: { slug: 'later-talks' } }],
    later: [{ position: 'REJECTS' }],
    none: [],
  })
})

const HOLDER = `standing role isWriter isOfAll countries
  holder { ... on Person { name: slug } ... on Organization { name: slug } ... on UnnamedSpeaker { name: label } }
  article { slug } claims(orderBy: KEY) { nodes { key } }`

interface Holder {
  holder: { name: string } | null
  article: { slug: string } | null
  claims: { nodes: { key: string }[] }
}

const summary = ({ holder, article, claims, ...rest }: Holder) => ({
  ...rest,
  who: holder?.name ?? article?.slug,
  claims: claims.nodes.map(({ key }) => key),
})

describe('the holders of a position', () => {
  test('are those who speak of its event', async () => {
    const { question } = await ask(`{ question(slug: "is-it") { positions(position: REJECTS) {
      claims { nodes { key } } holders { nodes { claims { nodes { key } } } }
    } } }`)
    const of = (key: string) => ({
      claims: { nodes: [{ key }] },
      holders: { nodes: [{ claims: { nodes: [{ key }] } }] },
    })
    expect(question.positions).toEqual([of('ivan-of-any'), of('ivan-later')])
  })

  test('are named, unnamed or unsigned, once in each capacity, with their claims', async () => {
    const { question } = await ask(`{ question(slug: "is-it") { positions(position: SUPPORTS) {
      holders { totalCount nodes { ${HOLDER} } }
    } } }`)
    const [{ holders }] = question.positions
    expect(holders.totalCount).toBe(9)
    const named = { standing: 'NAMED', role: 'EXPERT', isWriter: false, isOfAll: true, countries: [] }
    const unnamed = { ...named, standing: 'UNNAMED' }
    const unsigned = { ...named, standing: 'WRITER', role: 'JOURNALIST', isWriter: true }
    expect(holders.nodes.map(summary)).toEqual([
      { ...named, who: 'ivan', countries: ['RU'], claims: ['ivan', 'ivan-again'] },
      {
        ...named,
        who: 'ivan',
        role: 'OFFICIAL',
        isOfAll: false,
        countries: ['JP'],
        claims: ['ivan-as-official'],
      },
      { ...named, who: 'ministry', claims: ['joint'] },
      { ...named, who: 'joe', claims: ['cited', 'joint'] },
      { ...unnamed, who: 'pundits', claims: ['pundits'] },
      { ...unsigned, who: 'first', claims: ['unsigned', 'unsigned-again'] },
      { ...named, who: 'ann', isWriter: true, claims: ['signed'] },
      { ...unnamed, who: 'pundits', claims: ['other-pundits'] },
      { ...unsigned, who: 'second', claims: ['other-unsigned'] },
    ])
  })

  test.each([
    [{ standing: ['WRITER'] }, ['first', 'second']],
    [{ standing: ['NAMED'], role: ['OFFICIAL'] }, ['ivan']],
    [{ organization: ['ministry'] }, ['ministry']],
    [{ not: { standing: ['NAMED'] } }, ['pundits', 'first', 'pundits', 'second']],
    [{ event: ['later-talks'] }, []],
  ])('that fit %j', async (filter, who) => {
    const { question } = await ask(
      `query ($filter: PositionHolderFilter) { question(slug: "is-it") { positions(position: SUPPORTS) {
        holders(filter: $filter) { nodes { ${HOLDER} } }
      } } }`,
      { filter },
    )
    expect(question.positions[0].holders.nodes.map((each: Holder) => summary(each).who)).toEqual(who)
  })

  test('a person has positions on several questions and of several events', async () => {
    const { person, organization } = await ask(`{
      person(slug: "ivan") {
        positions { nodes { question { slug } position event { slug } role } }
        onOne: positions(filter: { question: "is-it", position: REJECTS }) { totalCount }
      }
      organization(slug: "ministry") { positions { nodes { position } } }
    }`)
    expect(person.positions.nodes).toHaveLength(5)
    expect(person.onOne.totalCount).toBe(2)
    expect(organization.positions.nodes).toEqual([{ position: 'SUPPORTS' }])
  })
})

test('stances by who takes them', async () => {
  const { question } = await ask(`{ question(slug: "is-it") {
    ivan: stances(filter: { attributedTo: { person: "ivan" }, event: "talks" }) { claim { key } }
    ofRussia: stances(filter: { country: "RU" }) { claim { key } }
    notOfRussia: stances(filter: { not: { country: "RU" }, attributedTo: { role: OFFICIAL } }) { claim { key } }
  } }`)
  const keys = (stances: { claim: { key: string } }[]) => stances.map(({ claim }) => claim.key)
  expect(keys(question.ivan)).toEqual(['ivan', 'ivan-again', 'ivan-as-official'])
  expect(keys(question.ofRussia)).toEqual(['ivan'])
  expect(keys(question.notOfRussia)).toEqual(['ivan-as-official'])
})

test('the coverage of a topic has each source beside the others, and what no source is known of', async () => {
  const { topic } = await ask(`{ topic(slug: "talks") {
    coverage { totalCount nodes {
      source { slug } articleCount claimCount denials hedged claims(first: 100) { totalCount }
    } }
    ofDaily: coverage(filter: { publishedBy: { slug: "daily" } }) { nodes {
      claims(filter: { polarity: NEGATIVE }) { nodes { key } }
    } }
    ofOthers: coverage(filter: { not: { publishedBy: { slug: "daily" } } }) { nodes { source { slug } } }
  } }`)
  expect(topic).toEqual({
    coverage: {
      totalCount: 2,
      nodes: [
        { source: null, articleCount: 1, claimCount: 2, denials: 0, hedged: 0, claims: { totalCount: 2 } },
        {
          source: { slug: 'daily' },
          articleCount: 1,
          claimCount: 10,
          denials: 1,
          hedged: 1,
          claims: { totalCount: 10 },
        },
      ],
    },
    ofDaily: { nodes: [{ claims: { nodes: [{ key: 'pundits' }] } }] },
    ofOthers: { nodes: [{ source: null }] },
  })
})
