import { getOperationAST, parse } from 'graphql'
import pg from 'pg'
import { compile, type Statement } from '../src/graphql/compile.ts'
import { encodeCursor } from '../src/graphql/cursor.ts'
import { coerceVariables } from '../src/graphql/plan.ts'
import { schema } from '../src/schema.ts'
import { report } from './progress.ts'

/** How long PostgreSQL takes to choose the 20 claims of a page, in milliseconds. */
export interface Growth {
  conditions: string
  value: string
  page: 'first' | 'deep'
  small: number
  large: number
  /** Whether the smaller corpus has all 20, so that the same work is compared. */
  isFull: boolean
}

/** Values that many claims have, that few have, and that only the oldest tenth has. */
const VALUES = {
  common: { subject: 'CN', citizenship: 'RU', source: 'source-1', question: 'question-1' },
  rare: { subject: 'GR', citizenship: 'GR', source: 'source-20', question: 'question-20' },
  trap: { subject: 'XS', citizenship: 'XC', source: 'source-2', question: 'question-2' },
}
type Value = (typeof VALUES)['common']

interface Conditions {
  about?: object
  attributedTo?: object
  [name: string]: unknown
}

const subject = ({ subject }: Value): Conditions => ({ about: { country: [subject] } })
const citizenship = ({ citizenship }: Value): Conditions => ({
  attributedTo: { citizenOf: { country: citizenship } },
})
const from = ({ citizenship }: Value): Conditions => ({ attributedTo: { from: { country: citizenship } } })
const role = (): Conditions => ({ attributedTo: { role: ['EXPERT'] } })
const rareRole = (): Conditions => ({ attributedTo: { role: ['EYEWITNESS'] } })
const source = ({ source }: Value): Conditions => ({ publishedBy: { slug: [source] } })
const kind = (): Conditions => ({ kind: ['PREDICTION'] })
const stance = ({ question }: Value): Conditions => ({ stance: { question, position: ['REJECTS'] } })

const COMBINATIONS: Record<string, ((value: Value) => Conditions)[]> = {
  subject: [subject],
  'subject, citizenship': [subject, citizenship],
  'subject, citizenship, role': [subject, citizenship, role],
  'subject, from': [subject, from],
  'subject, from, role': [subject, from, role],
  'subject, role': [subject, role],
  citizenship: [citizenship],
  'citizenship, role': [citizenship, role],
  from: [from],
  'from, role': [from, role],
  role: [role],
  'rare role': [rareRole],
  source: [source],
  'source, subject': [source, subject],
  kind: [kind],
  'kind, subject': [kind, subject],
  stance: [stance],
  'stance, subject': [stance, subject],
}

const ANY_BASIS = ['TEXT', 'EXTERNAL', 'INFERRED', 'ANALYST']
const ANY_MENTION = ['EXPLICIT', 'ANAPHORIC', 'IMPLICIT']

/** In a year that is in the oldest tenth, so that the trap has a deep page too. */
const DEEP = encodeCursor(
  'Claim',
  'PUBLISHED_DESC',
  [
    ['newestFirst', 'asc', 'number'],
    ['id', 'asc', 'number'],
  ],
  { newestFirst: (Date.UTC(9999, 11, 31) - Date.parse('2005-12-01')) / 86_400_000, id: 1000 },
)

/** Also to be given: whose bases are asked for, and a range of days. */
const VARIANTS: Record<string, (conditions: Conditions) => Conditions | undefined> = {
  '': (conditions) => conditions,
  ', any basis': ({ about, attributedTo, ...others }) => {
    const background = Object.fromEntries(
      Object.entries(attributedTo ?? {}).map(([name, value]) => [
        name,
        name === 'role' ? value : { ...value, basis: ANY_BASIS },
      ]),
    )
    if (!about && !('from' in background || 'citizenOf' in background)) return undefined
    return {
      ...others,
      ...(about && { about: { ...about, basis: ANY_MENTION } }),
      ...(attributedTo && { attributedTo: background }),
    }
  },
  ', dates': (conditions) => ({ ...conditions, published: { from: '2005-06-01', to: '2016-12-31' } }),
}

/** Measures every combination in both databases, on the statements that the server itself would send. */
export async function measureGrowth(smallUrl: string, largeUrl: string): Promise<Growth[]> {
  const small = await openConnection(smallUrl)
  const large = await openConnection(largeUrl)
  const growth: Growth[] = []
  try {
    for (const { conditions, value, filter } of combinations()) {
      for (const page of ['first', 'deep'] as const) {
        report(`growth: ${conditions}, ${value}, ${page} page`)
        const statement = statementFor(filter, page)
        growth.push({
          conditions,
          value,
          page,
          small: await timeOf(small, statement),
          large: await timeOf(large, statement),
          isFull: (await countOf(small, statement)) === 20,
        })
      }
    }
  } finally {
    await small.end()
    await large.end()
  }
  return growth
}

function* combinations() {
  for (const [variant, vary] of Object.entries(VARIANTS)) {
    for (const [name, parts] of Object.entries(COMBINATIONS)) {
      const seen = new Set<string>()
      for (const [value, names] of Object.entries(VALUES)) {
        const filter = vary(merge(parts.map((part) => part(names))))
        const text = JSON.stringify(filter)
        if (!filter || seen.has(text)) continue
        seen.add(text)
        yield { conditions: name + variant, value, filter }
      }
    }
  }
}

/** All of the conditions; those on the speaker are of the same speaker. */
function merge(parts: Conditions[]): Conditions {
  const speaker = Object.assign({}, ...parts.map(({ attributedTo }) => attributedTo))
  const all: Conditions = Object.assign({}, ...parts)
  return all.attributedTo ? { ...all, attributedTo: speaker } : all
}

function statementFor(filter: Conditions, page: 'first' | 'deep') {
  const document = parse(
    'query ($filter: ClaimFilter, $after: String) { claims(filter: $filter, first: 20, after: $after) { nodes { key } } }',
  )
  const operation = getOperationAST(document)
  const variables = { filter, ...(page === 'deep' && { after: DEEP }) }
  const coerced = operation && coerceVariables(schema, operation, variables)
  const statement = operation && coerced && compile(schema, document, operation, coerced, {} as never)
  if (!statement) throw new Error(`not compilable: ${JSON.stringify(filter)}`)
  return statement
}

async function timeOf(client: pg.Client, { sql, values }: Statement): Promise<number> {
  const times: number[] = []
  const isEnough = () => {
    const least = Math.min(...times)
    return times.length >= (least < 10 ? 20 : least < 100 ? 5 : least < 1_000 ? 2 : 1)
  }
  while (!isEnough()) {
    try {
      const { rows } = await client.query(`explain (analyze, timing off, format json) ${sql}`, values)
      times.push(rows[0]['QUERY PLAN'][0]['Execution Time'])
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === '57014') return Number.POSITIVE_INFINITY
      throw error
    }
  }
  return Math.min(...times)
}

async function countOf(client: pg.Client, { sql, values }: Statement): Promise<number> {
  const { rows } = await client.query(sql, values)
  return JSON.parse(rows[0].data).claims.nodes.length
}

async function openConnection(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl, statement_timeout: 20_000 })
  client.on('error', () => {})
  await client.connect()
  return client
}
