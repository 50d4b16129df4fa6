import { coerceInputValue, type GraphQLInputType, isObjectType } from 'graphql'
import { describe, expect, test } from 'vitest'
import { settled } from '../../src/database/settle.ts'
import { ColumnReference } from '../../src/database/where.ts'
import { declarationOf } from '../../src/graphql/declare.ts'
import { findWalks } from '../../src/graphql/ordered-index.ts'
import { schema } from '../../src/schema.ts'
import { useServer } from '../harness/server.ts'

const { ask, database } = useServer('corpus')

type Direction = 'asc' | 'desc'

/** The list `claims` of a type, as the field declares it, confined as by the parent given. */
function listingOf(typeName: string, parent: object, filter: object | undefined) {
  const type = schema.getType(typeName)
  const field = isObjectType(type) ? type.getFields().claims : undefined
  const declaration = field && declarationOf(field)
  if (declaration?.kind !== 'listing') return expect.fail(`${typeName}.claims is no listing`)
  const { listing } = declaration
  const given = filter && coerceInputValue(filter, schema.getType('ClaimFilter') as GraphQLInputType)
  return { ...listing, where: { AND: [listing.scope(parent as never), listing.which(given as never)] } }
}

/** A row that can only be asked for its columns, as a compiled statement has it. */
const ROW = new Proxy({}, { get: () => new ColumnReference('parent.column') })

/** The indexes by which a list is found, each by the columns that lead it; none where the table is read. */
function indexesOf(typeName: string, filter?: object, order = ['newestFirst', 'id']): string[] {
  const { indexes, where } = listingOf(typeName, ROW, filter)
  return (findWalks(indexes, 'Claim', order, where) ?? []).map(
    ({ index }) => `${index.model}(${index.lead.join(', ')})`,
  )
}

const ORDERS: Record<string, [string, Direction][]> = {
  PUBLISHED_DESC: [
    ['newestFirst', 'asc'],
    ['id', 'asc'],
  ],
  PUBLISHED_ASC: [
    ['newestFirst', 'desc'],
    ['id', 'asc'],
  ],
  RECORDED_DESC: [
    ['recordedAt', 'desc'],
    ['id', 'desc'],
  ],
  KEY: [['key', 'asc']],
}
/** Less than the claims of most articles, so that pages end among claims of one day. */
const SIZE = 7

/** The keys of a list by its pages, and its count. `field` is where it hangs: "country(code: "CN")", or nowhere. */
async function pagesOf(field: string, filter: object | undefined, orderBy: string, isBackward: boolean) {
  const keys: string[] = []
  let totalCount = 0
  let cursor: string | null = null
  for (let isMore = true; isMore; ) {
    const page = isBackward ? 'last: $size, before: $cursor' : 'first: $size, after: $cursor'
    const list = `claims(filter: $filter, orderBy: ${orderBy}, ${page}) {
      totalCount nodes { key } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`
    const data: Record<string, object> = await ask(
      `query ($filter: ClaimFilter, $size: Int, $cursor: String) { ${field ? `${field} { ${list} }` : list} }`,
      { filter, size: SIZE, cursor },
    )
    const { claims } = (field ? Object.values(data)[0] : data) as Awaited<ReturnType<typeof ask>>
    const { nodes, pageInfo } = claims
    const found = nodes.map(({ key }: { key: string }) => key)
    if (isBackward) keys.unshift(...found)
    else keys.push(...found)
    totalCount = claims.totalCount
    isMore = isBackward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage
    cursor = isBackward ? pageInfo.startCursor : pageInfo.endCursor
  }
  return { keys, totalCount }
}

/** The same as Prisma has it, without any index of ours. */
async function plainly(typeName: string, parent: object, filter: object | undefined, orderBy: string) {
  const { where } = listingOf(typeName, parent, filter)
  const rows = await database.claim.findMany({
    where: Object(await settled(database, where)),
    orderBy: ORDERS[orderBy]?.map(([column, direction]) => ({ [column]: direction })),
    select: { key: true },
  })
  return { keys: rows.map(({ key }) => key), totalCount: rows.length }
}

const expert = { role: 'EXPERT' }
const FROM_RUSSIA = { from: { country: 'RU' } }
const SUBJECT_BY_COUNTRY = 'ClaimSubject(countryCode)'

