import type pg from 'pg'

/** What one request asks of each server. */
export interface Asked {
  /** Variables of the GraphQL documents. */
  claimgraph: Record<string, unknown>
  postgraphile: Record<string, unknown>
  /** Parameters of the statement. */
  handWritten: unknown[]
}

/** What the queries ask for in one corpus. */
export interface Values {
  people: string[]
  /** Much quoted people. */
  quoted: string[]
  countries: string[]
  /** Texts to look for. */
  texts: string[]
  deep: DeepPage
}

/** The last claim before the deep page of the flagship, and how each server calls that place. */
export interface DeepPage {
  pages: number
  claimgraph: string
  postgraphile: string
  handWritten: [newestFirst: number, id: number]
}

export interface Query {
  name: string
  title: string
  /** Whether PostGraphile has words for it: it counts by nothing, and looks for no words. */
  isOfPostgraphile: boolean
  /** Several requests where there are several to choose from, so that they are not all the same. */
  ask(values: Values): Asked[]
}

const FLAGSHIP = { country: 'CN', from: 'RU' }

export const queries: Query[] = [
  {
    name: 'q1',
    isOfPostgraphile: true,
    title: 'a person by slug with names',
    ask: ({ people }) => people.map(bySlug),
  },
  {
    name: 'q2',
    isOfPostgraphile: true,
    title: 'the 20 newest claims about a country, nested',
    ask: ({ countries }) =>
      countries.map((country) => ({
        claimgraph: { country },
        postgraphile: { country },
        handWritten: [country],
      })),
  },
  {
    name: 'q3',
    isOfPostgraphile: true,
    title: 'the flagship, nested as Q2',
    ask: () => [{ claimgraph: FLAGSHIP, postgraphile: FLAGSHIP, handWritten: Object.values(FLAGSHIP) }],
  },
  {
    name: 'q4',
    isOfPostgraphile: true,
    title: 'the flagship, many pages deep',
    ask: ({ deep }) => [
      {
        claimgraph: { ...FLAGSHIP, after: deep.claimgraph },
        postgraphile: { ...FLAGSHIP, after: deep.postgraphile },
        handWritten: [...Object.values(FLAGSHIP), ...deep.handWritten],
      },
    ],
  },
  {
    name: 'q5',
    isOfPostgraphile: false,
    title: "facets of the flagship's country",
    ask: () => [{ claimgraph: { country: 'CN' }, postgraphile: {}, handWritten: ['CN'] }],
  },
  {
    name: 'q6',
    isOfPostgraphile: false,
    title: 'search for two words in claims',
    ask: ({ texts }) =>
      texts.map((text) => ({ claimgraph: { text }, postgraphile: {}, handWritten: [text] })),
  },
  {
    name: 'q7',
    isOfPostgraphile: true,
    title: "a person's claims with their questions",
    ask: ({ quoted }) => quoted.map(bySlug),
  },
  {
    name: 'q8',
    isOfPostgraphile: false,
    title: 'a timeline by month over ten years',
    ask: () => [{ claimgraph: { country: 'CN' }, postgraphile: {}, handWritten: ['CN'] }],
  },
]

function bySlug(slug: string): Asked {
  return { claimgraph: { slug }, postgraphile: { slug }, handWritten: [slug] }
}

/** People and countries of a corpus to ask for. */
export async function chooseNames(database: pg.Client): Promise<Omit<Values, 'deep'>> {
  const column = async (sql: string): Promise<string[]> =>
    (await database.query({ text: sql, rowMode: 'array' })).rows.map(([value]) => value)
  return {
    people: await column('select slug from person where id % 3 = 0 order by id limit 200'),
    quoted: await column('select slug from person order by id limit 50'),
    countries: await column(`
      select country_code from claim_subject where claim_id < 10000 and country_code < 'X'
      group by country_code order by count(*) desc, country_code limit 20`),
    texts: await column(`
      select split_part(text, ' ', 2) || ' ' || split_part(text, ' ', 3) from claim where id % 7 = 0 order by id limit 40`),
  }
}

/** PostGraphile's answer in the words of ours: its fields are named after tables, and it has no unions. */
export function translate(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(translate)
  if (data === null || typeof data !== 'object') return data
  const { person, claims, ...rest } = data as Record<string, unknown>
  // A list of what leads to claims, in the order of claims.
  if ('claim' in rest && Object.keys(data).length === 1) return translate(rest.claim)
  if (person && claims) return { person: { ...Object(translate(person)), claims: translate(claims) } }
  const translated: Record<string, unknown> = {}
  let member: unknown = null
  let hasMembers = false
  for (const [name, value] of Object.entries({
    ...(person ? { person } : {}),
    ...(claims ? { claims } : {}),
    ...rest,
  })) {
    if (/^[A-Z]/.test(name)) {
      hasMembers = true
      if (value) member = { __typename: name, ...Object(translate(value)) }
    } else if (name === 'publishedFrom') translated.published = value && { from: value }
    else if (name === 'periodEdtf') translated.period = value && { edtf: value }
    else translated[name] = translate(value)
  }
  if (hasMembers) translated['depth' in translated ? 'speaker' : 'subject'] = member
  return translated
}
