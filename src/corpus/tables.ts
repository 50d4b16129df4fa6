import type { Database } from '../database/client.ts'
import { Prisma } from '../database/generated/client.ts'

export type Transaction = Parameters<Parameters<Database['$transaction']>[0]>[0]

/** For a transaction that takes in whole folders. */
export const BULK_LIMITS = { maxWait: 10_000, timeout: 3_600_000 }

/** The tables with a generated id that a corpus fills. */
const TABLES = [
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

/** Ids are handed out by us, not by the sequences; and index tables are refreshed once, at the end. */
export async function excludeWriters(transaction: Transaction): Promise<void> {
  const tables = Prisma.raw([...TABLES, 'country'].map(nameOf).join(', '))
  await transaction.$executeRaw`lock table ${tables} in share row exclusive mode`
  await transaction.$queryRaw`select set_config('claimgraph.bulk_load', 'on', true)`
}

/** The greatest id in use in each table. */
export async function lastIds(transaction: Transaction): Promise<Record<Table, number>> {
  const each = TABLES.map((table) => `(select coalesce(max(id), 0) from ${nameOf(table)}) as "${table}"`)
  const [last] = await transaction.$queryRaw<[Record<Table, number>]>`select ${Prisma.raw(each.join(', '))}`
  return last
}

/** Inserts in an order in which every row finds what it points to, and brings sequences and index tables up to date. */
export async function insertRows(transaction: Transaction, rows: Rows): Promise<void> {
  await transaction.country.createMany({ data: rows.country })
  await transaction.topic.createMany({ data: rows.topic })
  await transaction.organization.createMany({ data: rows.organization })
  await transaction.source.createMany({ data: rows.source })
  await transaction.sourceControl.createMany({ data: rows.sourceControl })
  await transaction.person.createMany({ data: rows.person })
  await transaction.personName.createMany({ data: rows.personName })
  await transaction.affiliation.createMany({ data: rows.affiliation })
  await transaction.fact.createMany({ data: rows.fact })
  await transaction.article.createMany({ data: rows.article })
  await transaction.byline.createMany({ data: rows.byline })
  await transaction.articleText.createMany({ data: rows.articleText })
  await transaction.block.createMany({ data: rows.block })
  await transaction.unnamedSpeaker.createMany({ data: rows.unnamedSpeaker })
  await transaction.unnamedSpeakerCountry.createMany({ data: rows.unnamedSpeakerCountry })
  await transaction.claim.createMany({ data: rows.claim })
  await transaction.claimSubject.createMany({ data: rows.claimSubject })
  await transaction.attribution.createMany({ data: rows.attribution })
  await transaction.span.createMany({ data: rows.span })
  await transaction.question.createMany({ data: rows.question })
  await transaction.stance.createMany({ data: rows.stance })
  await transaction.claimRelation.createMany({ data: rows.claimRelation })
  await transaction.reference.createMany({ data: rows.reference })
  const sequences = TABLES.map(nameOf).map(
    (name) =>
      `setval(pg_get_serial_sequence('${name}', 'id'), (select coalesce(max(id), 0) + 1 from ${name}), false)`,
  )
  await transaction.$queryRaw`select ${Prisma.raw(sequences.join(', '))}`
  await transaction.$queryRaw`select refresh_all_attribution_traits()::text, refresh_all_subject_stances()::text`
}

/** claimSubject -> claim_subject */
function nameOf(table: string): string {
  return table.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
