import { type Values, whereSql } from '../database/where.ts'
import { findWalks } from '../graphql/ordered-index.ts'
import { aliasesFrom, walkedIdsSql } from '../graphql/walk-sql.ts'
import { whichClaims } from './claim-filter.ts'
import { claimIndexes } from './claim-indexes.ts'
import type { Facet, Filter } from './facets.ts'

/** The claims that are counted, as a common table expression: read once, however many counts are made of it. */
export function matchingSql(
  table: string,
  filter: Filter,
  columns: Iterable<string>,
  values: Values,
): string {
  const where = whichClaims(filter)
  const own = new Set(columns)
  const selected = ['id', ...own].map((column) => `claim.${column}`).join(', ')
  const walks = findWalks(claimIndexes, 'Claim', [], where)
  if (!walks)
    return `${table} as (select ${selected} from claim where ${whereSql('Claim', 'claim', where, values)})`
  const chosen = walkedIdsSql(walks, 'Claim', aliasesFrom(table), values)
  return own.size === 0
    ? `${table} as (select claim.id from (${chosen}) claim)`
    : `${table} as (select ${selected} from (${chosen}) chosen join claim on claim.id = chosen.id)`
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
