import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import * as format from './format.ts'

type Path = readonly (string | number)[]

/** Says of a corpus what is wrong with it, one line for each fault: file, line, field, reason. */
export class CorpusError extends Error {
  override name = 'CorpusError'
}

/** One file of a corpus, and where in it each field stands. */
export interface CorpusFile<T> {
  content: T
  /** "people.yaml:12: [3].facts[0].country" */
  locate(path: Path): string
}

export interface Corpus {
  countries: CorpusFile<z.output<typeof format.countriesFile>>
  topics: CorpusFile<z.output<typeof format.topicsFile>>
  organizations: CorpusFile<z.output<typeof format.organizationsFile>>
  sources: CorpusFile<z.output<typeof format.sourcesFile>>
  people: CorpusFile<z.output<typeof format.peopleFile>>
  questions: CorpusFile<z.output<typeof format.questionsFile>>
  relations: CorpusFile<z.output<typeof format.relationsFile>>
  articles: CorpusFile<z.output<typeof format.articleFile>>[]
}

/** Reads a folder of corpus files. Throws a CorpusError that lists every fault of every file. */
export async function readCorpus(folder: string): Promise<Corpus> {
  const faults: string[] = []
  const read = <T extends z.ZodType>(name: string, schema: T, absent?: string) =>
    readCorpusFile(join(folder, name), schema, faults, absent)
  const names = (await readdir(join(folder, 'articles')).catch(() => [])).filter((name) =>
    name.endsWith('.yaml'),
  )
  const corpus = {
    countries: await read('countries.yaml', format.countriesFile, '[]'),
    topics: await read('topics.yaml', format.topicsFile, '[]'),
    organizations: await read('organizations.yaml', format.organizationsFile, '[]'),
    sources: await read('sources.yaml', format.sourcesFile, '[]'),
    people: await read('people.yaml', format.peopleFile, '[]'),
    questions: await read('questions.yaml', format.questionsFile, '[]'),
    relations: await read('relations.yaml', format.relationsFile, '[]'),
    articles: await Promise.all(names.sort().map((name) => read(join('articles', name), format.articleFile))),
  }
  if (faults.length > 0) throw new CorpusError(faults.join('\n'))
  return corpus
}

async function readCorpusFile<T extends z.ZodType>(
  path: string,
  schema: T,
  faults: string[],
  absent?: string,
): Promise<CorpusFile<z.output<T>>> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && absent) return absent
    throw new CorpusError(`${path}: cannot be read (${error.code})`)
  })
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, uniqueKeys: true })
  const locate = (at: Path) => {
    const line = lineOf(document, lineCounter, at)
    return `${basename(path)}${line ? `:${line}` : ''}: ${fieldOf(at)}`
  }
  for (const error of document.errors)
    faults.push(`${basename(path)}:${error.linePos?.[0].line ?? 1}: ${error.code}`)
  const parsed = schema.safeParse(document.errors.length > 0 ? undefined : document.toJS())
  if (parsed.success) return { content: parsed.data, locate }
  if (document.errors.length === 0) {
    for (const issue of flatten(parsed.error.issues)) faults.push(`${locate(issue.path)} ${issue.message}`)
  }
  return { content: EMPTY, locate }
}

// Never read: a file with faults makes readCorpus throw.
const EMPTY = undefined as never

interface Fault {
  path: Path
  message: string
}

// A value that fits no member of a union is reported as what the closest member says of it.
function flatten(issues: readonly z.core.$ZodIssue[], above: Path = []): Fault[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...issue.path.filter((step) => typeof step !== 'symbol')]
    if (issue.code !== 'invalid_union') return [{ path, message: issue.message }]
    const members = issue.errors.map((member) => flatten(member, path))
    return members.reduce((closest, member) => (member.length < closest.length ? member : closest))
  })
}

function lineOf(
  document: ReturnType<typeof parseDocument>,
  counter: LineCounter,
  path: Path,
): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return counter.linePos(node.range[0]).line
  }
  return undefined
}

function fieldOf(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '')
}
