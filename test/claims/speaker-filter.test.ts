import { beforeAll, describe, expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'
import { createWorld, REFERENCE } from '../harness/world.ts'

const { ask, database } = useServer('empty')

const known = { TEXT: on('TEXT'), EXTERNAL: on('EXTERNAL'), INFERRED: on('INFERRED'), ANALYST: on('ANALYST') }
const citizen = { property: 'CITIZENSHIP', country: 'RU', ...known.EXTERNAL } as const
const expert = { property: 'EXPERTISE', country: 'CN', ...known.TEXT } as const
const post = { title: 'researcher', role: 'EXPERT', organization: 'institute', ...known.EXTERNAL } as const

/** Everybody holds one claim, made on 22 March 2017, whose key is their slug. */
const FACTS = {
  'russian-by-text': [{ ...citizen, ...known.TEXT }],
  'russian-by-reference': [citizen],
  'russian-by-inference': [{ ...citizen, ...known.INFERRED }],
  'russian-by-judgement': [{ ...citizen, ...known.ANALYST }],
  'russian-once': [{ ...citizen, period: '1950/1991' }],
  'american-by-reference': [{ ...citizen, country: 'US' }],
  'russian-by-text-american-by-reference': [
    { ...citizen, ...known.TEXT },
    { ...citizen, country: 'US' },
  ],
  'not-russian-after-all': [{ ...citizen, rank: 'DEPRECATED' }],
  'russian-retracted': [citizen],
  'resident-of-russia': [{ ...citizen, property: 'RESIDENCE' }],
  'expert-on-russia': [{ ...expert, country: 'RU' }],
  'expert-on-china': [expert],
  'expert-on-kurils': [{ ...expert, country: undefined, topic: 'kurils' }],
  'expert-on-china-and-on-kurils': [expert, { ...expert, country: undefined, topic: 'kurils' }],
  'expert-on-china-at-kurils': [{ ...expert, topic: 'kurils' }],
  'expert-in-ships': [{ ...expert, country: undefined, detail: 'ships' }],
  'expert-by-inference': [{ ...expert, ...known.INFERRED }],
} as const

const POSTS = {
  'until-the-day-before': [{ ...post, period: '2010/2017-03-21' }],
  'until-that-day': [{ ...post, period: '2010/2017-03-22' }],
  'from-that-day': [{ ...post, period: '2017-03-22/..' }],
  'from-the-day-after': [{ ...post, period: '2017-03-23/..' }],
  'open-at-both-ends': [{ ...post, period: '../2030' }],
  'within-the-month': [{ ...post, period: '2017-03-10/2017-03-12' }],
  'attested-around': [{ ...post, attested: '2016/2018' }],
  'attested-before': [{ ...post, attested: '2010/2012' }],
  undated: [post],
  retracted: [{ ...post, period: '2010/..' }],
  'by-inference': [{ ...post, period: '2010/..', ...known.INFERRED }],
  'by-text': [{ ...post, period: '2010/..', ...known.TEXT }],
  'in-japan': [{ ...post, period: '2010/..', organization: 'ministry' }],
  'in-part-of-it': [{ ...post, period: '2010/..', organization: 'department' }],
  'title-only': [{ ...post, period: '2010/..', organization: undefined }],
  'at-russian-by-inference': [{ ...post, period: '2010/..', organization: 'club' }],
  'text-at-russian-by-text': [{ ...post, period: '2010/..', ...known.TEXT, organization: 'academy' }],
  'reference-at-russian-by-text': [{ ...post, period: '2010/..', organization: 'academy' }],
  'in-japan-and-once-in-russia': [
    { ...post, period: '2010/..', organization: 'ministry' },
    { ...post, period: '2001/2005' },
  ],
} as const

const ALWAYS = [
  'from-that-day',
  'open-at-both-ends',
  'attested-around',
  'until-that-day',
  'by-text',
  'reference-at-russian-by-text',
]

beforeAll(async () => {
  const people = [
    ...Object.entries(FACTS).map(([slug, facts]) => ({ slug, name: slug, facts: [...facts] })),
    ...Object.entries(POSTS).map(([slug, affiliations]) => ({
      slug,
      name: slug,
      affiliations: [...affiliations],
    })),
  ]
  const day = { date: '2017-03-22', basis: 'TEXT' } as const
  const writer = { speaker: { writer: true }, depth: 0, role: 'JOURNALIST', isHolder: true } as const
  const pundits = { speaker: { unnamed: 'pundits' }, depth: 0, role: 'OTHER', isHolder: true } as const
  const ivan = { speaker: { person: 'ivan' }, depth: 0, role: 'OFFICIAL', isHolder: true } as const
  const joe = { speaker: { person: 'joe' }, depth: 0, role: 'EXPERT', isHolder: true } as const
  const until20 = [{ ...post, organization: 'club-of-tokyo', period: '2017-03-15/2017-03-20' }]

  await createWorld(database, {
    topics: [{ slug: 'kurils', name: 'Kurils', kind: 'PLACE' }],
    organizations: [
      organization('institute', { code: 'RU', basis: 'EXTERNAL' }),
      organization('academy', { code: 'RU', basis: 'TEXT' }),
      organization('club', { code: 'RU', basis: 'INFERRED' }),
      organization('club-of-tokyo', { code: 'JP', basis: 'TEXT' }),
      organization('ministry', { code: 'JP', basis: 'EXTERNAL' }),
      { ...organization('department', { code: 'RU', basis: 'EXTERNAL' }), parent: 'institute' },
      organization('stateless'),
    ],
    people: [
      ...people,
      { slug: 'ivan', name: 'Ivan', facts: [citizen] },
      { slug: 'joe', name: 'Joe', facts: [{ ...citizen, country: 'US' }] },
      { slug: 'member', name: 'Member', affiliations: until20 },
    ],
    articles: [
      {
        slug: 'of-that-day',
        published: day,
        claims: people.map(({ slug }) => ({
          key: slug,
          attributions: [{ speaker: { person: slug }, depth: 0, role: 'EXPERT', isHolder: true }],
        })),
      },
      {
        slug: 'chains',
        published: day,
        unnamedSpeakers: [
          { label: 'pundits', kind: 'COLLECTIVE' },
          { label: 'an official', kind: 'ANONYMOUS' },
          { label: 'a report', kind: 'DOCUMENT' },
          { label: 'commanders', kind: 'COLLECTIVE', countries: [{ code: 'RU', basis: 'TEXT' }] },
          { label: 'circles', kind: 'COLLECTIVE', countries: [{ code: 'RU', basis: 'INFERRED' }] },
        ],
        claims: [
          { key: 'ivan-and-joe', attributions: [ivan, joe] },
          { key: 'joe-cites-ivan', attributions: [joe, { ...ivan, depth: 1, isHolder: false }] },
          {
            key: 'joe-says-that-ivan-said',
            attributions: [
              { ...joe, isHolder: false },
              { ...ivan, depth: 1 },
            ],
          },
          { key: 'ivan-as-expert', attributions: [{ ...ivan, role: 'EXPERT' }] },
          { key: 'ivan-writes', attributions: [{ ...writer, speaker: { writer: 'ivan' } }] },
          { key: 'nobody-writes', attributions: [writer] },
          { key: 'pundits', attributions: [pundits] },
          { key: 'official', attributions: [{ ...pundits, speaker: { unnamed: 'an official' } }] },
          { key: 'report', attributions: [{ ...pundits, speaker: { unnamed: 'a report' } }] },
          { key: 'commanders', attributions: [{ ...pundits, speaker: { unnamed: 'commanders' } }] },
          { key: 'circles', attributions: [{ ...pundits, speaker: { unnamed: 'circles' } }] },
          { key: 'institute', attributions: [{ ...pundits, speaker: { organization: 'institute' } }] },
          { key: 'club', attributions: [{ ...pundits, speaker: { organization: 'club' } }] },
          { key: 'stateless', attributions: [{ ...pundits, speaker: { organization: 'stateless' } }] },
        ],
      },
      { slug: 'that-month', published: { ...day, date: '2017-03' }, claims: member('in-march') },
      { slug: 'next-month', published: { ...day, date: '2017-04' }, claims: member('in-april') },
      {
        slug: 'next-month-of-that-day',
        published: { ...day, date: '2017-04-02' },
        claims: member('said-in-march').map((claim) => ({ ...claim, said: { ...day, date: '2017-03-20' } })),
      },
      { slug: 'some-day', claims: member('some-day') },
    ],
  })
  await database.fact.updateMany({
    where: { person: { slug: 'russian-retracted' } },
    data: { retractedAt: new Date() },
  })
  await database.affiliation.updateMany({
    where: { person: { slug: 'retracted' } },
    data: { retractedAt: new Date() },
  })
})

describe('citizenOf', () => {
  const byTextOrReference = [
    'russian-by-reference',
    'russian-by-text',
    'russian-by-text-american-by-reference',
    'russian-once',
  ]
  test.each([
    ['counts what a text or a reference says', '{country: "RU"}', byTextOrReference],
    [
      'counts a text alone where only that is asked',
      '{country: "RU", basis: TEXT}',
      ['russian-by-text', 'russian-by-text-american-by-reference'],
    ],
    [
      'holds country and basis against one fact',
      '{country: "RU", basis: EXTERNAL}',
      ['russian-by-reference', 'russian-once'],
    ],
    ['counts a conclusion where asked', '{country: "RU", basis: INFERRED}', ['russian-by-inference']],
    ['counts a judgement where asked', '{country: "RU", basis: ANALYST}', ['russian-by-judgement']],
    ['on no basis fits nobody', '{country: "RU", basis: []}', []],
    ['of another country fits nobody', '{country: "JP"}', []],
  ])('%s', async (_sentence, citizenOf, keys) => {
    expect(await heldBy(`citizenOf: ${citizenOf}`)).toEqual(keys)
  })
})

describe('expertOn', () => {
  test.each([
    [
      'a country',
      '{country: "CN"}',
      ['expert-on-china', 'expert-on-china-and-on-kurils', 'expert-on-china-at-kurils'],
    ],
    [
      'a topic',
      '{topic: "kurils"}',
      ['expert-on-china-and-on-kurils', 'expert-on-china-at-kurils', 'expert-on-kurils'],
    ],
    ['both, in one fact and not in two', '{country: "CN", topic: "kurils"}', ['expert-on-china-at-kurils']],
    ['a country, not of it', '{country: "RU"}', ['expert-on-russia']],
    ['a weaker basis where asked', '{country: "CN", basis: [INFERRED, ANALYST]}', ['expert-by-inference']],
    [
      'anything',
      '{basis: TEXT}',
      [
        'expert-in-ships',
        'expert-on-china',
        'expert-on-china-and-on-kurils',
        'expert-on-china-at-kurils',
        'expert-on-kurils',
        'expert-on-russia',
      ],
    ],
  ])('%s', async (_sentence, expertOn, keys) => {
    expect(await heldBy(`expertOn: ${expertOn}`)).toEqual(keys)
  })
})

describe('worksFor', () => {
  test.each([
    [
      'a country, on the day of the claim',
      '{country: "RU"}',
      [...ALWAYS, 'in-part-of-it', 'text-at-russian-by-text'],
    ],
    [
      'an organization, not its parts',
      '{organization: "institute"}',
      [...ALWAYS].filter((key) => key !== 'reference-at-russian-by-text'),
    ],
    ['a part of it', '{organization: "department"}', ['in-part-of-it']],
    ['an organization and a country that it is not of', '{organization: "institute", country: "JP"}', []],
    [
      'on another day than that of the claim',
      '{organization: "institute", on: "2017-03-11"}',
      [
        'attested-around',
        'by-text',
        'open-at-both-ends',
        'until-that-day',
        'until-the-day-before',
        'within-the-month',
      ],
    ],
    [
      'on the last day of a period',
      '{country: "RU", on: "2005-12-31"}',
      ['in-japan-and-once-in-russia', 'open-at-both-ends'],
    ],
    ['on the day after it', '{country: "RU", on: "2006-01-01"}', ['open-at-both-ends']],
    [
      'on the first day of an attested period',
      '{country: "RU", on: "2010-01-01"}',
      [
        'attested-before',
        'by-text',
        'in-part-of-it',
        'open-at-both-ends',
        'reference-at-russian-by-text',
        'text-at-russian-by-text',
        'until-that-day',
        'until-the-day-before',
      ],
    ],
    [
      'a country by inference',
      '{country: "RU", basis: INFERRED}',
      ['at-russian-by-inference', 'by-inference'],
    ],
    [
      'a country by inference, on a day',
      '{country: "RU", basis: INFERRED, on: "2017-03-22"}',
      ['at-russian-by-inference', 'by-inference'],
    ],
    [
      'a country by text, where both the post and the country are',
      '{country: "RU", basis: TEXT}',
      ['text-at-russian-by-text'],
    ],
    ['the same on a day', '{country: "RU", basis: TEXT, on: "2017-03-22"}', ['text-at-russian-by-text']],
    [
      'a country by reference, where the post is by reference and the country by text, or the other way round',
      '{country: "RU", basis: EXTERNAL}',
      [...ALWAYS, 'in-part-of-it'],
    ],
    ['the same on a day', '{country: "RU", basis: EXTERNAL, on: "2017-03-22"}', [...ALWAYS, 'in-part-of-it']],
    ['an organization whose country is inferred', '{organization: "club"}', ['at-russian-by-inference']],
    ['on no basis fits nobody', '{country: "RU", basis: []}', []],
    ['on no basis and a day neither', '{country: "RU", basis: [], on: "2017-03-22"}', []],
    [
      'anybody, where it is dated',
      '{}',
      Object.keys(POSTS).filter(
        (key) =>
          ![
            'until-the-day-before',
            'from-the-day-after',
            'within-the-month',
            'attested-before',
            'undated',
            'retracted',
            'by-inference',
          ].includes(key),
      ),
    ],
  ])('%s', async (_sentence, worksFor, keys) => {
    expect(await heldBy(`worksFor: ${worksFor}`)).toEqual([...keys].sort())
  })

  test('counts in every day of a month that may be that of the claim', async () => {
    expect(await keysOf('attributedTo: {worksFor: {organization: "club-of-tokyo"}}')).toEqual([
      'in-march',
      'said-in-march',
    ])
    expect(
      await keysOf('attributedTo: {worksFor: {organization: "club-of-tokyo", on: "2017-03-15"}}'),
    ).toEqual(['in-april', 'in-march', 'said-in-march', 'some-day'])
  })
})

describe('from', () => {
  const citizens = ['ivan-and-joe', 'ivan-as-expert', 'ivan-writes', 'joe-says-that-ivan-said']
  test.each([
    ['citizens', 'by: CITIZENSHIP', citizens],
    ['unnamed speakers so described and organizations', 'by: DESCRIPTION', ['commanders', 'institute']],
    [
      'those described by inference where asked',
      'by: DESCRIPTION, basis: [INFERRED, EXTERNAL]',
      ['circles', 'club', 'institute'],
    ],
    ['those described by the text', 'by: DESCRIPTION, basis: TEXT', ['commanders']],
    ['by any of them', 'basis: [TEXT, EXTERNAL]', [...citizens, 'commanders', 'institute']],
    ['by none', 'by: []', []],
  ])('%s', async (_sentence, from, keys) => {
    expect(await heldInChains(`from: {country: "RU", ${from}}`)).toEqual([...keys].sort())
  })

  test.each(['TEXT', 'EXTERNAL', 'INFERRED', 'ANALYST', '[TEXT, EXTERNAL]'])(
    'by AFFILIATION is worksFor, on the basis %s',
    async (basis) => {
      expect(await heldBy(`from: {country: "RU", by: AFFILIATION, basis: ${basis}}`)).toEqual(
        await heldBy(`worksFor: {country: "RU", basis: ${basis}}`),
      )
    },
  )

  test('is not where somebody lives, nor what they are expert on', async () => {
    const keys = await heldBy('from: {country: "RU", basis: [TEXT, EXTERNAL, INFERRED, ANALYST]}')
    expect(keys).not.toContain('resident-of-russia')
    expect(keys).not.toContain('expert-on-russia')
    expect(keys).not.toContain('not-russian-after-all')
    expect(keys).not.toContain('russian-retracted')
  })
})

describe('the speaker of one attribution', () => {
  const russian = 'citizenOf: {country: "RU"}'
  const american = 'citizenOf: {country: "US"}'
  test.each([
    [
      'a Russian official beside an American expert is no Russian expert',
      `role: EXPERT, ${russian}`,
      ['ivan-as-expert'],
    ],
    ['nor is the American an official', `role: OFFICIAL, ${american}`, []],
    [
      'of joint holders one is enough',
      `role: OFFICIAL, ${russian}`,
      ['ivan-and-joe', 'joe-says-that-ivan-said'],
    ],
    ['who cites holds the claim', `role: EXPERT, ${american}`, ['ivan-and-joe', 'joe-cites-ivan']],
    [
      'person, also as the signed writer',
      'person: "ivan"',
      ['ivan-and-joe', 'ivan-as-expert', 'ivan-writes', 'joe-says-that-ivan-said'],
    ],
    ['person, of several', 'person: ["joe", "member"]', ['ivan-and-joe', 'joe-cites-ivan']],
    ['person, of none', 'person: []', []],
    ['organization', 'organization: ["institute", "ministry"]', ['institute']],
    ['speakerKind', 'speakerKind: [DOCUMENT, WRITER]', ['ivan-writes', 'nobody-writes', 'report']],
    ['a signed writer is no PERSON', 'speakerKind: PERSON, role: JOURNALIST', []],
    [
      'named',
      'named: true',
      [
        'club',
        'institute',
        'ivan-and-joe',
        'ivan-as-expert',
        'joe-cites-ivan',
        'joe-says-that-ivan-said',
        'stateless',
      ],
    ],
    ['unnamed', 'named: false', ['circles', 'commanders', 'official', 'pundits', 'report']],
    ['role, of several', 'role: [JOURNALIST, MILITARY]', ['ivan-writes', 'nobody-writes']],
    ['role, of none', 'role: []', []],
  ])('%s', async (_sentence, speaker, keys) => {
    expect(await heldInChains(speaker)).toEqual(keys)
  })

  test('an empty filter fits every speaker', async () => {
    expect(await heldInChains('')).toHaveLength(14)
  })

  test('saidBy looks at the whole chain', async () => {
    expect(await keysOf('saidBy: {person: "ivan", role: OFFICIAL}')).toEqual([
      'ivan-and-joe',
      'joe-cites-ivan',
      'joe-says-that-ivan-said',
    ])
    expect(await keysOf('saidBy: {person: "joe"}')).toEqual([
      'ivan-and-joe',
      'joe-cites-ivan',
      'joe-says-that-ivan-said',
    ])
    expect(await keysOf(`article: "chains", saidBy: {role: EXPERT, ${russian}}`)).toEqual(['ivan-as-expert'])
  })

  test('attributedTo and saidBy need not mean the same speaker', async () => {
    expect(await keysOf('attributedTo: {person: "joe"}, saidBy: {person: "ivan"}')).toEqual([
      'ivan-and-joe',
      'joe-cites-ivan',
    ])
  })
})

function on<B extends string>(basis: B) {
  return { basis, references: [REFERENCE] }
}

function organization(slug: string, country?: { code: string; basis: 'TEXT' | 'EXTERNAL' | 'INFERRED' }) {
  return { slug, name: slug, kind: 'STATE_INSTITUTE' as const, country }
}

function member(key: string) {
  const speaker = { person: 'member' }
  return [{ key, attributions: [{ speaker, depth: 0, role: 'EXPERT' as const, isHolder: true }] }]
}

async function keysOf(filter: string): Promise<string[]> {
  const { claims } = await ask(`{ claims(filter: {${filter}}, orderBy: KEY, first: 100) { nodes { key } } }`)
  return claims.nodes.map(({ key }: { key: string }) => key)
}

const heldBy = (speaker: string, article = 'of-that-day') =>
  keysOf(`article: "${article}", attributedTo: {${speaker}}`)
const heldInChains = (speaker: string) => heldBy(speaker, 'chains')
