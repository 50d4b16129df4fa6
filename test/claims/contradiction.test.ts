import { beforeAll, describe, expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'
import { createWorld, stretch } from '../harness/world.ts'

const { ask, refuse, database } = useServer('empty')

const holder = (person: string) =>
  [{ speaker: { person }, depth: 0, role: 'EXPERT', isHolder: true }] as const
const at = (start: number) => ({ content: [stretch(start, start + 5)] })

beforeAll(async () => {
  await createWorld(database, {
    topics: [
      { slug: 'talks-of-2013', name: 'Talks of 2013', kind: 'EVENT' },
      { slug: 'talks-of-2017', name: 'Talks of 2017', kind: 'EVENT' },
    ],
    people: [
      { slug: 'ivan', name: 'Ivan' },
      { slug: 'joe', name: 'Joe' },
    ],
    articles: [
      {
        slug: 'here',
        text: { sha256: '0'.repeat(64), length: 1960, sentences: [0, 49, 98] },
        claims: [
          { key: 'yes', attributions: [...holder('ivan')], ...at(0) },
          { key: 'partly', ...at(10) },
          { key: 'no', ...at(20) },
          { key: 'no-of-2017', attributions: [...holder('ivan')], ...at(50) },
          { key: 'no-of-any', ...at(100) },
          { key: 'instead', ...at(110) },
          { key: 'effect', ...at(120) },
          { key: 'across-sentences', content: [stretch(45, 55)] },
        ],
      },
      {
        slug: 'there',
        claims: [
          { key: 'no-there', attributions: [...holder('joe')], ...at(0) },
          { key: 'no-of-japan', ...at(10) },
          { key: 'yes-of-russia', ...at(20) },
          { key: 'overlapping', content: [stretch(12, 18)] },
          { key: 'rejected-no', review: 'REJECTED', ...at(30) },
          { key: 'withdrawn-no', ...at(40) },
          { key: 'apart', ...at(60) },
          { key: 'from-it', ...at(70) },
        ],
      },
    ],
    questions: [
      {
        slug: 'strict',
        text: 'Is it?',
        stances: [
          { claim: 'yes', position: 'SUPPORTS', event: 'talks-of-2013', basis: 'TEXT' },
          { claim: 'partly', position: 'SUPPORTS_PARTLY', event: 'talks-of-2013', basis: 'TEXT' },
          { claim: 'no', position: 'REJECTS', event: 'talks-of-2013', basis: 'TEXT' },
          { claim: 'no-of-2017', position: 'REJECTS', event: 'talks-of-2017', basis: 'TEXT' },
          { claim: 'no-of-any', position: 'REJECTS', basis: 'INFERRED' },
          { claim: 'instead', position: 'ALTERNATIVE', event: 'talks-of-2013' },
          { claim: 'effect', position: 'EFFECT_ONLY', event: 'talks-of-2013' },
          { claim: 'no-there', position: 'REJECTS', event: 'talks-of-2013' },
          { claim: 'rejected-no', position: 'REJECTS', event: 'talks-of-2013' },
          { claim: 'withdrawn-no', position: 'REJECTS', event: 'talks-of-2013' },
        ],
      },
      {
        slug: 'of-countries',
        text: 'Does it?',
        stances: [
          { claim: 'yes-of-russia', position: 'SUPPORTS', country: 'RU' },
          { claim: 'no-of-japan', position: 'REJECTS', country: 'JP' },
          { claim: 'overlapping', position: 'REJECTS', country: 'RU' },
        ],
      },
    ],
    relations: [
      { from: 'no-there', to: 'yes', kind: 'CONTRADICTS', basis: 'ANALYST' },
      { from: 'effect', to: 'no-of-2017', kind: 'CONTRADICTS', basis: 'ANALYST' },
      { from: 'across-sentences', to: 'no', kind: 'CONTRADICTS', basis: 'TEXT' },
      { from: 'apart', to: 'from-it', kind: 'REBUTS', basis: 'TEXT' },
      { from: 'apart', to: 'overlapping', kind: 'CONTRADICTS', basis: 'TEXT' },
      { from: 'no-of-japan', to: 'from-it', kind: 'CONTRADICTS', basis: 'TEXT' },
    ],
  })
  const { id } = await database.stance.findFirstOrThrow({ where: { claim: { key: 'withdrawn-no' } } })
  await database.stance.update({ where: { id }, data: { retractedAt: new Date('2100-01-01') } })
  const relation = await database.claimRelation.findFirstOrThrow({
    where: { to: { key: 'from-it' }, kind: 'CONTRADICTS' },
  })
  await database.claimRelation.update({
    where: { id: relation.id },
    data: { retractedAt: new Date('2100-01-01') },
  })
})

interface Pair {
  first: { key: string }
  second: { key: string }
}

const pairs = ({ nodes }: { nodes: Pair[] }) =>
  nodes.map(({ first, second }) => `${first.key} / ${second.key}`)
const PAIRS = 'totalCount nodes { first { key } second { key } }'

async function list(filter: object, question = 'strict') {
  const data = await ask(
    `query ($filter: ContradictionFilter, $question: String!) {
      question(slug: $question) { contradictions(filter: $filter, first: 100) { ${PAIRS} } }
    }`,
    { filter, question },
  )
  return pairs(data.question.contradictions)
}

const OPPOSED = ['yes / no', 'yes / no-of-any', 'partly / no', 'partly / no-of-any', 'partly / no-there']

describe('without a filter', () => {
  test('a question has what is recorded, and opposed stances that may speak of the same', async () => {
    const data = await ask(`{ question(slug: "strict") { contradictions { ${PAIRS} } } }`)
    expect(pairs(data.question.contradictions)).toEqual([...OPPOSED, 'effect / no-of-2017', 'no-there / yes'])
  })

  test('stances on the motives of different countries do not contradict each other', async () => {
    expect(await list({}, 'of-countries')).toEqual(['yes-of-russia / overlapping'])
  })

  test('the root has each pair once, also those on no question', async () => {
    const { contradictions } = await ask(`{ contradictions(first: 100) { ${PAIRS} } }`)
    expect(pairs(contradictions)).toEqual([
      ...OPPOSED,
      'effect / no-of-2017',
      'across-sentences / no',
      'no-there / yes',
      'yes-of-russia / overlapping',
      'apart / overlapping',
    ])
    expect(contradictions.totalCount).toBe(10)
  })

  test('a claim has those of either side', async () => {
    const data = await ask(`{ claim(key: "no") { contradictions { ${PAIRS} } } }`)
    expect(pairs(data.claim.contradictions)).toEqual(['yes / no', 'partly / no', 'across-sentences / no'])
  })

  test('a claim that is not accepted has none', async () => {
    const data = await ask(`{ claim(key: "rejected-no") { contradictions { ${PAIRS} } } }`)
    expect(data.claim.contradictions).toEqual({ totalCount: 0, nodes: [] })
  })
})

describe('a filter', () => {
  const cases: [sentence: string, filter: object, expected: string[]][] = [
    ['RECORDED: not what only follows', { kind: 'RECORDED' }, ['effect / no-of-2017', 'no-there / yes']],
    ['OPPOSED: not what is recorded, though it would follow too', { kind: 'OPPOSED' }, OPPOSED],
    [
      'ALTERNATIVE: another answer beside a yes',
      { kind: 'ALTERNATIVE' },
      ['yes / instead', 'partly / instead'],
    ],
    [
      'of different events',
      { events: 'DIFFERENT' },
      ['yes / no-of-2017', 'partly / no-of-2017', 'effect / no-of-2017'],
    ],
    ['of no event on one side', { events: 'OPEN' }, ['yes / no-of-any', 'partly / no-of-any']],
    [
      'events spoken of within anyOf',
      { anyOf: [{ events: 'DIFFERENT', kind: 'OPPOSED' }, { kind: 'RECORDED' }] },
      ['yes / no-of-2017', 'partly / no-of-2017', 'effect / no-of-2017', 'no-there / yes'],
    ],
    ['in one sentence', { reach: 'SAME_SENTENCE' }, ['yes / no', 'partly / no']],
    [
      'in one article, not in one sentence',
      { reach: 'SAME_ARTICLE' },
      ['yes / no-of-any', 'partly / no-of-any', 'effect / no-of-2017'],
    ],
    ['across articles', { reach: 'ACROSS_ARTICLES' }, ['partly / no-there', 'no-there / yes']],
    ['on the weaker basis', { basis: 'INFERRED' }, ['yes / no-of-any', 'partly / no-of-any']],
    ['held by one speaker', { sameHolder: true, events: 'DIFFERENT' }, ['yes / no-of-2017']],
    [
      'either claim by Joe',
      { either: { attributedTo: { person: 'joe' } } },
      ['partly / no-there', 'no-there / yes'],
    ],
    ['both claims by people', { both: { attributedTo: { named: true } } }, ['no-there / yes']],
    [
      'between Joe and Ivan, in whichever order',
      { between: { one: { attributedTo: { person: 'joe' } }, other: { attributedTo: { person: 'ivan' } } } },
      ['no-there / yes'],
    ],
    [
      'between Joe and Joe',
      { between: { one: { attributedTo: { person: 'joe' } }, other: { attributedTo: { person: 'joe' } } } },
      [],
    ],
    ['by stances both on the text', { stances: { basis: 'TEXT' } }, ['yes / no', 'partly / no']],
    [
      'not one',
      { not: { reach: 'SAME_ARTICLE' } },
      ['yes / no', 'partly / no', 'partly / no-there', 'no-there / yes'],
    ],
  ]
  test.each(cases)('%s', async (_sentence, filter, expected) => {
    expect(await list(filter)).toEqual(expected)
  })

  test('on another question', async () => {
    const { contradictions } = await ask(
      `{ contradictions(filter: { question: "of-countries", countries: [SAME, DIFFERENT] }) { ${PAIRS} } }`,
    )
    expect(pairs(contradictions)).toEqual(['yes-of-russia / no-of-japan', 'yes-of-russia / overlapping'])
  })

  test('a question that is not there is refused', async () => {
    const { message } = await refuse('{ contradictions(filter: { question: "nowhere" }) { totalCount } }')
    expect(message).toBe('contradictions(filter.question): there is no question "nowhere"')
  })
})

test('words that run over two sentences stand in both', async () => {
  const reach = async (key: string) =>
    (await ask(`{ claim(key: "${key}") { contradictions { nodes { reach } } } }`)).claim.contradictions.nodes
  expect(await reach('across-sentences')).toEqual([{ reach: 'SAME_SENTENCE' }])
})

test('where it is not recorded where sentences begin, overlapping words share one', async () => {
  const data = await ask(
    `{ claim(key: "overlapping") { contradictions { nodes { second { key } reach } } } }`,
  )
  expect(data.claim.contradictions.nodes.map(({ reach }: { reach: string }) => reach)).toEqual([
    'SAME_ARTICLE',
    'SAME_ARTICLE',
  ])
  const { id } = await database.claim.findUniqueOrThrow({ where: { key: 'apart' } })
  await database.span.updateMany({ where: { claimId: id }, data: { start: 15, end: 20 } })
  const again = await ask(`{ claim(key: "apart") { contradictions { nodes { reach } } } }`)
  expect(again.claim.contradictions.nodes).toEqual([{ reach: 'SAME_SENTENCE' }])
})

test('a page follows another', async () => {
  const first = await ask(`{ contradictions(first: 4) { ${PAIRS} pageInfo { endCursor hasNextPage } } }`)
  const after = first.contradictions.pageInfo.endCursor
  const rest = await ask(`query ($after: String) { contradictions(first: 9, after: $after) { ${PAIRS} } }`, {
    after,
  })
  expect([...pairs(first.contradictions), ...pairs(rest.contradictions)]).toHaveLength(10)
  expect(new Set([...pairs(first.contradictions), ...pairs(rest.contradictions)]).size).toBe(10)
})

test('two articles that nobody signs hold nothing in common', async () => {
  const { contradictions } = await ask('{ contradictions(first: 100) { nodes { isSameHolder } } }')
  expect(contradictions.nodes.some(({ isSameHolder }: { isSameHolder: boolean }) => isSameHolder)).toBe(false)
})
