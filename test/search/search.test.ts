import { expect, test } from 'vitest'
import { useSmallLibrary } from './small-library.ts'

const { ask, attach, database } = useSmallLibrary()

interface Result {
  kind: string
  rank: number
  text: string
  ranges: { start: number; end: number }[]
  found: { slug?: string; key?: string }
  span: { start: number; exact: string } | null
}

async function search(text: string, kinds: string[]): Promise<Result[]> {
  const { search } = await ask(
    `query ($text: String!, $in: [SearchKind!]!) {
      search(text: $text, in: $in, first: 100) {
        totalCount
        nodes {
          kind rank text ranges { start end } span { start exact }
          found {
            ... on Person { slug } ... on Organization { slug } ... on Topic { slug } ... on Article { slug }
            ... on Claim { key }
          }
        }
      }
    }`,
    { text, in: kinds },
  )
  expect(search.totalCount).toBe(search.nodes.length)
  return search.nodes
}

const NAMES = ['PERSON', 'ORGANIZATION', 'TOPIC']
const found = ({ found: { slug, key } }: Result) => slug ?? key
const highlighted = ({ text, ranges }: Result) =>
  ranges.map(({ start, end }) => [...text].slice(start, end).join(''))

test.each([
  ['Sergey Lavrov', [['lavrov', 1]]],
  ['Lavrov, Sergey', [['lavrov', 0.6]]],
  ['lavrov', [['lavrov', 0.8]]],
  [
    'sergei',
    [
      ['lavrov', 0.8],
      ['shoigu', 0.8],
    ],
  ],
  ['Сергей Викторович Лавров', [['lavrov', 1]]],
  ['"Lavrov Sergei"', []],
  ['"Lavrov Sergey"', []],
  ['sergei -lavrov', [['shoigu', 0.6]]],
  [
    'Lavrov or Shoigu',
    [
      ['lavrov', 0.6],
      ['shoigu', 0.6],
    ],
  ],
  ['Jose NUNEZ', [['nunez', 1]]],
  ['Jose\u0301 Nun\u0303ez', [['nunez', 1]]],
  ['José\u00a0Núñez', [['nunez', 1]]],
  ["O'Brien", [['o-brien', 0.8]]],
  ['Lukasz Wolowski', [['wolowski', 1]]],
  ['li', [['li', 0.8]]],
  ['will', [['liu', 0.8]]],
  ['WHO', [['health', 1]]],
  ['organisation de la sante', [['health', 0.6]]],
  ['the ministry of foreign affair', [['ministry', 0.6]]],
  ['MFA', [['ministry', 1]]],
  ['防衛研究所', [['nids', 1]]],
  ['Northern Territories', [['kurils', 1]]],
  ['“Northern Territories”', [['kurils', 1]]],
  ['"Territories Northern"', []],
  ['"Kurils Northern"', []],
  [
    'northern',
    [
      ['kurils', 0.8],
      ['northern-fleet', 0.8],
    ],
  ],
  ['northern -dispute', [['northern-fleet', 0.6]]],
  ['Diaoyu', [['senkaku', 0.8]]],
  ['100%', []],
] as const)('of names, %s finds %j', async (text, expected) => {
  expect((await search(text, NAMES)).map((result) => [found(result), result.rank])).toEqual(expected)
})

test.each([
  ['Sergei Lavrow', ['lavrov', ['Sergei', 'Lavrov']]],
  ['larov', ['lavrov', ['Lavrov']]],
  ['Shogu', ['shoigu', ['Shoigu']]],
  ['Viktorovich', ['lavrov', ['Викторович']]],
  ['Ministry of Forein Affairs', ['ministry', ['Ministry', 'of', 'Foreign', 'Affairs']]],
] as const)('%s is near enough to find %j, ranked by how near it is', async (text, [slug, words]) => {
  const [result] = await search(text, NAMES)
  expect(result && [found(result), highlighted(result)]).toEqual([slug, words])
  expect(result?.rank).toBeGreaterThanOrEqual(0.2)
  expect(result?.rank).toBeLessThanOrEqual(0.5)
})

test.each(['Sergey Ivanov', 'larov or nobody', '"Sergei Lavrow"', 'Lu', 'Kurilian Islanders of Japan'])(
  '%s is no name, nor near enough to one',
  async (text) => {
    expect(await search(text, NAMES)).toEqual([])
  },
)

test.each([
  [
    'military cooperation',
    [
      ['aimed', 0.8],
      ['not-aimed', 0.6],
    ],
  ],
  ['"military cooperation"', [['aimed', 0.8]]],
  ['”military cooperation”', [['aimed', 0.8]]],
  ['“cooperation, MILITARY”', [['not-aimed', 0.8]]],
  [
    'cooperating militaries',
    [
      ['not-aimed', 0.8],
      ['aimed', 0.6],
    ],
  ],
  ['aimed at China', [['aimed', 0.8]]],
  ['aimed -China', [['not-aimed', 0.6]]],
  ['"not aimed"', [['not-aimed', 0.8]]],
  ['"is aimed"', [['aimed', 0.8]]],
  ['aimed -not', [['aimed', 0.6]]],
  ['is not', [['not-aimed', 0.8]]],
  ['aimed —China', [['aimed', 0.6]]],
  [
    'China or wrong',
    [
      ['mistake', 0.6],
      ['aimed', 0.6],
    ],
  ],
  ['cafe of the elysee', [['cafe', 0.8]]],
  ['CAFÉ', [['cafe', 0.8]]],
  ['x-ray', [['mistake', 0.8]]],
  ['mistake', [['cafe', 0.8]]],
  ['100', [['percent', 0.8]]],
  ['10%', []],
  ['sn_ke', []],
  ['snake case', [['percent', 0.8]]],
  ["' or true --", []],
  ['militar', []],
  ['milit', []],
] as const)('of claims, %s finds %j', async (text, expected) => {
  expect((await search(text, ['CLAIM'])).map((result) => [found(result), result.rank])).toEqual(expected)
})

