import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type CorpusFile, parseCorpusFile } from './corpus-file.ts'
import { collectFaults, type Faults } from './faults.ts'
import * as format from './format.ts'
import { CorpusError, readText } from './text-file.ts'

export type Article = z.output<typeof format.articleFile>

export interface Corpus {
  countries: CorpusFile<z.output<typeof format.countriesFile>>
  topics: CorpusFile<z.output<typeof format.topicsFile>>
  organizations: CorpusFile<z.output<typeof format.organizationsFile>>
  sources: CorpusFile<z.output<typeof format.sourcesFile>>
  people: CorpusFile<z.output<typeof format.peopleFile>>
  questions: CorpusFile<z.output<typeof format.questionsFile>>
  relations: CorpusFile<z.output<typeof format.relationsFile>>
  /** Read one by one while they are asked for, so that they need not all be held. */
  articles: AsyncIterable<CorpusFile<Article>> | Iterable<CorpusFile<Article>>
}

/** Each may be absent. Beside them there is a folder of articles. */
const FILES = ['countries', 'topics', 'organizations', 'sources', 'people', 'questions', 'relations'].map(
  (noun) => `${noun}.yaml`,
)

/**
 * Reads a folder of corpus files; of its articles, each when it is asked for.
 * @throws CorpusError with the faults of all files, before the first article or after the last
 */
export async function readCorpus(folder: string): Promise<Corpus> {
  const faults = collectFaults()
  const names = await listFiles(folder, faults)
  const read = async <T extends z.ZodType>(noun: string, schema: T) => {
    const name = `${noun}.yaml`
    const file = names.includes(name)
      ? await readFile(folder, name, schema, faults)
      : parseCorpusFile(name, '[]', schema)
    return file ?? z.NEVER
  }
  const corpus = {
    countries: await read('countries', format.countriesFile),
    topics: await read('topics', format.topicsFile),
    organizations: await read('organizations', format.organizationsFile),
    sources: await read('sources', format.sourcesFile),
    people: await read('people', format.peopleFile),
    questions: await read('questions', format.questionsFile),
    relations: await read('relations', format.relationsFile),
    articles: readArticles(
      folder,
      names.filter((name) => name.startsWith('articles/')),
      faults,
    ),
  }
  // It ends by throwing.
  if (faults.count > 0) for await (const _ of corpus.articles);
  return corpus
}

async function* readArticles(
  folder: string,
  names: readonly string[],
  faults: Faults,
): AsyncGenerator<CorpusFile<Article>> {
  for (const name of names) {
    const file = await readFile(folder, name, format.articleFile, faults)
    if (file && faults.count === 0) yield file
  }
  faults.throwIfAny()
}

async function readFile<T extends z.ZodType>(
  folder: string,
  name: string,
  schema: T,
  faults: Faults,
): Promise<CorpusFile<z.output<T>> | undefined> {
  try {
    return parseCorpusFile(name, await readText(join(folder, name), name), schema)
  } catch (error) {
    if (!(error instanceof CorpusError)) throw error
    for (const line of error.message.split('\n')) faults.add(() => line)
  }
}

/** The files that are there. One that would be passed over, its name being misspelt, is a fault. */
async function listFiles(folder: string, faults: Faults): Promise<string[]> {
  const list = async (path: string) =>
    (await readdir(path)).filter((name) => /^[^.].*\.ya?ml$/.test(name)).sort()
  const top = await list(folder).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'there is no such folder' : `no folder to read (${error.code})`
    throw new CorpusError(`${folder}: ${reason}`)
  })
  const articles = await list(join(folder, 'articles')).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') faults.add(() => `articles: no folder to read (${error.code})`)
    return []
  })
  const names = [...top, ...articles.map((name) => `articles/${name}`)]
  const expected = `${FILES.join(', ')}, articles/*.yaml`
  if (names.length === 0) throw new CorpusError(`${folder}: no file of a corpus is there: ${expected}`)
  const isExpected = (name: string) => FILES.includes(name) || /^articles\/.*\.yaml$/.test(name)
  for (const name of names) {
    if (!isExpected(name)) faults.add(() => `${name}: is no file of a corpus; those are ${expected}`)
  }
  return names.filter(isExpected)
}
