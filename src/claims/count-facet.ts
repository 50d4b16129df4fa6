import type { Values } from '../database/where.ts'
import { whichClaims } from './claim-filter.ts'
import type { Facet, Filter } from './facets.ts'
import { matchingIdsSql } from './matching-claims.ts'

/** The claims that are counted, as a common table expression: read once, however many counts are made of it. */
export function matchingSql(
  table: string,
  filter: Filter,
  columns: Iterable<string>,
  values: Values,
): string {
  const own = new Set(columns)
  const chosen = matchingIdsSql(whichClaims(filter), `${table}_chosen`, values)
  if (own.size === 0) return `${table} as (${chosen})`
  const selected = ['id', ...own].map((column) => `claim.${column}`).join(', ')
  return `${table} as (select ${selected} from (${chosen}) chosen join claim using (id))`
}

/**
 * The buckets of a facet: its keys, `count`, and `place` in their order.
 * @param table what has the claims counted
 * @param within a column of it by which the buckets are kept apart
 */
export function bucketsSql(
  facet: Facet,
  table: string,
  filter: Filter,
  values: Values,
  within?: string,
): string {
  const keys = Object.entries(facet.keys)
  const columns = [
    ...(within ? [`matching.${within} as ${within}`] : []),
    ...keys.map(([key, sql]) => `${sql} as ${key}`),
  ]
  const groups = [...(within ? [`matching.${within}`] : []), ...Object.values(facet.keys)]
  return `
    select bucket.*, ${facet.value} as value, ${facet.name} as name,
      row_number() over (${within ? `partition by bucket.${within} ` : ''}order by bucket.count desc, ${facet.order}) as place
    from (
      select ${columns.join(', ')}, count(${facet.isRepeated ? 'distinct matching.id' : '*'})::int as count
      from ${table} matching ${facet.joins(filter, values)}
      group by ${groups.join(', ')}
    ) bucket
    ${facet.names}`
}
