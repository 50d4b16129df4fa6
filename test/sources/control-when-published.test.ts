import { beforeAll, describe, expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'
import { createWorld, REFERENCE } from '../harness/world.ts'

const { ask, database } = useServer('empty')

const stated = { basis: 'EXTERNAL' as const, references: [REFERENCE] }
const RU = { kind: 'STATE' as const, country: 'RU', ...stated }

const CONTROL = {
  always: [RU],
  'until-then': [{ ...RU, period: '2000/2013-11-02' }],
  'until-the-day-before': [{ ...RU, period: '2000/2013-11-01' }],
  'from-then': [{ ...RU, period: '2013-11-02/..' }],
  'seen-later': [{ ...RU, attested: '2024-02' }],
  'by-china': [{ ...RU, country: 'CN' }],
  'by-a-party': [{ ...RU, kind: 'PARTY' as const }],
  'by-a-company': [{ ...RU, kind: 'PRIVATE' as const }],
  'by-nobody-known': [{ ...RU, country: undefined }],
  'as-we-think': [{ ...RU, basis: 'ANALYST' as const, references: [] }],
  retracted: [RU],
}

const subjects = [
  { key: 'russia', subjects: [{ country: 'RU' }] },
  { key: 'implied', subjects: [{ country: 'RU', basis: 'IMPLICIT' as const }] },
  { key: 'china', subjects: [{ country: 'CN' }] },
]

beforeAll(async () => {
  const claimsOf = (slug: string) => subjects.map((claim) => ({ ...claim, key: `${slug}.${claim.key}` }))
  await createWorld(database, {
    sources: Object.entries(CONTROL).map(([slug, control]) => ({
      slug,
      name: slug,
      kind: 'NEWSPAPER',
      control,
    })),
    articles: [
      ...Object.keys(CONTROL).map((slug) => ({
        slug: `of-${slug}`,
        source: { slug, basis: 'TEXT' as const },
        published: { date: '2013-11-02', basis: 'TEXT' as const },
        claims: claimsOf(slug),
      })),
      { slug: 'undated', source: { slug: 'from-then', basis: 'TEXT' }, claims: claimsOf('undated') },
      {
        slug: 'undated-of-always',
        source: { slug: 'always', basis: 'TEXT' },
        claims: claimsOf('undated-always'),
      },
      { slug: 'of-nobody', claims: claimsOf('nobody') },
    ],
  })
  await database.sourceControl.updateMany({
    where: { source: { slug: 'retracted' } },
    data: { retractedAt: new Date('2100-01-01') },
  })
})

async function claimsBy(filter: object) {
  const { claims } = await ask(
    'query ($filter: ClaimFilter) { claims(filter: $filter, orderBy: KEY, first: 100) { nodes { key } } }',
    { filter },
  )
  return claims.nodes.map(({ key }: { key: string }) => key)
}

describe('claims about whoever controls their source', () => {
  const cases: [sentence: string, asked: object, expected: string[]][] = [
    [
      'a state or a party, on the day, as far as is known',
      {},
      [
        'always.russia',
        'by-a-party.russia',
        'by-china.china',
        'from-then.russia',
        'undated-always.russia',
        'until-then.russia',
      ],
    ],
    ['by a recorded period', { isDated: true }, ['from-then.russia', 'until-then.russia']],
    [
      'by no recorded period',
      { isDated: false },
      ['always.russia', 'by-a-party.russia', 'by-china.china', 'undated-always.russia'],
    ],
    ['a party', { kind: 'PARTY' }, ['by-a-party.russia']],
    ['a company', { kind: 'PRIVATE' }, ['by-a-company.russia']],
    ['on our own judgement', { basis: 'ANALYST' }, ['as-we-think.russia']],
  ]
  test.each(cases)('%s', async (_sentence, aboutController, expected) => {
    expect(await claimsBy({ aboutController })).toEqual(expected)
  })
})

describe('by control when published', () => {
  const cases: [sentence: string, asked: object, expected: string[]][] = [
    [
      'of Russia',
      { country: 'RU' },
      ['always', 'by-a-company', 'by-a-party', 'from-then', 'undated-always', 'until-then'],
    ],
    ['of a state, by a recorded period', { kind: 'STATE', isDated: true }, ['from-then', 'until-then']],
    ['of China', { country: 'CN' }, ['by-china']],
    ['on whatever basis', { country: 'RU', basis: ['ANALYST'] }, ['as-we-think']],
    ['on none', { basis: [] }, []],
  ]
  test.each(cases)('%s', async (_sentence, controlledBy, expected) => {
    const keys = await claimsBy({ controlledBy, about: { country: 'CN' } })
    expect(keys.map((key: string) => key.replace('.china', ''))).toEqual(expected)
    const { articles } = await ask(
      'query ($filter: ArticleFilter) { articles(filter: $filter) { totalCount } }',
      { filter: { controlledBy } },
    )
    expect(articles.totalCount).toBe(expected.length)
  })

  test('not controlled by a country includes what nobody is known to control', async () => {
    const keys = await claimsBy({ not: { controlledBy: { country: 'RU' } }, about: { country: 'CN' } })
    expect(keys.map((key: string) => key.replace('.china', ''))).toEqual([
      'as-we-think',
      'by-china',
      'by-nobody-known',
      'nobody',
      'retracted',
      'seen-later',
      'undated',
      'until-the-day-before',
    ])
  })
})

test('an article has the control of its day, a source that of a day or all', async () => {
  const data = await ask(`{
    seen: source(slug: "seen-later") { control { isAttested } on: control(on: "2013-11-02") { kind } later: control(on: "2024-02-29") { kind } }
    always: source(slug: "always") { control(on: "1900-01-01") { kind } }
    until: article(slug: "of-until-then") { control { kind country { code } } }
    before: article(slug: "of-until-the-day-before") { control { kind } }
    undated: article(slug: "undated") { control { kind } }
    nobody: article(slug: "of-nobody") { control { kind } }
    retracted: article(slug: "of-retracted") { control { kind } }
  }`)
  expect(data).toEqual({
    seen: { control: [{ isAttested: true }], on: [], later: [{ kind: 'STATE' }] },
    always: { control: [{ kind: 'STATE' }] },
    until: { control: [{ kind: 'STATE', country: { code: 'RU' } }] },
    before: { control: [] },
    undated: { control: [] },
    nobody: { control: [] },
    retracted: { control: [] },
  })
})
