import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type CorpusFile, parseCorpusFile } from './corpus-file.ts'
import * as format from './format.ts'
import { CorpusError, readText } from './text-file.ts'

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

/** Each may be absent. Beside them there is a folder of articles. */
const FILES = ['countries', 'topics', 'organizations', 'sources', 'people', 'questions', 'relations'].map(
  (noun) => `${noun}.yaml`,
)

/** Reads a folder of corpus files. Throws a CorpusError that lists every fault of every file. */
export async function readCorpus(folder: string): Promise<Corpus> {
  const faults: string[] = []
  const names = await listFiles(folder, faults)
  const read = async <T extends z.ZodType>(name: string, schema: T) => {
    try {
      const text = names.includes(name) ? await readText(join(folder, name), name) : '[]'
      return parseCorpusFile(name, text, schema)
    } catch (error) {
      if (!(error instanceof CorpusError)) throw error
      faults.push(error.message)
      return z.NEVER
    }
  }
  const articles = names.filter((name) => name.startsWith('articles/'))
  const corpus = {
    countries: await read('countries.yaml', format.countriesFile),
    topics: await read('topics.yaml', format.topicsFile),
    organizations: await read('organizations.yaml', format.organizationsFile),
    sources: await read('sources.yaml', format.sourcesFile),
    people: await read('people.yaml', format.peopleFile),
    questions: await read('questions.yaml', format.questionsFile),
    relations: await read('relations.yaml', format.relationsFile),
    articles: await Promise.all(articles.map((name) => read(name, format.articleFile))),
  }
  if (faults.length > 0) throw new CorpusError(faults.join('\n'))
  return corpus
}

/** The files that are there. One that would be passed over, its name being misspelt, is a fault. */
async function listFiles(folder: string, faults: string[]): Promise<string[]> {
  const list = async (path: string) =>
    (await readdir(path)).filter((name) => /^[^.].*\.ya?ml$/.test(name)).sort()
  const top = await list(folder).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'there is no such folder' : `no folder to read (${error.code})`
    throw new CorpusError(`${folder}: ${reason}`)
  })
  const articles = await list(join(folder, 'articles')).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') faults.push(`articles: no folder to read (${error.code})`)
    return []
  })
  const names = [...top, ...articles.map((name) => `articles/${name}`)]
  const expected = `${FILES.join(', ')}, articles/*.yaml`
  if (names.length === 0) throw new CorpusError(`${folder}: no file of a corpus is there: ${expected}`)
  const isExpected = (name: string) => FILES.includes(name) || /^articles\/.*\.yaml$/.test(name)
  for (const name of names) {
    if (!isExpected(name)) faults.push(`${name}: is no file of a corpus; those are ${expected}`)
  }
  return names.filter(isExpected)
}