const FILTERS: [what: string, filter: object | undefined, indexes: string[]][] = [
  ['nothing', undefined, []],
  ['a subject', { about: { country: 'CN' } }, [SUBJECT_BY_COUNTRY]],
  ['several subjects, one of them twice', { about: { country: ['RU', 'CN', 'RU'] } }, [SUBJECT_BY_COUNTRY]],
  ['no subject', { about: { country: [] } }, [SUBJECT_BY_COUNTRY]],
  ['what nothing is about', { about: { organization: 'csis' } }, ['ClaimSubject(organizationId)']],
  ['a subject of which nothing names the kind', { about: { basis: ['EXPLICIT'] } }, []],
  ['a topic', { about: { topic: 'japan-russia-two-plus-two-2013' } }, ['ClaimSubject(topicId)']],
  ['a person', { about: { person: ['sergei-lavrov', 'sergei-shoigu'] } }, ['ClaimSubject(personId)']],
  [
    'a country and a topic, of two subjects',
    { about: { country: 'CN', topic: ['aim-at-china', 'arctic'] } },
    ['ClaimSubject(topicId)'],
  ],
  [
    'two countries, of two subjects',
    { allOf: [{ about: { country: 'CN' } }, { about: { country: 'JP' } }] },
    [SUBJECT_BY_COUNTRY],
  ],
  [
    'a subject and whose claim it is',
    { about: { country: 'CN' }, attributedTo: FROM_RUSSIA },
    ['SubjectTrait(subjectCountryCode, countryCode, kind)'],
  ],
  [
    'a subject, a role and whose claim it is',
    { about: { country: ['CN', 'JP'] }, attributedTo: { ...FROM_RUSSIA, role: ['EXPERT', 'OFFICIAL'] } },
    ['SubjectTrait(subjectCountryCode, countryCode, role, kind)'],
  ],
  [
    'a topic and whose claim it is',
    { about: { topic: 'aim-at-china' }, attributedTo: FROM_RUSSIA },
    ['SubjectTrait(subjectTopicId, countryCode, kind)'],
  ],
  [
    'a subject and a citizen',
    { about: { country: 'CN' }, attributedTo: { citizenOf: { country: 'JP' } } },
    ['SubjectTrait(subjectCountryCode, countryCode, kind)'],
  ],
  [
    'a subject and somebody of the chain',
    { about: { country: 'CN' }, saidBy: FROM_RUSSIA },
    ['AttributionTrait(countryCode, kind)'],
  ],
  ['where somebody is from', { attributedTo: FROM_RUSSIA }, ['AttributionTrait(countryCode, kind)']],
  [
    'where somebody resides, too',
    { attributedTo: { from: { country: 'RU', by: ['RESIDENCE', 'AFFILIATION'] } } },
    [],
  ],
  [
    'a role and where somebody is from',
    { saidBy: { ...expert, ...FROM_RUSSIA } },
    ['AttributionTrait(countryCode, role, kind)'],
  ],
  [
    'an employer',
    { attributedTo: { worksFor: { organization: 'mgimo' } } },
    ['AttributionTrait(organizationId, kind)'],
  ],
  [
    'two conditions on the background of one',
    { attributedTo: { ...FROM_RUSSIA, expertOn: { country: 'JP' } } },
    ['AttributionTrait(countryCode, kind)'],
  ],
  [
    'two conditions of which few fit both',
    { attributedTo: { ...FROM_RUSSIA, expertOn: { country: 'CN' } } },
    ['AttributionTrait(countryCode, kind)'],
  ],
  ['a role and a manner', { saidBy: { ...expert, reported: 'THROUGH_OTHERS' } }, ['Attribution(role)']],
  ['a role', { saidBy: { role: ['OFFICIAL', 'MILITARY'] } }, ['Attribution(role)']],
  ['a speaker', { attributedTo: { person: 'dmitry-streltsov' } }, ['Attribution(personId)']],
  [
    'an organization that speaks',
    { saidBy: { organization: ['nids', 'mfa-russia'] } },
    ['Attribution(organizationId)'],
  ],
  [
    'a speaker, holder and somebody of the chain',
    { attributedTo: { person: 'stephen-blank' }, saidBy: expert },
    ['Attribution(personId)'],
  ],
  [
    'a position',
    { stance: { question: 'aim-at-china', position: ['SUPPORTS', 'REJECTS'] } },
    ['Stance(questionId, position)'],
  ],
  [
    'a question and an event',
    { stance: { question: 'who-initiated', event: 'japan-russia-two-plus-two-2013' } },
    ['Stance(questionId)'],
  ],
  [
    'a position, and a subject',
    { stance: { question: 'aim-at-china', position: ['SUPPORTS', 'REJECTS'] }, about: { country: 'CN' } },
    ['SubjectStance(questionId, subjectCountryCode, position)'],
  ],
  [
    'a question, a subject and a role',
    { stance: { question: 'aim-at-china' }, about: { country: 'CN' }, saidBy: expert },
    ['SubjectStance(questionId, subjectCountryCode)'],
  ],
  [
    'a question, and a subject that is a topic',
    { stance: { question: 'aim-at-china' }, about: { topic: 'aim-at-china' } },
    ['SubjectStance(questionId, subjectTopicId)'],
  ],
  ['a source', { publishedBy: { slug: 'japan-times' } }, ['Claim(sourceId)']],
  [
    'sources of a country, and a subject',
    { publishedBy: { country: 'JP' }, about: { country: 'CN' } },
    ['ClaimSubject(countryCode, sourceId)'],
  ],
  ['kinds', { kind: ['FACT', 'PREDICTION'] }, ['Claim(kind)']],
  [
    'days and a subject',
    { published: { from: '2013-11-01', to: '2014-12-31' }, about: { country: 'RU' } },
    [SUBJECT_BY_COUNTRY],
  ],
  [
    'a subject, and not another',
    { about: { country: 'CN' }, not: { about: { country: 'US' } } },
    [SUBJECT_BY_COUNTRY],
  ],
  [
    'a subject, denied',
    { about: { country: 'CN' }, polarity: 'NEGATIVE', form: ['INDIRECT', 'MIXED'] },
    [SUBJECT_BY_COUNTRY],
  ],
  [
    'alternatives',
    { anyOf: [{ about: { country: 'CN' } }, { saidBy: { person: 'sergei-lavrov' } }] },
    [SUBJECT_BY_COUNTRY, 'Attribution(personId)'],
  ],
  [
    'alternatives beside a subject',
    { about: { country: 'RU' }, anyOf: [{ kind: 'FACT' }, { polarity: 'NEGATIVE' }] },
    [SUBJECT_BY_COUNTRY],
  ],
  ['alternatives that nothing leads to', { anyOf: [{ about: { country: 'CN' } }, { hedged: true }] }, []],
  ['no alternative', { anyOf: [] }, []],
  ['claims that are not accepted, too', { about: { country: 'CN' }, review: ['ACCEPTED', 'REJECTED'] }, []],
  ['words and a subject', { text: 'exercises OR missile', about: { country: 'CN' } }, [SUBJECT_BY_COUNTRY]],
]

