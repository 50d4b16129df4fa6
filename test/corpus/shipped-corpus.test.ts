import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { attachTexts } from '../../src/corpus/attach.ts'
import { PROJECT } from '../harness/command-line.ts'
import { useServer } from '../harness/server.ts'
import { sha256 } from '../harness/world.ts'

const REFERENCE = join(PROJECT, '../shared/reference/attributions.ndjson')
const SEEDS = join(PROJECT, '../shared/seeds')

const { ask, database } = useServer('corpus')

interface Claim {
  key: string
  text: string
  form: string
  kind: string
  polarity: string
  hedge: string | null
  spans: { start: number; end: number }[]
  attributions: { isHolder: boolean; speaker: { slug: string } | null }[]
  article: { slug: string }
}

let claims: Claim[]
beforeAll(async () => {
  claims = await findClaims({})
})

test('has 131 claims, each with at least one content span', () => {
  expect(claims).toHaveLength(131)
  expect(claims.filter(({ spans }) => spans.length === 0)).toEqual([])
})

test('holds of no two claims of one article that they stand in the same words', () => {
  const spans = claims.flatMap(({ key, article, spans }) => spans.map((span) => ({ key, article, ...span })))
  const shared = spans.flatMap((one) =>
    spans
      .filter((other) => one.article.slug === other.article.slug && one.key < other.key)
      .filter((other) => one.start < other.end && other.start < one.end)
      .map((other) => [one.key, other.key]),
  )
  expect(shared).toEqual([])
})

test.each(['A3-09', 'A3-10', 'A3-14', 'A3-42'])('%s is held by Blank, never by whom he speaks of', (key) => {
  const claim = claims.find((one) => one.key === key)
  const holders = claim?.attributions.filter(({ isHolder }) => isHolder)
  expect(holders?.map(({ speaker }) => speaker?.slug)).toEqual(['stephen-blank'])
})

describe.skipIf(!existsSync(REFERENCE))('agrees with the attributions made by hand', () => {
  interface Attribution {
    id: string
    start: number
    end: number
    form: string
    type: string
    polarity: '+' | '-'
    hedge: string
    about: string[]
  }
  const lines = existsSync(REFERENCE) ? readFileSync(REFERENCE, 'utf8').trim().split('\n') : []
  const attributions: Attribution[] = lines.map((line) => JSON.parse(line))

  test('in keys, stretches of text, forms, kinds, polarity and hedges', () => {
    const found = claims.map(({ key, spans, form, kind, polarity, hedge }) => ({
      key,
      spans,
      form,
      kind,
      polarity,
      hedge: straight(hedge ?? ''),
    }))
    const expected = attributions.map(({ id, start, end, form, type, polarity, hedge }) => ({
      key: id,
      spans: [{ start, end }],
      form: form === 'INTERVIEW_DERIVED' ? 'INTERVIEW' : form,
      kind: type,
      polarity: polarity === '+' ? 'POSITIVE' : 'NEGATIVE',
      hedge: straight(hedge),
    }))
    expect(found.sort(byKey)).toEqual(expected.sort(byKey))
  })

  test.each([...new Set(attributions.flatMap(({ about }) => about))])('in what is about %s', async (code) => {
    const found = await findClaims({ about: { country: code } })
    const expected = attributions.filter(({ about }) => about.includes(code))
    expect(found.map(({ key }) => key).sort()).toEqual(expected.map(({ id }) => id).sort())
  })
})

