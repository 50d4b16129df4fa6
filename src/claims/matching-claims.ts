import type { Prisma } from '../database/generated/client.ts'
import { type Values, whereSql } from '../database/where.ts'
import { findWalks } from '../graphql/ordered-index.ts'
import { aliasesFrom, walkedIdsSql } from '../graphql/walk-sql.ts'
import { claimIndexes } from './claim-indexes.ts'

/**
 * A statement for the ids of the claims that fit a condition, once each.
 * @param name begins the names that it gives its tables
 */
export function matchingIdsSql(where: Prisma.ClaimWhereInput, name: string, values: Values): string {
  const walks = findWalks(claimIndexes, 'Claim', [], where)
  if (!walks) return `select ${name}.id from claim ${name} where ${whereSql('Claim', name, where, values)}`
  return `select id from (${walkedIdsSql(walks, 'Claim', aliasesFrom(name), values)}) ${name}`
}
