import { Kind, type ValueNode } from 'graphql'
import { builder } from './builder.ts'

builder.scalarType('Date', {
  description: 'A day of the Gregorian calendar in UTC, as YYYY-MM-DD, from 0001-01-01 to 9999-12-31.',
  serialize: (day) => day.toISOString().slice(0, 10),
  parseValue: parseDay,
})

builder.scalarType('DateTime', {
  description: 'A moment in UTC to the millisecond, as YYYY-MM-DDThh:mm:ss.sssZ.',
  serialize: (moment) => moment.toISOString(),
  parseValue: parseMoment,
})

// A plain Error, here and below: GraphQL then says where the value stands.

export function parseDay(value: unknown): string {
  if (typeof value === 'string' && isDay(value)) return value
  throw new Error(`${JSON.stringify(value)} is no day such as 2017-03-22`)
}

export function parseMoment(value: unknown): Date {
  if (
    typeof value === 'string' &&
    /^.{10}T([01]\d|2[0-3]):\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/.test(value) &&
    isDay(value.slice(0, 10))
  ) {
    const moment = new Date(value)
    const year = moment.getUTCFullYear()
    if (year >= 1 && year <= 9999) return moment
  }
  throw new Error(`${JSON.stringify(value)} is no moment such as 2026-01-31T12:00:00Z`)
}

/** Whether PostgreSQL has such a day. It knows no year 0. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < '0001') return false
  const day = new Date(text)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** Scalars that name a row of a noun. That the row exists is checked before the operation runs: see arguments.ts. */
export const REFERENCES = {
  CountryCode: { table: 'country', column: 'code', noun: 'country' },
  TopicSlug: { table: 'topic', column: 'slug', noun: 'topic' },
  OrganizationSlug: { table: 'organization', column: 'slug', noun: 'organization' },
  PersonSlug: { table: 'person', column: 'slug', noun: 'person' },
  SourceSlug: { table: 'source', column: 'slug', noun: 'source' },
  ArticleSlug: { table: 'article', column: 'slug', noun: 'article' },
  QuestionSlug: { table: 'question', column: 'slug', noun: 'question' },
  UnnamedSpeakerKey: { table: 'unnamed_speaker', column: 'key', noun: 'unnamed speaker' },
  ClaimKey: { table: 'claim', column: 'key', noun: 'claim' },
} as const

export type ReferenceScalar = keyof typeof REFERENCES

export function isReference(scalar: string): scalar is ReferenceScalar {
  return scalar in REFERENCES
}

reference('CountryCode', 'ISO 3166-1 alpha-2 code of a recorded country, such as "CN". Another is refused.')
reference('TopicSlug', 'Slug of a recorded topic. Another is refused.')
reference('OrganizationSlug', 'Slug of a recorded organization. Another is refused.')
reference('PersonSlug', 'Slug of a recorded person. Another is refused.')
reference('SourceSlug', 'Slug of a recorded source. Another is refused.')
reference('ArticleSlug', 'Slug of a recorded article. Another is refused.')
reference('QuestionSlug', 'Slug of a recorded question. Another is refused.')
reference(
  'UnnamedSpeakerKey',
  'Key of a recorded unnamed speaker, such as "a0-japan-times-2013-10-31/pundits". Another is refused.',
)
reference('ClaimKey', 'Key of a recorded claim, such as "A2-10". Another is refused.')

function reference(name: ReferenceScalar, description: string) {
  builder.scalarType(name, {
    description,
    serialize: (value) => value,
    parseValue: parseName,
    parseLiteral: (node: ValueNode) => parseName(node.kind === Kind.STRING ? node.value : undefined),
  })
}

function parseName(value: unknown): string {
  if (typeof value === 'string' && value !== '' && isStorable(value)) return value
  throw new Error('A name is a text that is not empty')
}

/** Whether Postgres can store a text as it is: no NUL, no lone surrogate. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}