describe.skipIf(!existsSync(SEEDS))('with its texts', () => {
  const bodies = existsSync(SEEDS)
    ? readdirSync(SEEDS).map((name) => readFileSync(join(SEEDS, name), 'utf8'))
    : []
  const bySha256 = new Map(bodies.map((body) => [sha256(body), [...body]]))

  beforeAll(async () => {
    await attachTexts(database, [SEEDS], PROJECT)
  })

  async function findTexts() {
    const texts = await database.articleText.findMany({
      include: {
        article: { include: { claims: true } },
        blocks: true,
        references: true,
        spans: { include: { claim: { select: { key: true } } } },
      },
    })
    expect(texts).toHaveLength(5)
    return texts.map((text) => ({ ...text, points: bySha256.get(text.sha256) ?? [] }))
  }

  test('every span and reference has the words that stand there', async () => {
    for (const { points, spans, references } of await findTexts()) {
      const stretches = [...spans, ...references]
      expect(stretches.map(({ exact }) => exact)).toEqual(
        stretches.map(({ start, end }) => points.slice(start ?? 0, end ?? 0).join('')),
      )
      expect(stretches.filter(({ exact }) => !exact)).toEqual([])
    }
  })

  test('blocks cover all that is no blank', async () => {
    for (const { points, blocks } of await findTexts()) {
      const uncovered = [...points.keys()].filter(
        (at) => /\S/.test(points[at] ?? '') && !blocks.some(({ start, end }) => start <= at && at < end),
      )
      expect(uncovered).toEqual([])
    }
  })

  /** Lines that are not the article's own text: notes.md, Q20. And the headline of A2, which is a question. */
  test.each([
    ['A0', [39, 40]],
    ['A1', [24]],
    ['A2', [1, 2, 3, 5, 7, 8, 9, 12, 13, 26, 27, 36, 37, 38, ...between(45, 55)]],
    ['A3', [...between(5, 13), 23, 29, 31, ...between(47, 50), 52]],
    ['A4', [27, 28]],
  ])('no claim of %s stands in lines that are not its own text', async (prefix, lines) => {
    const text = (await findTexts()).find(({ article }) =>
      article.slug.startsWith(`${prefix.toLowerCase()}-`),
    )
    const points = text?.points ?? []
    const isOnLine = ({ start, end }: { start: number; end: number }) => {
      const first = lineAt(points, start)
      return lines.some((line) => first <= line && line <= lineAt(points, end - 1))
    }
    const content = text?.spans.filter(({ role }) => role === 'CONTENT') ?? []
    expect(content.length).toBeGreaterThan(10)
    expect(content.filter(isOnLine).map(({ claim }) => claim.key)).toEqual([])
  })

  test('no claim repeats six words in a row of its article', async () => {
    const repeated = (await findTexts()).flatMap(({ points, article }) => {
      const printed = new Set(sixes(points.join('')))
      return article.claims.flatMap(({ key, text }) =>
        sixes(text)
          .filter((words) => printed.has(words))
          .map((words) => `${key}: ${words}`),
      )
    })
    expect(repeated).toEqual([])
  })
})

/** All that fit, in pages. */
async function findClaims(filter: object): Promise<Claim[]> {
  const found: Claim[] = []
  let after: string | null = null
  do {
    const data = await ask(
      `query ($filter: ClaimFilter, $after: String) {
        claims(filter: $filter, first: 100, after: $after) {
          nodes {
            key text form kind polarity hedge
            spans(role: CONTENT) { start end }
            attributions { isHolder speaker { ... on Person { slug } } }
            article { slug }
          }
          pageInfo { hasNextPage endCursor }
        }
      }`,
      { filter, after },
    )
    found.push(...data.claims.nodes)
    after = data.claims.pageInfo.hasNextPage ? data.claims.pageInfo.endCursor : null
  } while (after)
  return found
}

const byKey = (one: { key: string }, other: { key: string }) => (one.key < other.key ? -1 : 1)

/** Curly apostrophes are printed, straight ones are typed. */
const straight = (text: string) => text.replace(/[‘’]/g, "'")

const between = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at)

/** The number of the line that a code point stands on, from 1. */
const lineAt = (points: string[], at: number) =>
  points.slice(0, at).filter((point) => point === '\n').length + 1

/** Every six words in a row, without regard to capitals and punctuation. */
function sixes(text: string): string[] {
  const words =
    straight(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}']+/gu) ?? []
  return words.slice(5).map((_, at) => words.slice(at, at + 6).join(' '))
}
