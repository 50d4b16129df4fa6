import { beforeAll, describe, expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'
import { createWorld } from '../harness/world.ts'

const { ask, refuse, database } = useServer('empty')

const published = (date: string) => ({ published: { date, basis: 'TEXT' as const } })
const shows = (kind: 'CONFIRMS' | 'REFUTES' | 'SUPPORTS', from: string, to: string) => ({
  from,
  to,
  kind,
  basis: 'ANALYST' as const,
})

beforeAll(async () => {
  await createWorld(database, {
    articles: [
      {
        slug: 'before',
        ...published('2013-11-02'),
        claims: [
          { key: 'nothing-came', kind: 'PREDICTION', due: '2014' },
          { key: 'came-true', kind: 'PREDICTION', due: '2014-03' },
          { key: 'did-not', kind: 'COMMITMENT', due: '2014-04/2014-06' },
          { key: 'disputed', kind: 'COMMITMENT' },
          { key: 'supported', kind: 'PREDICTION' },
          { key: 'fact', kind: 'FACT' },
          { key: 'fact-confirmed', kind: 'FACT' },
          { key: 'due-fact', kind: 'FACT', due: '2014-01-01' },
          { key: 'retracted-outcome', kind: 'PREDICTION' },
        ],
      },
      {
        slug: 'after',
        ...published('2014-07-01'),
        claims: [{ key: 'shows' }, { key: 'rejected', review: 'REJECTED' }],
      },
      { slug: 'long-after', ...published('2015'), claims: [{ key: 'shows-later' }] },
      { slug: 'undated', claims: [{ key: 'shows-some-day' }, { key: 'some-day', kind: 'PREDICTION' }] },
    ],
    relations: [
      shows('CONFIRMS', 'shows', 'came-true'),
      shows('REFUTES', 'shows', 'did-not'),
      shows('CONFIRMS', 'shows', 'disputed'),
      shows('REFUTES', 'shows-later', 'disputed'),
      shows('SUPPORTS', 'shows', 'supported'),
      shows('CONFIRMS', 'shows-some-day', 'fact-confirmed'),
      shows('CONFIRMS', 'rejected', 'nothing-came'),
      shows('REFUTES', 'shows', 'retracted-outcome'),
      shows('CONFIRMS', 'due-fact', 'shows'),
    ],
  })
  await database.claimRelation.updateMany({
    where: { to: { key: 'retracted-outcome' } },
    data: { retractedAt: new Date('2100-01-01') },
  })
})

async function keysOf(filter: object) {
  const { claims } = await ask(
    'query ($filter: ClaimFilter) { claims(filter: $filter, orderBy: KEY, first: 100) { nodes { key } } }',
    { filter },
  )
  return claims.nodes.map(({ key }: { key: string }) => key)
}

const OPEN = ['due-fact', 'nothing-came', 'retracted-outcome', 'some-day', 'supported']

describe('claims by outcome', () => {
  const cases: [sentence: string, outcome: object, expected: string[]][] = [
    ['OPEN: predictions, commitments and what is due', { is: 'OPEN' }, OPEN],
    [
      'CONFIRMED: facts as well, but not what is refuted too',
      { is: 'CONFIRMED' },
      ['came-true', 'fact-confirmed', 'shows'],
    ],
    ['REFUTED', { is: 'REFUTED' }, ['did-not']],
    ['DISPUTED', { is: 'DISPUTED' }, ['disputed']],
    ['one of two', { is: ['REFUTED', 'DISPUTED'] }, ['did-not', 'disputed']],
    ['none of them', { is: [] }, []],
    ['REFUTED before it was', { is: 'REFUTED', on: '2014-06-30' }, []],
    ['REFUTED on the day that it was', { is: 'REFUTED', on: '2014-07-01' }, ['did-not']],
    [
      'OPEN before anything came, of what was known to be said by then',
      { is: 'OPEN', on: '2014-06-30' },
      ['came-true', 'did-not', 'disputed', 'due-fact', 'nothing-came', 'retracted-outcome', 'supported'],
    ],
    ['OPEN before it was said', { is: 'OPEN', on: '2013-11-01' }, []],
    [
      'CONFIRMED in the year whose last day had not come',
      { is: 'CONFIRMED', on: '2015-06-01' },
      ['came-true', 'disputed', 'shows'],
    ],
    ['DISPUTED at its end', { is: 'DISPUTED', on: '2015-12-31' }, ['disputed']],
  ]
  test.each(cases)('%s', async (_sentence, outcome, expected) => {
    expect(await keysOf({ outcome })).toEqual(expected)
  })

  test('not OPEN is everything else', async () => {
    const rest = await keysOf({ not: { outcome: { is: 'OPEN' } } })
    expect(rest).toEqual([
      'came-true',
      'did-not',
      'disputed',
      'fact',
      'fact-confirmed',
      'shows',
      'shows-later',
      'shows-some-day',
    ])
  })

  test('a day that is none is refused', async () => {
    const { extensions } = await refuse(
      '{ claims(filter: { outcome: { is: OPEN, on: "soon" } }) { totalCount } }',
    )
    expect(extensions.code).toMatch(/BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED/)
  })
})

describe('claims by what is due', () => {
  const cases: [sentence: string, due: object, expected: string[]][] = [
    ['wholly in a range', { from: '2014-01-01', to: '2014-06-30' }, ['came-true', 'did-not', 'due-fact']],
    ['until a day', { to: '2014-06-29' }, ['came-true', 'due-fact']],
    ['at any time', {}, ['came-true', 'did-not', 'due-fact', 'nothing-came']],
  ]
  test.each(cases)('%s', async (_sentence, due, expected) => {
    expect(await keysOf({ due })).toEqual(expected)
  })
})

test('the outcome of a claim is what the filter says, null where none is awaited', async () => {
  for (const is of ['OPEN', 'CONFIRMED', 'REFUTED', 'DISPUTED']) {
    const { claims } = await ask(
      'query ($filter: ClaimFilter) { claims(filter: $filter, first: 100) { totalCount nodes { outcome } } }',
      { filter: { outcome: { is } } },
    )
    expect(claims.totalCount).toBeGreaterThan(0)
    for (const { outcome } of claims.nodes) expect(outcome).toBe(is)
  }
  const { claim } = await ask('{ claim(key: "fact") { outcome outcomes { kind } } }')
  expect(claim).toEqual({ outcome: null, outcomes: [] })
})

test.each(['2013-11-01', '2014-06-30', '2014-07-01', '2015-06-01', '2015-12-31'])(
  'the outcome of a claim on %s is what the filter says of that day',
  async (on) => {
    const query = `query ($filter: ClaimFilter, $on: Date) {
      claims(filter: $filter, first: 100) { nodes { key outcome(on: $on) } }
    }`
    const { claims } = await ask(query, { on })
    const outcomes = claims.nodes.map(({ key, outcome }: { key: string; outcome: string }) => [key, outcome])
    for (const is of ['OPEN', 'CONFIRMED', 'REFUTED', 'DISPUTED', null]) {
      const found = await keysOf({
        ...(is
          ? { outcome: { is, on } }
          : { not: { outcome: { is: ['OPEN', 'CONFIRMED', 'REFUTED', 'DISPUTED'], on } } }),
      })
      expect([
        is,
        outcomes
          .filter((each: string[]) => each[1] === is)
          .map(([key]: string[]) => key)
          .sort(),
      ]).toEqual([is, found])
    }
  },
)

test('outcomes are those known on a day', async () => {
  const { claim } = await ask(`{ claim(key: "disputed") {
    outcomes { kind from { key } }
    before: outcomes(on: "2014-12-31") { kind }
  } }`)
  expect(claim).toEqual({
    outcomes: [
      { kind: 'CONFIRMS', from: { key: 'shows' } },
      { kind: 'REFUTES', from: { key: 'shows-later' } },
    ],
    before: [{ kind: 'CONFIRMS' }],
  })
})
