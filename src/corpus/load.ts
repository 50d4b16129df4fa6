import { fileURLToPath } from 'node:url'
import { type Database, openDatabase } from '../database/client.ts'
import { Prisma } from '../database/generated/client.ts'
import { type Corpus, readCorpus } from './read.ts'
import { type Named, type Rows, rowsOf, TABLES, type Table } from './rows.ts'

/** The corpus that ships. */
const SHIPPED = fileURLToPath(new URL('../../prisma/corpus', import.meta.url))

const BULK_LIMITS = { maxWait: 10_000, timeout: 3_600_000 }

type Transaction = Parameters<Parameters<Database['$transaction']>[0]>[0]

/** Loads the corpus that ships where there is no article yet. Says whether it did. */
export async function loadCorpusIfEmpty(databaseUrl: string): Promise<boolean> {
  const database = openDatabase({ connectionString: databaseUrl, max: 1 })
  try {
    const isEmpty = (await database.article.findFirst({ select: { id: true } })) === null
    if (isEmpty) await loadCorpus(database, SHIPPED)
    return isEmpty
  } finally {
    await database.$disconnect()
  }
}

/** How much the database holds. */
export async function countCorpus(databaseUrl: string) {
  const database = openDatabase({ connectionString: databaseUrl, max: 1 })
  try {
    const articles = await database.article.count()
    const claims = await database.claim.count()
    const people = await database.person.count()
    const sources = await database.source.count()
    return { articles, claims, people, sources }
  } finally {
    await database.$disconnect()
  }
}

/**
 * Adds the corpus of a folder to the database: all of it, or nothing.
 * @throws CorpusError when a file is at fault
 */
export async function loadCorpus(database: Database, folder: string): Promise<void> {
  await addCorpus(database, await readCorpus(folder))
}

/** Adds a corpus to the database: all of it, or nothing. */
export async function addCorpus(database: Database, corpus: Corpus): Promise<void> {
  await database.$transaction(async (transaction) => {
    await excludeWriters(transaction)
    const rows = rowsOf(corpus, await lastIds(transaction), await findNamed(transaction))
    await insert(transaction, rows)
    await transaction.$queryRaw`select refresh_all_attribution_traits()::text`
  }, BULK_LIMITS)
}

/** Ids are handed out here, not by the sequences; and index tables are refreshed once, at the end. */
async function excludeWriters(transaction: Transaction): Promise<void> {
  const tables = Prisma.raw([...TABLES, 'country'].map(tableName).join(', '))
  await transaction.$executeRaw`lock table ${tables} in share row exclusive mode`
  await transaction.$queryRaw`select set_config('claimgraph.bulk_load', 'on', true)`
}

async function lastIds(transaction: Transaction): Promise<Record<Table, number>> {
  const each = TABLES.map((table) => `(select coalesce(max(id), 0) from ${tableName(table)}) as "${table}"`)
  const [last] = await transaction.$queryRaw<[Record<Table, number>]>`select ${Prisma.raw(each.join(', '))}`
  return last
}

async function findNamed(transaction: Transaction): Promise<Named & { country: Set<string> }> {
  const bySlug = { select: { id: true, slug: true } } as const
  const ids = (rows: { id: number; slug: string }[]) => new Map(rows.map(({ id, slug }) => [slug, id]))
  const claims = await transaction.claim.findMany({ select: { id: true, key: true } })
  const countries = await transaction.country.findMany({ select: { code: true } })
  return {
    topic: ids(await transaction.topic.findMany(bySlug)),
    organization: ids(await transaction.organization.findMany(bySlug)),
    source: ids(await transaction.source.findMany(bySlug)),
    person: ids(await transaction.person.findMany(bySlug)),
    article: ids(await transaction.article.findMany(bySlug)),
    claim: new Map(claims.map(({ id, key }) => [key, id])),
    country: new Set(countries.map(({ code }) => code)),
  }
}

async function insert(transaction: Transaction, rows: Rows): Promise<void> {
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
  const each = TABLES.map(
    (table) =>
      `setval(pg_get_serial_sequence('${tableName(table)}', 'id'), (select coalesce(max(id), 0) + 1 from ${tableName(table)}), false)`,
  )
  await transaction.$queryRaw`select ${Prisma.raw(each.join(', '))}`
}

/** claimSubject -> claim_subject */
function tableName(model: string): string {
  return model.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