describe.each(FILTERS)('claims by %s', (_what, filter, indexes) => {
  test(`are found by ${indexes.join(' and ') || 'the table'}`, () => {
    expect(indexesOf('Query', filter)).toEqual(indexes)
  })

  test.each(['PUBLISHED_DESC', 'PUBLISHED_ASC'])('are those that Prisma finds, by %s', async (orderBy) => {
    const plain = await plainly('Query', {}, filter, orderBy)
    expect(await pagesOf('', filter, orderBy, false)).toEqual(plain)
    expect(await pagesOf('', filter, orderBy, true)).toEqual(plain)
  })
})

/** Where claims hang, and how they are found there, without a filter and by speakers from Russia. */
const SCOPES: [type: string, field: string, key: object, indexes: string[], ofRussians: string[]][] = [
  [
    'Country',
    'country(code: "CN")',
    { code: 'CN' },
    [SUBJECT_BY_COUNTRY],
    ['SubjectTrait(subjectCountryCode, countryCode, kind)'],
  ],
  [
    'Topic',
    'topic(slug: "aim-at-china")',
    { slug: 'aim-at-china' },
    ['ClaimSubject(topicId)'],
    ['SubjectTrait(subjectTopicId, countryCode, kind)'],
  ],
  [
    'Person',
    'person(slug: "dmitry-streltsov")',
    { slug: 'dmitry-streltsov' },
    ['Attribution(personId)'],
    ['Attribution(personId)'],
  ],
  [
    'Organization',
    'organization(slug: "mfa-russia")',
    { slug: 'mfa-russia' },
    ['Attribution(organizationId)'],
    ['Attribution(organizationId)'],
  ],
  [
    'Source',
    'source(slug: "japan-times")',
    { slug: 'japan-times' },
    ['Claim(sourceId)'],
    ['AttributionTrait(countryCode, kind)'],
  ],
  [
    'Question',
    'question(slug: "aim-at-china")',
    { slug: 'aim-at-china' },
    ['Stance(questionId)'],
    ['Stance(questionId)'],
  ],
  [
    'Article',
    'article(slug: "a2-sputnik-2017-03-22")',
    { slug: 'a2-sputnik-2017-03-22' },
    [],
    ['AttributionTrait(countryCode, kind)'],
  ],
]

