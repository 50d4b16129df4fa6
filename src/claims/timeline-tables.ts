import type { Values } from '../database/where.ts'
import { bucketsSql, matchingSql } from './count-facet.ts'
import { FACETS, type FacetName, type Filter } from './facets.ts'

/** Most buckets that one timeline may have. */
export const BUCKET_LIMIT = 1_000

/**
 * By what days claims are placed: the columns that this takes, the rows `first, last` of claims with all their columns,
 * and, where a claim has one such row, how many `claims` there are of the same days, which is quicker.
 */
const AXES = {
  PUBLISHED: {
    columns: ['article_id'],
    days: () => `
      select counted.*, article.published_from as first, article.published_to as last
      from counted join article on article.id = counted.article_id`,
    tallied: `
      select article.published_from as first, article.published_to as last, claims
      from (select article_id, count(*) as claims from counted group by article_id) of_article
      join article on article.id = of_article.article_id`,
  },
  SAID: {
    columns: ['said_from', 'said_to'],
    days: () => 'select counted.*, counted.said_from as first, counted.said_to as last from counted',
    tallied: `
      select said_from as first, said_to as last, count(*) as claims from counted group by said_from, said_to`,
  },
  DUE: {
    columns: ['due_from', 'due_to'],
    days: () => 'select counted.*, counted.due_from as first, counted.due_to as last from counted',
    tallied: `
      select due_from as first, due_to as last, count(*) as claims from counted group by due_from, due_to`,
  },
  EVENT: {
    columns: [],
    tallied: undefined,
    days: ({ about }: Filter, values: Values) => `
      select counted.*, event.first, event.last
      from counted left join (
        select subject.claim_id, topic.event_from as first, topic.event_to as last
        from claim_subject subject join topic on topic.id = subject.topic_id and topic.kind = 'EVENT'
        where subject.basis = any (${values.place(about?.basis ?? ['EXPLICIT', 'ANAPHORIC'], 'mention[]')})
        union
        select stance.claim_id, topic.event_from, topic.event_to
        from stance join topic on topic.id = stance.event_id
        where stance.retracted_at is null
      ) event on event.claim_id = counted.id`,
  },
} as const

const INTERVALS = {
  DAY: '1 day',
  WEEK: '7 days',
  MONTH: '1 month',
  QUARTER: '3 months',
  YEAR: '1 year',
  DECADE: '10 years',
} as const

type Axis = keyof typeof AXES
type Interval = keyof typeof INTERVALS

export interface TimelineArguments {
  filter?: Filter | null
  axis?: Axis | null
  interval?: Interval | null
  by?: FacetName | null
  from?: string | null
  to?: string | null
}

// What is in no bucket has one of three days that no bucket begins on.
export const UNDATED = '0001-01-01 BC'
export const IMPRECISE = 'infinity'
export const OUTSIDE = '-infinity'

/**
 * The tables that a timeline is made of: `counted`, the claims; `placed`, each with the first day of its bucket; `tally`,
 * how many on each such day; `span`, the buckets; `valued`, the claims of each by the facet.
 */
export function timelineTables(
  { filter: given, axis, interval, by, from, to }: TimelineArguments,
  values: Values,
) {
  const filter = given ?? {}
  const { columns, days, tallied } = AXES[axis ?? 'PUBLISHED']
  const facet = by ? FACETS[by] : undefined
  const unit = interval ?? 'MONTH'
  const step = `interval '${INTERVALS[unit]}'`
  const begin = values.place(from ?? null, 'date')
  const end = values.place(to ?? null, 'date')
  // The week and the decade of the first day there is begin before it.
  const bucketOf = (day: string) =>
    `greatest(date_trunc('${unit}', ${day}::timestamp)::date, date '0001-01-01')`
  const claimColumns = ['id', ...new Set(facet?.columns)].map((column) => `dated.${column}`).join(', ')
  const place = `case
        when first is null and last is null then date '${UNDATED}'
        when first > ${end} or last < ${begin} then date '${OUTSIDE}'
        when first >= coalesce(${begin}, first) and last <= coalesce(${end}, last) and ${bucketOf('first')} = ${bucketOf('last')}
          then greatest(${bucketOf('first')}, ${begin})
        else date '${IMPRECISE}' end`
  const tables = [
    matchingSql('counted', filter, [...columns, ...(facet?.columns ?? [])], values),
    ...(tallied && !facet
      ? [
          `dated as (${tallied})`,
          `tally as (select ${place} as day, sum(claims)::int as count from dated group by 1)`,
        ]
      : [
          `dated as (${days(filter, values)})`,
          `placed as (select ${tallied ? '' : 'distinct '}${claimColumns}, ${place} as day from dated)`,
          'tally as (select day, count(*)::int as count from placed group by day)',
        ]),
    `edge as materialized (
      select * from (
        select ${from ? bucketOf(begin) : 'min(day)'} as first, ${to ? bucketOf(end) : 'max(day)'} as last
        from tally where day > '${UNDATED}' and day < '${IMPRECISE}' having true
      ) edge
      where case when first + ${BUCKET_LIMIT} * ${step} <= last then refuse_argument('timeline(interval)',
        format('makes more than ${BUCKET_LIMIT} buckets from %s to %s; take a longer one, or fewer days by from and to', first, last))
        else true end
    )`,
    `span as (
      select greatest(bucket::date, ${begin}, date '0001-01-01') as first,
        least((bucket + ${step})::date - 1, ${end}, date '9999-12-31') as last
      from edge, generate_series(date_trunc('${unit}', edge.first::timestamp), edge.last::timestamp, ${step}) bucket
    )`,
    ...(facet ? [`valued as (${bucketsSql(facet, 'placed', filter, values, 'day')})`] : []),
  ]
  return tables.join(', ')
}
