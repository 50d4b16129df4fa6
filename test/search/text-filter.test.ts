import { beforeAll, expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'
import { createWorld } from '../harness/world.ts'

const { ask, database } = useServer('empty')

const WORDS = ['missile', 'treaty', 'island', 'border', 'summit', 'Tokyo', 'the', 'of']
const COUNTRIES = ['CN', 'JP', 'RU']

/** Numbers from 0 below a limit that look random, the same in every run. */
function createDice() {
  let state = 7
  return (limit: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >> 8) % limit
  }
}

beforeAll(async () => {
  const dice = createDice()
  const sentence = () => Array.from({ length: 2 + dice(5) }, () => WORDS[dice(WORDS.length)]).join(' ')
  await createWorld(database, {
    articles: Array.from({ length: 10 }, (_, article) => ({
      slug: `article-${article}`,
      claims: Array.from({ length: 30 }, (_, at) => ({
        key: `${article}-${at}`,
        text: `Say ${sentence()}.`,
        polarity: dice(2) === 0 ? ('NEGATIVE' as const) : ('POSITIVE' as const),
        subjects: [{ country: COUNTRIES[dice(3)] ?? 'CN' }],
        ...(dice(5) === 0 && { review: 'PROPOSED' as const }),
      })),
    })),
  })
})

// Without a word of full-text search: as regular expressions.
test.each([
  ['{ text: "missiles" }', "text ~* '\\mmissile\\M'"],
  ['{ text: "TREATY island" }', "text ~* '\\mtreaty\\M' and text ~* '\\misland\\M'"],
  ['{ text: "\\"treaty island\\"" }', "text ~* '\\mtreaty island\\M'"],
  ['{ text: "“treaty of island”" }', "text ~* '\\mtreaty of island\\M'"],
  ['{ text: "the border of" }', "text ~* '\\mborder\\M'"],
  ['{ text: "the of" }', "text ~* '\\mthe\\M' and text ~* '\\mof\\M'"],
  ['{ text: "border -the" }', "text ~* '\\mborder\\M' and text !~* '\\mthe\\M'"],
  ['{ text: "the or border" }', "text ~* '\\m(the|border)\\M'"],
  ['{ text: "border -summit" }', "text ~* '\\mborder\\M' and text !~* '\\msummit\\M'"],
  ['{ text: "-border -summit" }', "text !~* '\\m(border|summit)\\M'"],
  [
    '{ text: "border tokyo or summit" }',
    "text ~* '\\mborder\\M' and text ~* '\\mtokyo\\M' or text ~* '\\msummit\\M'",
  ],
  ['{ not: { text: "border" } }', "text !~* '\\mborder\\M'"],
  ['{ anyOf: [{ text: "border" }, { text: "summit" }] }', "text ~* '\\m(border|summit)\\M'"],
  ['{ text: "border", polarity: NEGATIVE }', "text ~* '\\mborder\\M' and polarity = 'NEGATIVE'"],
  ['{ text: "tokyo", review: PROPOSED }', "text ~* '\\mtokyo\\M' and review = 'PROPOSED'"],
  ['{ text: "tok" }', 'false'],
  ['{ text: "tokyo%" }', "text ~* '\\mtokyo\\M'"],
])('%s', async (filter, condition) => {
  const isReviewed = filter.includes('review') ? 'true' : "review = 'ACCEPTED'"
  const rows = await database.$queryRawUnsafe<{ key: string; country: string }[]>(
    `select key, country_code as country from claim join claim_subject on claim_id = claim.id
    where (${condition}) and ${isReviewed} order by key`,
  )
  const keys = (country?: string) =>
    rows.filter((row) => !country || row.country === country).map(({ key }) => ({ key }))
  const list = `claims(filter: ${filter}, orderBy: KEY, first: 100) { totalCount nodes { key } }`
  const data = await ask(
    `{ ${list} ${COUNTRIES.map((code) => `${code}: country(code: "${code}") { ${list} }`).join(' ')} }`,
  )
  expect(data.claims).toEqual({ totalCount: rows.length, nodes: keys().slice(0, 100) })
  for (const code of COUNTRIES) expect(data[code].claims.nodes).toEqual(keys(code))
})
