import { fileURLToPath } from 'node:url'
import { type Database, openDatabase } from '../database/client.ts'
import { refusalOf } from '../database/refusal.ts'
import type { Known } from './draft.ts'
import { type Corpus, readCorpus } from './read.ts'
import { rowsOf } from './rows.ts'
import { BULK_LIMITS, excludeWriters, insertRows, lastIds, type Rows, type Transaction } from './tables.ts'
import { CorpusError } from './text-file.ts'

/** The corpus that ships. */
const SHIPPED = fileURLToPath(new URL('../../prisma/corpus', import.meta.url))

/** Loads the corpus that ships where there is no article yet. Says whether it did. */
export async function loadCorpusIfEmpty(databaseUrl: string): Promise<boolean> {
  const database = openDatabase({ connectionString: databaseUrl, max: 1 })
  try {
    if (await hasArticles(database)) return false
    return await addCorpus(database, await readCorpus(SHIPPED), { onlyIfEmpty: true })
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
 * Adds a corpus to the database: all of it, or nothing. Says whether it did.
 * @throws CorpusError when the corpus is at fault
 */
export async function addCorpus(
  database: Database,
  corpus: Corpus,
  { onlyIfEmpty = false } = {},
): Promise<boolean> {
  let rows: Rows | undefined
  const adding = database.$transaction(async (transaction) => {
    await excludeWriters(transaction)
    // Another program may have been faster.
    if (onlyIfEmpty && (await hasArticles(transaction))) return false
    rows = rowsOf(corpus, await lastIds(transaction), await findKnown(transaction))
    await insertRows(transaction, rows)
    return true
  }, BULK_LIMITS)
  return adding.catch((error: unknown) => {
    const refusal = refusalOf(error)
    throw refusal && rows ? new CorpusError(`The database refuses it: ${nameRows(refusal, rows)}`) : error
  })
}

async function hasArticles(database: Transaction): Promise<boolean> {
  return (await database.article.findFirst({ select: { id: true } })) !== null
}

async function findKnown(transaction: Transaction): Promise<Known> {
  const bySlug = { select: { id: true, slug: true } } as const
  const ids = (rows: { id: number; slug: string }[]) => new Map(rows.map(({ id, slug }) => [slug, id]))
  const claims = await transaction.claim.findMany({ select: { id: true, key: true } })
  const countries = await transaction.country.findMany({ select: { code: true } })
  const texts = await transaction.articleText.findMany({
    select: { id: true, article: { select: { slug: true } } },
    orderBy: { id: 'asc' },
  })
  return {
    topic: ids(await transaction.topic.findMany(bySlug)),
    organization: ids(await transaction.organization.findMany(bySlug)),
    source: ids(await transaction.source.findMany(bySlug)),
    person: ids(await transaction.person.findMany(bySlug)),
    article: ids(await transaction.article.findMany(bySlug)),
    question: ids(await transaction.question.findMany(bySlug)),
    claim: new Map(claims.map(({ id, key }) => [key, id])),
    country: new Set(countries.map(({ code }) => code)),
    text: new Map(texts.map(({ id, article }) => [article.slug, id])),
  }
}

/** Puts the names of the corpus in the place of ids, which only the database has seen. */
function nameRows(refusal: string, rows: Rows): string {
  const slugOf = (table: { id?: number; slug: string }[], id: number | undefined) =>
    table.find((row) => row.id === id)?.slug
  const names: Record<string, (id: number) => string | undefined> = {
    claim: (id) => rows.claim.find((claim) => claim.id === id)?.key,
    text: (id) => slugOf(rows.article, rows.articleText.find((text) => text.id === id)?.articleId),
    fact: (id) => slugOf(rows.person, rows.fact.find((fact) => fact.id === id)?.personId),
    affiliation: (id) => slugOf(rows.person, rows.affiliation.find((post) => post.id === id)?.personId),
    control: (id) => slugOf(rows.source, rows.sourceControl.find((control) => control.id === id)?.sourceId),
  }
  return refusal.replace(/\b(\w+) (\d+)\b/g, (words, noun: string, id: string) => {
    const name = names[noun]?.(Number(id))
    return name ? `${noun} ${id} (${name})` : words
  })
}