test.each([
  ['“Naïve” hopes for a treaty', ['quoted', 1]],
  ['naive hopes', ['quoted', 0.8]],
  ['treaties of hope', ['quoted', 0.6]],
] as const)('of titles, %s finds %j', async (text, expected) => {
  expect((await search(text, ['ARTICLE'])).map((result) => [found(result), result.rank])).toEqual([expected])
})

test.each([
  ['military cooperation', 'CLAIM', ['Military', 'cooperation']],
  ['cooperation military', 'CLAIM', ['Cooperation', 'military']],
  ['"aimed at China"', 'CLAIM', ['aimed at China']],
  ['cafe elysee', 'CLAIM', ['cafe\u0301', 'Élysée']],
  ['delegation x mistake', 'CLAIM', ['𝒳', 'delegations', 'mis\u00adtake']],
  ['"served the x"', 'CLAIM', ['served” the 𝒳']],
  ['cooperation -China', 'CLAIM', ['Cooperation']],
  ['-military -spending -hopes -wrong -delegations', 'CLAIM', undefined],
  ['naive', 'ARTICLE', ['Naïve']],
  ['nunez', 'PERSON', ['Núñez']],
] as const)('%s highlights, in a %s, %j', async (text, kind, expected) => {
  const results = await search(text, [kind])
  expect(results.map(highlighted)).toEqual(expected ? expect.arrayContaining([expected]) : [])
})

test('a quote is found once its text is attached, where its words stand', async () => {
  expect(await search('mistake', ['QUOTE'])).toEqual([])
  expect(await search('resume', ['QUOTE'])).toEqual([])
  await attach()
  const [mistake, ...others] = await search('mistake', ['QUOTE'])
  expect(others).toEqual([])
  expect(mistake).toMatchObject({
    found: { key: 'mistake' },
    rank: 0.8,
    text: 'would be a mistake … for the re\u0301sume\u0301 of the treaty',
    span: { exact: 'would be a mistake' },
  })
  const [resume] = await search('RESUMÉ', ['QUOTE'])
  expect(resume && highlighted(resume)).toEqual(['re\u0301sume\u0301'])
  expect(resume?.span?.exact).toBe('for the re\u0301sume\u0301 of the treaty')
  const [hopes] = await search('"hopes o\'brien"', ['QUOTE'])
  expect(hopes && highlighted(hopes)).toEqual(['hopes, O’Brien'])
  expect((await search('treaty mistake', ['QUOTE'])).map(found)).toEqual(['mistake'])
  expect(await search('she said', ['QUOTE'])).toEqual([])
  const { claims } = await ask('{ claims(filter: { text: "treaty mistake" }) { nodes { key } } }')
  expect(claims.nodes).toEqual([{ key: 'mistake' }])
})

test('what is found follows what is recorded', async () => {
  const lavrov = { personId: 1, text: 'Minister Sergio' }
  const { id } = await database.personName.create({ data: { ...lavrov, kind: 'VARIANT' } })
  expect((await search('"minister sergio"', ['PERSON'])).map(found)).toEqual(['lavrov'])
  await database.personName.update({ where: { id }, data: { personId: 2 } })
  expect((await search('"minister sergio"', ['PERSON'])).map(found)).toEqual(['shoigu'])
  await database.personName.delete({ where: { id } })
  expect(await search('"minister sergio"', ['PERSON'])).toEqual([])
  expect(await database.$queryRaw`select * from person_name_check`).toEqual([])
  await database.claim.update({ where: { key: 'percent' }, data: { text: 'Spending fell.' } })
  expect((await search('fell', ['CLAIM'])).map(found)).toEqual(['percent'])
  expect(await search('grew', ['CLAIM'])).toEqual([])
  await database.topic.update({ where: { slug: 'kurils' }, data: { otherNames: ['Chishima'] } })
  expect((await search('chishima', ['TOPIC'])).map(found)).toEqual(['kurils'])
  expect(await search('"northern territories"', ['TOPIC'])).toEqual([])
})

test('the words of a quote go with its span', async () => {
  await attach()
  const { spans } = await database.claim.findUniqueOrThrow({
    where: { key: 'hopes' },
    select: { spans: true },
  })
  expect((await search('brien', ['QUOTE'])).map(found)).toEqual(['hopes'])
  await database.span.deleteMany({ where: { id: { in: spans.map(({ id }) => id) } } })
  expect(await search('brien', ['QUOTE'])).toEqual([])
  expect(await database.$queryRaw`select * from claim_quote_check`).toEqual([])
})
