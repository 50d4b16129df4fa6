import { GraphQLError, Kind, type ValueNode } from 'graphql'
import { builder } from './builder.ts'

builder.scalarType('Date', {
  description: 'A day of the Gregorian calendar in UTC, as YYYY-MM-DD.',
  serialize: (day) => day.toISOString().slice(0, 10),
  parseValue: parseDay,
})

builder.scalarType('DateTime', {
  description: 'A moment in UTC to the millisecond, as YYYY-MM-DDThh:mm:ss.sssZ.',
  serialize: (moment) => moment.toISOString(),
  parseValue: (value) => {
    const moment = typeof value === 'string' ? new Date(value) : undefined
    if (
      typeof value !== 'string' ||
      !moment ||
      !/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/.test(value) ||
      Number.isNaN(moment.getTime())
    ) {
      throw new GraphQLError(`${JSON.stringify(value)} is no moment such as 2026-01-31T12:00:00Z`)
    }
    return moment
  },
})

function parseDay(value: unknown): string {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) {
    const day = new Date(`${value}T00:00:00Z`)
    if (!Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)) return value
  }
  throw new GraphQLError(`${JSON.stringify(value)} is no day such as 2017-03-22`)
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
  ClaimKey: { table: 'claim', column: 'key', noun: 'claim' },
} as const

export type ReferenceScalar = keyof typeof REFERENCES

reference('CountryCode', 'ISO 3166-1 alpha-2 code of a recorded country, such as "CN". Another is refused.')
reference('TopicSlug', 'Slug of a recorded topic. Another is refused.')
reference('OrganizationSlug', 'Slug of a recorded organization. Another is refused.')
reference('PersonSlug', 'Slug of a recorded person. Another is refused.')
reference('SourceSlug', 'Slug of a recorded source. Another is refused.')
reference('ArticleSlug', 'Slug of a recorded article. Another is refused.')
reference('QuestionSlug', 'Slug of a recorded question. Another is refused.')
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
  throw new GraphQLError('is no name: a text that is not empty')
}

/** Whether Postgres can store a text as it is: no NUL, no lone surrogate. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}