describe.each(SCOPES)('claims of a %s', (type, field, key, indexes, ofRussians) => {
  const filter = { attributedTo: FROM_RUSSIA }

  test('are found by the index of where they hang, or a better one', () => {
    expect(indexesOf(type)).toEqual(indexes)
    expect(indexesOf(type, filter)).toEqual(ofRussians)
  })

  test.each([undefined, filter])('are those that Prisma finds by %o', async (filter) => {
    const table = Reflect.get(database, type.toLowerCase())
    const parent = await table.findUniqueOrThrow({ where: key })
    for (const orderBy of ['PUBLISHED_DESC', 'PUBLISHED_ASC']) {
      const plain = await plainly(type, parent, filter, orderBy)
      expect(await pagesOf(field, filter, orderBy, false)).toEqual(plain)
      expect(await pagesOf(field, filter, orderBy, true)).toEqual(plain)
    }
  })
})

test('an order that the indexes do not carry is read from the table, a count from any', async () => {
  const filter = { about: { country: 'CN' } }
  for (const orderBy of ['RECORDED_DESC', 'KEY']) {
    const plain = await plainly('Query', {}, filter, orderBy)
    expect(await pagesOf('', filter, orderBy, false)).toEqual(plain)
    expect(await pagesOf('', filter, orderBy, true)).toEqual(plain)
  }
  expect(indexesOf('Query', filter, ['recordedAt', 'id'])).toEqual([])
  expect(indexesOf('Query', filter, ['key'])).toEqual([])
  expect(indexesOf('Query', filter, [])).toEqual([SUBJECT_BY_COUNTRY])
})

test('more than 64 values, or 8 alternatives, are not looked up one by one', () => {
  const codes = (count: number) => Array.from({ length: count }, (_, at) => `C${at}`)
  expect(indexesOf('Query', { about: { country: codes(64) } })).toEqual([SUBJECT_BY_COUNTRY])
  expect(indexesOf('Query', { about: { country: codes(65) } })).toEqual([])
  const anyOf = (count: number) => ({ anyOf: codes(count).map((country) => ({ about: { country } })) })
  expect(indexesOf('Query', anyOf(8))).toHaveLength(8)
  expect(indexesOf('Query', anyOf(9))).toEqual([])
})

describe('an index', () => {
  const order = { newestFirst: 'newestFirst', id: 'claimId' }
  const subjects = { columns: { countryCode: 'subjectCountryCode' } }
  const lead = ['subjectCountryCode']
  const about = { some: { countryCode: 'CN' } }
  const find = (relations: object, where: object) =>
    findWalks(
      [{ model: 'SubjectTrait', order, lead, covers: { columns: {}, relations: { ...relations } } }],
      'Claim',
      [],
      where,
    )

  test('of two relations finds nothing that is asked of one', () => {
    const both = { subjects, attributions: { columns: { role: 'role' } } }
    expect(find({ subjects }, { subjects: about })).toHaveLength(1)
    expect(find(both, { subjects: about, attributions: { some: { role: 'EXPERT' } } })).toHaveLength(1)
    expect(find(both, { subjects: about })).toBeUndefined()
  })

  test('leaves to the row what is asked of its other rows', () => {
    const whole = find({ subjects }, { subjects: about })
    expect(whole?.[0]?.rest).toEqual([])
    const others = { subjects: { none: { countryCode: 'US' } } }
    expect(find({ subjects }, { AND: [{ subjects: about }, others] })?.[0]?.rest).toEqual([others])
    expect(find({ subjects }, { subjects: { ...about, ...others.subjects } })).toBeUndefined()
  })
})
