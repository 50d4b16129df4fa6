import type { Database } from '../database/client.ts'
import { Prisma } from '../database/generated/client.ts'

export type Transaction = Parameters<Parameters<Database['$transaction']>[0]>[0]

/** For a transaction that takes in whole folders. */
export const BULK_LIMITS = { maxWait: 10_000, timeout: 86_400_000 }

/** The tables with a generated id that a corpus fills, in an order in which every row finds what it points to. */
export const TABLES = [
  'topic',
  'organization',
  'source',
  'sourceControl',
  'person',
  'personName',
  'affiliation',
  'fact',
  'article',
  'byline',
  'articleText',
  'block',
  'unnamedSpeaker',
  'unnamedSpeakerCountry',
  'claim',
  'claimSubject',
  'attribution',
  'span',
  'question',
  'stance',
  'claimRelation',
  'reference',
] as const
export type Table = (typeof TABLES)[number]

export type Row<T extends Table | 'country'> = Exclude<
  Prisma.TypeMap['model'][Capitalize<T>]['operations']['createMany']['args']['data'],
  unknown[]
>

/** The rows of a corpus by table. */
export type Rows = { [T in Table | 'country']: Row<T>[] }

/**
 * Ids are handed out by us, not by the sequences; and index tables are refreshed once, at the end. Triggers plan their
 * statements once: while tables grow, PostgreSQL would plan them anew for every row.
 */
export async function excludeWriters(transaction: Transaction): Promise<void> {
  const tables = Prisma.raw([...TABLES, 'country'].map(nameOf).join(', '))
  await transaction.$executeRaw`lock table ${tables} in share row exclusive mode`
  await transaction.$queryRaw`
    select set_config('claimgraph.bulk_load', 'on', true), set_config('plan_cache_mode', 'force_generic_plan', true)`
}

/** The greatest id in use in each table. */
export async function lastIds(transaction: Transaction): Promise<Record<Table, number>> {
  const each = TABLES.map((table) => `(select coalesce(max(id), 0) from ${nameOf(table)}) as "${table}"`)
  const [last] = await transaction.$queryRaw<[Record<Table, number>]>`select ${Prisma.raw(each.join(', '))}`
  return last
}

/**
 * Brings up to date what was left as it was while rows came: statistics, sequences and index tables.
 * @param last the greatest id in use in each table, before they came
 */
export async function refreshTables(transaction: Transaction, last: Record<Table, number>): Promise<void> {
  const now = await lastIds(transaction)
  // As autovacuum would, of what is by a tenth more than it was.
  const grown = TABLES.filter((table) => now[table] > last[table] * 1.1)
  if (grown.length > 0) await transaction.$executeRaw`analyze ${Prisma.raw(grown.map(nameOf).join(', '))}`
  const moves = TABLES.map(
    (table) => `setval(pg_get_serial_sequence('${nameOf(table)}', 'id'), ${now[table] + 1}, false)`,
  )
  await transaction.$queryRaw`select ${Prisma.raw(moves.join(', '))}`
  await transaction.$queryRaw`
    select add_attribution_traits(${last.attribution})::text, add_subject_stances(${last.stance})::text`
}

/** claimSubject -> claim_subject */
export function nameOf(tableOrField: string): string {
  return tableOrField.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
