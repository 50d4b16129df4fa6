import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { Database } from '../database/client.ts'
import { refusalOf } from '../database/refusal.ts'
import { BULK_LIMITS, type Transaction } from './tables.ts'
import { CorpusError, listTextFiles, readText } from './text-file.ts'

/** A text that is now with its article. */
export interface Attachment {
  file: string
  /** The slug of the article. */
  article: string
  /** How many were found in the text, word for word. */
  spans: number
  references: number
  /** False when the article had its text before. */
  isNew: boolean
}

interface Text {
  file: string
  sha256: string
  body: string
}

/**
 * Gives articles their texts: each file to the article that has recorded the hash of just these bytes. The database
 * then checks every span and reference against the text, and keeps their words. All files are attached, or none.
 * @param paths files, and folders of files, relative to `folder`
 * @throws CorpusError that names every file at fault
 */
export async function attachTexts(
  database: Database,
  paths: readonly string[],
  folder: string,
): Promise<Attachment[]> {
  const faults: string[] = []
  const texts = await readTexts(paths, folder, faults)
  return database.$transaction(async (transaction) => {
    const attachments: Attachment[] = []
    for (const text of texts) {
      const attachment = await attach(transaction, text)
      if (typeof attachment === 'string') faults.push(`${text.file}: ${attachment}`)
      else attachments.push(attachment)
    }
    if (faults.length > 0) throw new CorpusError([...faults, 'Nothing was attached.'].join('\n'))
    return attachments
  }, BULK_LIMITS)
}

async function readTexts(paths: readonly string[], folder: string, faults: string[]): Promise<Text[]> {
  const texts: Text[] = []
  for (const { name, path } of await listTextFiles(paths, folder, faults)) {
    try {
      const body = await readText(path, name)
      texts.push({ file: name, sha256: hash(body), body })
    } catch (error) {
      if (!(error instanceof CorpusError)) throw error
      faults.push(error.message)
    }
  }
  return texts
}

/** Says why where it cannot, and then leaves the transaction as it was. */
async function attach(transaction: Transaction, text: Text): Promise<Attachment | string> {
  const { file, sha256, body } = text
  const recorded = await transaction.articleText.findUnique({
    where: { sha256 },
    select: { id: true, article: { select: { slug: true } } },
  })
  if (!recorded) return whyUnknown(transaction, text)
  const { id, article } = recorded
  await transaction.$executeRaw`savepoint attaching`
  try {
    const { count } = await transaction.articleText.updateMany({ where: { id, body: null }, data: { body } })
    const spans = await transaction.span.count({ where: { textId: id, exact: { not: null } } })
    const references = await transaction.reference.count({ where: { textId: id, exact: { not: null } } })
    return { file, article: article.slug, spans, references, isNew: count > 0 }
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal) throw error
    await transaction.$executeRaw`rollback to savepoint attaching`
    return `is the text of ${article.slug}, but what is recorded of it is wrong: ${refusal}`
  }
}

/** What is nearest to the text by its bytes, by the name of its file or by its length. */
async function whyUnknown(transaction: Transaction, { file, body }: Text): Promise<string> {
  const length = [...body].length
  const slug = basename(file).replace(/\.\w*$/, '')
  const bare = body.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  const alike = [bare, bare.trimEnd(), `${bare}\n`, bare.replaceAll('\n', '\r\n')].map(hash)
  const near = await transaction.articleText.findMany({
    where: { OR: [{ sha256: { in: alike } }, { article: { slug } }, { length }] },
    select: { sha256: true, length: true, article: { select: { slug: true } } },
  })
  const same = near.find((text) => alike.includes(text.sha256))
  if (same) return `differs from the text of ${same.article.slug} in blanks, line ends or a byte order mark`
  const [namesake] = near.filter(({ article }) => article.slug === slug)
  if (namesake)
    return `is not the text of ${slug}, which has ${namesake.length} characters; this has ${length}`
  if (near[0]) return `no article has this text; that of ${near[0].article.slug} is just as long`
  return 'no article has this text'
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
