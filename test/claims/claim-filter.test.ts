import { beforeAll, describe, expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'
import { createWorld, REFERENCE } from '../harness/world.ts'

type Articles = NonNullable<Parameters<typeof createWorld>[1]['articles']>
type Claims = NonNullable<Articles[number]['claims']>

const { ask, database } = useServer('empty')

const TEXT = 'TEXT' as const
const retracted = { retractedAt: new Date('2100-01-01') }

const SUBJECTS: Record<string, Claims[number]['subjects']> = {
  'cn-explicit': [{ country: 'CN' }],
  'cn-anaphoric': [{ country: 'CN', basis: 'ANAPHORIC' }],
  'cn-implicit': [{ country: 'CN', basis: 'IMPLICIT' }],
  'cn-implicit-ru': [{ country: 'CN', basis: 'IMPLICIT' }, { country: 'RU' }],
  'cn-and-ru': [{ country: 'CN' }, { country: 'RU' }],
  'cn-and-kurils': [{ country: 'CN' }, { topic: 'kurils' }],
  'cn-and-kurils-implicit': [{ country: 'CN' }, { topic: 'kurils', basis: 'IMPLICIT' }],
  ivan: [{ person: 'ivan' }],
  'ivan-and-institute': [{ person: 'ivan' }, { organization: 'institute' }],
  nothing: [],
}

/** Said, in an article of 22 March 2017. */
const SAID = {
  'said-that-day': '2017-03-20',
  'said-that-week': '2017-03-18/2017-03-24',
  'said-that-month': '2017-03',
  'said-from-then-on': '2017-03-20/..',
  'said-until-then': '../2017-03-20',
  'said-some-day': undefined,
}

const named = { speaker: { person: 'ivan' }, depth: 0, role: 'EXPERT', isHolder: true } as const
const unnamed = { ...named, speaker: { unnamed: 'pundits' } } as const
const unsigned = { ...named, speaker: { writer: true } } as const
const cited = (depth: number) => ({ ...named, depth, isHolder: false })

const CHAINS: Record<string, Claims[number]['attributions']> = {
  one: [named],
  'two-jointly': [named, { ...named, speaker: { person: 'joe' } }],
  'one-relayed': [
    { ...unnamed, isHolder: false },
    { ...named, depth: 1 },
  ],
  'one-citing-two-jointly': [named, cited(1), cited(1)],
  'one-citing-one-citing-one': [named, cited(1), cited(2)],
}

beforeAll(async () => {
  const day = (date: string) => ({ date, basis: TEXT })
  const kept = { basis: 'EXTERNAL' as const, references: [REFERENCE] }
  await createWorld(database, {
    topics: [
      { slug: 'kurils', name: 'Kurils', kind: 'PLACE' },
      { slug: 'talks-of-2013', name: 'Talks of 2013', kind: 'EVENT' },
      { slug: 'talks-of-2017', name: 'Talks of 2017', kind: 'EVENT' },
    ],
    organizations: [{ slug: 'institute', name: 'Institute', kind: 'STATE_INSTITUTE' }],
    people: [
      { slug: 'ivan', name: 'Ivan' },
      { slug: 'joe', name: 'Joe' },
    ],
    sources: [
      {
        slug: 'agency',
        name: 'Agency',
        kind: 'NEWS_AGENCY',
        country: 'RU',
        control: [{ kind: 'STATE', ...kept }],
      },
      {
        slug: 'times',
        name: 'Times',
        kind: 'NEWSPAPER',
        country: 'JP',
        control: [{ kind: 'STATE', ...kept }],
      },
      { slug: 'stateless', name: 'Stateless', kind: 'WEBSITE' },
    ],
    articles: [
      { slug: 'subjects', claims: keyed(SUBJECTS, (subjects) => ({ subjects })) },
      {
        slug: 'dates',
        published: day('2017-03-22'),
        claims: keyed(SAID, (date) => ({ said: date ? day(date) : undefined })),
      },
      {
        slug: 'of-agency',
        source: { slug: 'agency', basis: TEXT },
        published: day('2013-11-02'),
        claims: [{ key: 'agency' }],
      },
      {
        slug: 'of-times',
        source: { slug: 'times', basis: TEXT },
        published: day('2013-11'),
        claims: [{ key: 'times' }],
      },
      {
        slug: 'of-stateless',
        source: { slug: 'stateless', basis: TEXT },
        published: day('2013-10-31/2013-11-01'),
        claims: [{ key: 'stateless' }],
      },
      { slug: 'of-nobody', claims: [{ key: 'nobody' }] },
      {
        slug: 'words',
        claims: [
          { key: 'fact', kind: 'FACT', form: 'DIRECT' },
          { key: 'denial', kind: 'POSITION', form: 'MIXED', polarity: 'NEGATIVE' },
          { key: 'hedged', kind: 'PREDICTION', form: 'NARRATION', hedge: 'seems to' },
          { key: 'hedged-denial', kind: 'FACT', form: 'INTERVIEW', polarity: 'NEGATIVE', hedge: 'partly' },
        ],
      },
      {
        slug: 'chains',
        unnamedSpeakers: [{ label: 'pundits', kind: 'COLLECTIVE' }],
        claims: keyed(CHAINS, (attributions) => ({ attributions })),
      },
      {
        slug: 'reviews',
        claims: [
          { key: 'accepted', kind: 'FACT' },
          { key: 'proposed', review: 'PROPOSED', kind: 'FACT' },
          { key: 'rejected', review: 'REJECTED' },
          { key: 'withdrawn' },
        ],
      },
      {
        slug: 'stances',
        claims: [
          'yes-2013',
          'no-2013',
          'yes-2017',
          'yes-of-russia',
          'yes-taken-back',
          'yes-to-another',
          'none',
        ].map((key) => ({ key })),
      },
      {
        slug: 'prints',
        claims: ['first-print', 'second-print', 'no-print', 'same-in-other-words'].map((key) => ({ key })),
      },
      {
        slug: 'backing',
        unnamedSpeakers: [{ label: 'pundits', kind: 'COLLECTIVE' }],
        claims: [
          { key: 'held-by-name', attributions: [named] },
          {
            key: 'held-by-organization',
            attributions: [{ ...named, speaker: { organization: 'institute' } }],
          },
          { key: 'signed', attributions: [{ ...named, speaker: { writer: 'ivan' } }] },
          { key: 'unsigned', attributions: [unsigned] },
          { key: 'pundits', attributions: [unnamed] },
          { key: 'pundits-citing-a-name', attributions: [unnamed, cited(1)] },
          { key: 'pundits-as-a-name', attributions: [unnamed] },
          { key: 'pundits-as-pundits-as-a-name', attributions: [unnamed] },
          { key: 'pundits-as-a-proposed-name', attributions: [unnamed] },
          { key: 'proposed-name', attributions: [named], review: 'PROPOSED' },
          { key: 'pundits-once-as-a-name', attributions: [unnamed] },
        ],
      },
    ],
    questions: [
      {
        slug: 'aimed-at-china',
        text: 'Is it?',
        stances: [
          { claim: 'yes-2013', position: 'SUPPORTS', event: 'talks-of-2013' },
          { claim: 'no-2013', position: 'REJECTS', event: 'talks-of-2013' },
          { claim: 'yes-2017', position: 'SUPPORTS', event: 'talks-of-2017' },
          { claim: 'yes-of-russia', position: 'SUPPORTS_PARTLY', event: 'talks-of-2013', country: 'RU' },
          { claim: 'yes-taken-back', position: 'SUPPORTS', event: 'talks-of-2013' },
        ],
      },
      {
        slug: 'aimed-at-japan',
        text: 'Is it?',
        stances: [
          { claim: 'yes-to-another', position: 'SUPPORTS', event: 'talks-of-2013' },
          { claim: 'no-2013', position: 'SUPPORTS', event: 'talks-of-2017' },
        ],
      },
    ],
    relations: [
      { from: 'second-print', to: 'first-print', kind: 'DUPLICATES', basis: TEXT },
      { from: 'no-print', to: 'first-print', kind: 'DUPLICATES', basis: TEXT },
      { from: 'same-in-other-words', to: 'first-print', kind: 'EQUIVALENT', basis: TEXT },
      { from: 'pundits-as-a-name', to: 'held-by-name', kind: 'EQUIVALENT', basis: TEXT },
      { from: 'pundits-as-pundits-as-a-name', to: 'pundits-as-a-name', kind: 'EQUIVALENT', basis: TEXT },
      { from: 'pundits-as-a-proposed-name', to: 'proposed-name', kind: 'EQUIVALENT', basis: TEXT },
      { from: 'pundits-once-as-a-name', to: 'held-by-name', kind: 'EQUIVALENT', basis: TEXT },
      { from: 'pundits', to: 'held-by-name', kind: 'SUPPORTS', basis: TEXT },
    ],
  })
  const of = (key: string) => ({ where: { claim: { key } }, data: retracted })
  await database.stance.updateMany(of('yes-taken-back'))
  await database.sourceControl.updateMany({ where: { source: { slug: 'times' } }, data: retracted })
  await database.claimRelation.updateMany({
    where: { from: { key: { in: ['no-print', 'pundits-once-as-a-name'] } } },
    data: retracted,
  })
  await database.claim.update({ where: { key: 'withdrawn' }, data: { review: 'RETRACTED', ...retracted } })
})

const ABOUT = ['cn-and-kurils', 'cn-and-kurils-implicit', 'cn-and-ru', 'cn-anaphoric', 'cn-explicit']
const tables: Record<string, [sentence: string, filter: string, keys: string[]][]> = {
  subjects: [
    ['about a country, explicitly or by a word that refers back', 'about: {country: "CN"}', ABOUT],
    [
      'IMPLICIT only when asked',
      'about: {country: "CN", basis: IMPLICIT}',
      ['cn-implicit', 'cn-implicit-ru'],
    ],
    [
      'a country implied beside one mentioned is not mentioned',
      'about: {country: ["CN"], basis: [EXPLICIT]}',
      ABOUT.filter((key) => key !== 'cn-anaphoric'),
    ],
    ['one of several countries', 'about: {country: ["RU", "JP"]}', ['cn-and-ru', 'cn-implicit-ru']],
    ['of several kinds, one of each', 'about: {country: "CN", topic: "kurils"}', ['cn-and-kurils']],
    [
      'the same, implied',
      'about: {country: "CN", topic: "kurils", basis: [EXPLICIT, IMPLICIT]}',
      ['cn-and-kurils', 'cn-and-kurils-implicit'],
    ],
    ['person and organization', 'about: {person: "ivan", organization: "institute"}', ['ivan-and-institute']],
    ['person', 'about: {person: ["ivan", "joe"]}', ['ivan', 'ivan-and-institute']],
    ['two countries at once', 'allOf: [{about: {country: "CN"}}, {about: {country: "RU"}}]', ['cn-and-ru']],
    ['of no country', 'about: {country: []}', []],
    ['in no way', 'about: {country: "CN", basis: []}', []],
    ['anything mentioned', 'about: {}', [...ABOUT, 'cn-implicit-ru', 'ivan', 'ivan-and-institute']],
    ['nothing mentioned', 'not: {about: {}}', ['cn-implicit', 'nothing']],
  ],
  dates: [
    ['said wholly in a range', 'said: {from: "2017-03-20", to: "2017-03-24"}', ['said-that-day']],
    [
      'said within a month',
      'said: {from: "2017-03-01", to: "2017-03-31"}',
      ['said-that-day', 'said-that-month', 'said-that-week'],
    ],
    [
      'one day short of the month',
      'said: {from: "2017-03-02", to: "2017-03-31"}',
      ['said-that-day', 'said-that-week'],
    ],
    ['since a day', 'said: {from: "2017-03-18"}', ['said-from-then-on', 'said-that-day', 'said-that-week']],
    ['up to a day', 'said: {to: "2017-03-20"}', ['said-that-day', 'said-until-then']],
    ['on a day that is known', 'said: {}', Object.keys(SAID).filter((key) => key !== 'said-some-day')],
    [
      'not in a range, or nobody knows',
      'not: {said: {to: "2017-03-31"}}',
      ['said-from-then-on', 'said-some-day'],
    ],
    ['published that day', 'published: {from: "2017-03-22", to: "2017-03-22"}', Object.keys(SAID)],
    ['published the day before', 'published: {to: "2017-03-21"}', []],
  ],
  words: [
    ['kind', 'kind: [FACT, POSITION]', ['denial', 'fact', 'hedged-denial']],
    ['kind of none', 'kind: []', []],
    ['polarity', 'polarity: NEGATIVE', ['denial', 'hedged-denial']],
    ['form', 'form: [DIRECT, INTERVIEW]', ['fact', 'hedged-denial']],
    ['hedged', 'hedged: true', ['hedged', 'hedged-denial']],
    ['not hedged', 'hedged: false', ['denial', 'fact']],
    ['all fields must hold', 'kind: FACT, polarity: NEGATIVE, hedged: true', ['hedged-denial']],
    ['key', 'key: ["fact", "hedged"]', ['fact', 'hedged']],
    ['article', 'article: ["words", "of-nobody"], key: ["fact", "agency"]', ['fact']],
    ['anyOf', 'anyOf: [{kind: PREDICTION}, {polarity: NEGATIVE}]', ['denial', 'hedged', 'hedged-denial']],
    ['anyOf nothing', 'anyOf: []', []],
    ['anyOf anything', 'anyOf: [{}, {kind: FACT}]', ['denial', 'fact', 'hedged', 'hedged-denial']],
    ['anyOf with a field', 'hedged: true, anyOf: [{kind: FACT}, {kind: POSITION}]', ['hedged-denial']],
    ['allOf', 'allOf: [{hedged: true}, {polarity: POSITIVE}]', ['hedged']],
    ['allOf nothing', 'allOf: []', ['denial', 'fact', 'hedged', 'hedged-denial']],
    ['not', 'not: {kind: FACT}', ['denial', 'hedged']],
    ['not both', 'not: {kind: FACT, hedged: true}', ['denial', 'fact', 'hedged']],
    ['not anything', 'not: {}', []],
    ['not everything', 'not: {allOf: []}', []],
    ['not nothing', 'not: {anyOf: []}', ['denial', 'fact', 'hedged', 'hedged-denial']],
    ['not not', 'not: {not: {kind: FACT}}', ['fact', 'hedged-denial']],
    ['nested', 'not: {anyOf: [{kind: FACT}, {allOf: [{hedged: true}, {kind: PREDICTION}]}]}', ['denial']],
  ],
  chains: [
    [
      'at least two links',
      'chainLength: {min: 2}',
      ['one-citing-one-citing-one', 'one-citing-two-jointly', 'one-relayed'],
    ],
    ['at most one link', 'chainLength: {max: 1}', ['one', 'two-jointly']],
    ['just two', 'chainLength: {min: 2, max: 2}', ['one-citing-two-jointly', 'one-relayed']],
    ['at least four', 'chainLength: {min: 4}', []],
    ['at most none', 'chainLength: {max: 0}', []],
    ['as many as can be', 'chainLength: {min: -1, max: 2147483647}', Object.keys(CHAINS)],
    ['not of any length', 'not: {chainLength: {}}', []],
  ],
  reviews: [
    ['accepted ones by default', '', ['accepted']],
    ['also those that some field asks for', 'kind: [FACT, ASSESSMENT]', ['accepted']],
    ['others where asked', 'review: [PROPOSED, REJECTED]', ['proposed', 'rejected']],
    ['retracted ones where asked', 'review: RETRACTED', ['withdrawn']],
    ['none where none is asked', 'review: []', []],
    [
      'any, where one is asked within anyOf',
      'anyOf: [{review: PROPOSED}, {key: "rejected"}]',
      ['proposed', 'rejected'],
    ],
    ['any, where one is asked within allOf', 'allOf: [{review: PROPOSED}]', ['proposed']],
    ['any, where one is asked within not', 'not: {review: ACCEPTED}', ['proposed', 'rejected', 'withdrawn']],
    [
      'any, where one is asked deep within',
      'not: {not: {anyOf: [{allOf: [{review: REJECTED}]}]}}',
      ['rejected'],
    ],
    ['accepted ones, where the others are asked of something else', 'not: {key: "accepted"}', []],
  ],
  stances: [
    [
      'on a question',
      'stance: {question: "aimed-at-china"}',
      ['no-2013', 'yes-2013', 'yes-2017', 'yes-of-russia'],
    ],
    [
      'a position on it',
      'stance: {question: "aimed-at-china", position: SUPPORTS}',
      ['yes-2013', 'yes-2017'],
    ],
    [
      'a position, a question and an event at once, not of two stances',
      'stance: {question: "aimed-at-china", position: SUPPORTS, event: "talks-of-2013"}',
      ['yes-2013'],
    ],
    [
      'one of several positions',
      'stance: {question: "aimed-at-china", position: [SUPPORTS_PARTLY, REJECTS]}',
      ['no-2013', 'yes-of-russia'],
    ],
    ['of one country alone', 'stance: {country: "RU"}', ['yes-of-russia']],
    ['of an event', 'stance: {event: "talks-of-2017"}', ['no-2013', 'yes-2017']],
    ['any', 'stance: {}', ['no-2013', 'yes-2013', 'yes-2017', 'yes-of-russia', 'yes-to-another']],
    ['none', 'not: {stance: {}}', ['none', 'yes-taken-back']],
    ['no position', 'stance: {position: []}', []],
  ],
  prints: [
    ['printed again', 'isDuplicate: true', ['second-print']],
    ['not printed again', 'isDuplicate: false', ['first-print', 'no-print', 'same-in-other-words']],
  ],
  backing: [
    [
      'held by a name, or by one that says the same',
      'namedBacking: true',
      ['held-by-name', 'held-by-organization', 'pundits-as-a-name', 'pundits-as-pundits-as-a-name', 'signed'],
    ],
    [
      'held by none',
      'namedBacking: false',
      [
        'pundits',
        'pundits-as-a-proposed-name',
        'pundits-citing-a-name',
        'pundits-once-as-a-name',
        'unsigned',
      ],
    ],
    ['itself held by a name, whatever its review', 'review: PROPOSED, namedBacking: true', ['proposed-name']],
    ['and not held by none', 'review: PROPOSED, namedBacking: false', []],
  ],
}

describe.each(Object.entries(tables))('of the %s', (article, table) => {
  test.each(table)('%s', async (_sentence, filter, keys) => {
    const within = filter.includes('article:') ? '' : `article: "${article}", `
    expect(await keysOf(within + filter)).toEqual([...keys].sort())
  })
})

describe('of sources and days of publication', () => {
  const articles = 'article: ["of-agency", "of-times", "of-stateless", "of-nobody"]'
  test.each([
    ['country', 'publishedBy: {country: "RU"}', ['agency']],
    ['any source', 'publishedBy: {}', ['agency', 'stateless', 'times']],
    ['no source', 'not: {publishedBy: {}}', ['nobody']],
    ['another country, or none', 'publishedBy: {not: {country: "RU"}}', ['stateless', 'times']],
    ['not of a country', 'not: {publishedBy: {country: "RU"}}', ['nobody', 'stateless', 'times']],
    ['control that stands', 'publishedBy: {control: {kind: STATE}}', ['agency']],
    ['no control', 'publishedBy: {not: {control: {}}}', ['stateless', 'times']],
    ['wholly in a range', 'published: {from: "2013-11-01", to: "2013-11-29"}', ['agency']],
    ['a month, wholly', 'published: {from: "2013-11-01", to: "2013-11-30"}', ['agency', 'times']],
    ['up to a day', 'published: {to: "2013-11-02"}', ['agency', 'stateless']],
    ['not up to a day, or nobody knows', 'not: {published: {to: "2013-11-02"}}', ['nobody', 'times']],
    ['some day that is known', 'published: {}', ['agency', 'stateless', 'times']],
  ])('%s', async (_sentence, filter, keys) => {
    expect(await keysOf(`${articles}, ${filter}`)).toEqual(keys)
  })
})

async function keysOf(filter: string): Promise<string[]> {
  const { claims } = await ask(
    `{ claims(filter: {${filter}}, orderBy: KEY, first: 100) { totalCount nodes { key } } }`,
  )
  const keys = claims.nodes.map(({ key }: { key: string }) => key)
  expect(claims.totalCount).toBe(keys.length)
  return keys
}

function keyed<T>(values: Record<string, T>, claim: (value: T) => Partial<Claims[number]>): Claims {
  return Object.entries(values).map(([key, value]) => ({ key, ...claim(value) }))
}
