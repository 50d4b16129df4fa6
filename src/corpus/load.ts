import { fileURLToPath } from 'node:url'
import { type Database, openDatabase } from '../database/client.ts'
import { Prisma } from '../database/generated/client.ts'
import { refusalOf } from '../database/refusal.ts'
import type { Known } from './draft.ts'
import { type Corpus, readCorpus } from './read.ts'
import { rowsOf } from './rows.ts'
import { createStage, type Stage } from './stage.ts'
import { BULK_LIMITS, excludeWriters, lastIds, refreshTables, type Transaction } from './tables.ts'
import { CorpusError } from './text-file.ts'

/** The corpus that ships. */
const SHIPPED = fileURLToPath(new URL('../../prisma/corpus', import.meta.url))

/** Loads the corpus that ships where there is no article yet. Says whether it did. */
export async function loadCorpusIfEmpty(databaseUrl: string): Promise<boolean> {
  const database = openDatabase({ connectionString: databaseUrl, max: 1 })
  try {
    if (await hasArticles(database)) return false
    return (await addCorpus(database, await readCorpus(SHIPPED), { onlyIfEmpty: true })) !== undefined
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

/** What a corpus has added. */
interface Added {
  articles: number
  claims: number
}

/**
 * Adds a corpus to the database: all of it, or nothing. Nothing comes back where it did not.
 * @throws CorpusError when the corpus is at fault
 */
export async function addCorpus(
  database: Database,
  corpus: Corpus,
  { onlyIfEmpty = false, tell = (_words: string) => {} } = {},
): Promise<Added | undefined> {
  return database.$transaction(async (transaction) => {
    await excludeWriters(transaction)
    // Another program may have been faster.
    if (onlyIfEmpty && (await hasArticles(transaction))) return undefined
    const stage = await createStage(transaction)
    const added: Added = { articles: 0, claims: 0 }
    const last = await lastIds(transaction)
    for await (const rows of rowsOf(corpus, last, await findKnown(transaction))) {
      await stage.add(rows)
      added.articles += rows.article.length
      added.claims += rows.claim.length
      tell(`${inWords(added.articles)} articles and ${inWords(added.claims)} claims read`)
    }
    await transaction.$executeRaw`savepoint inserting`
    try {
      await stage.insert((table) => tell(`${inWords(added.claims)} claims read; adding to table ${table}`))
      tell('checking chains and references')
      await transaction.$executeRaw`set constraints all immediate`
    } catch (error) {
      const refusal = refusalOf(error)
      if (refusal === undefined) throw error
      await transaction.$executeRaw`rollback to savepoint inserting`
      throw new CorpusError(`The database refuses it: ${await nameRow(refusal, stage)}`)
    }
    tell('refreshing index tables')
    await refreshTables(transaction, last)
    return added
  }, BULK_LIMITS)
}

const inWords = (count: number) => count.toLocaleString('en-US')

async function hasArticles(database: Transaction): Promise<boolean> {
  return (await database.article.findFirst({ select: { id: true } })) !== null
}

async function findKnown(transaction: Transaction): Promise<Known> {
  const countries = await transaction.country.findMany({ select: { code: true } })
  return {
    topic: await findNames(transaction, 'slug, id from topic'),
    organization: await findNames(transaction, 'slug, id from organization'),
    source: await findNames(transaction, 'slug, id from source'),
    person: await findNames(transaction, 'slug, id from person'),
    article: await findNames(transaction, 'slug, id from article'),
    question: await findNames(transaction, 'slug, id from question'),
    claim: await findNames(transaction, 'key, id from claim'),
    country: new Set(countries.map(({ code }) => code)),
    text: await findNames(
      transaction,
      'slug, max(text.id) from article_text text join article on article.id = article_id group by slug',
    ),
  }
}

/** Come as two lists: as millions of rows, or as one object, they would take much more time and memory. */
async function findNames(transaction: Transaction, selected: string): Promise<Map<string, number>> {
  const [found] = await transaction.$queryRaw<[{ names: string[]; ids: number[] }]>`
    select coalesce(json_agg(name), '[]') as names, coalesce(json_agg(id), '[]') as ids
    from (select ${Prisma.raw(selected)}) named (name, id)`
  return new Map(found.names.map((name, at) => [name, found.ids[at] ?? 0]))
}

/** What a refusal tells by its id and has no name of its own: its table, and that of what it belongs to. */
const OWNERS: Record<string, [string, string]> = {
  text: ['article_text', 'article'],
  fact: ['fact', 'person'],
  affiliation: ['affiliation', 'person'],
  control: ['source_control', 'source'],
}

/** Puts the name in the corpus beside an id, which only the database has seen. */
async function nameRow(refusal: string, stage: Stage): Promise<string> {
  const [words, noun = '', id] = /\b(claim|text|fact|affiliation|control) (\d+)\b/.exec(refusal) ?? []
  if (words === undefined) return refusal
  const [table, owner] = OWNERS[noun] ?? [noun]
  const row = await stage.find(table, Number(id))
  const named = owner ? await stage.find(owner, Number(row?.[`${owner}_id`])) : row
  return named ? refusal.replace(words, `${words} (${named.key ?? named.slug})`) : refusal
}
