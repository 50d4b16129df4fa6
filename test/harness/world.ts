import { createHash } from 'node:crypto'
import type { z } from 'zod'
import * as format from '../../src/corpus/format.ts'
import { addCorpus } from '../../src/corpus/load.ts'
import type { Corpus } from '../../src/corpus/read.ts'
import type { Database } from '../../src/database/client.ts'

type Article = z.input<typeof format.articleFile>
type Claim = NonNullable<Article['claims']>[number]

/** What a test needs of a corpus; the rest is made up. */
interface World {
  countries?: z.input<typeof format.countriesFile>
  topics?: z.input<typeof format.topicsFile>
  organizations?: z.input<typeof format.organizationsFile>
  sources?: z.input<typeof format.sourcesFile>
  people?: z.input<typeof format.peopleFile>
  questions?: z.input<typeof format.questionsFile>
  relations?: z.input<typeof format.relationsFile>
  articles?: (Partial<Omit<Article, 'claims'>> & {
    slug: string
    claims?: (Partial<Claim> & { key: string })[]
  })[]
}

const COUNTRIES = [
  { code: 'CN', name: 'China', demonym: 'Chinese', metonyms: ['Beijing'] },
  { code: 'JP', name: 'Japan', demonym: 'Japanese', metonyms: ['Tokyo'] },
  { code: 'RU', name: 'Russia', demonym: 'Russian', metonyms: ['Moscow'] },
  { code: 'US', name: 'United States', demonym: 'American', metonyms: ['Washington'] },
]

/** The text of every article of a world. */
const TEXT = 'Nothing is said here that is not said elsewhere. '.repeat(40)

/** A reference for what needs one. */
export const REFERENCE = { url: 'https://example.org/', says: 'It is so.' }

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** The stretch of a text between two code points, as corpus files give it. */
export function stretch(start: number, end: number, text = TEXT) {
  return { start, end, sha256: sha256([...text].slice(start, end).join('')) }
}

/** Puts a world into a database, in the way that corpora are loaded. Beside another it must bring no country of its own. */
export async function createWorld(database: Database, world: World): Promise<void> {
  const corpus: Corpus = {
    countries: file(format.countriesFile.parse(world.countries ?? COUNTRIES)),
    topics: file(format.topicsFile.parse(world.topics ?? [])),
    organizations: file(format.organizationsFile.parse(world.organizations ?? [])),
    sources: file(format.sourcesFile.parse(world.sources ?? [])),
    people: file(format.peopleFile.parse(world.people ?? [])),
    questions: file(format.questionsFile.parse(world.questions ?? [])),
    relations: file(format.relationsFile.parse(world.relations ?? [])),
    articles: (world.articles ?? []).map((article) =>
      file(format.articleFile.parse(completeArticle(article))),
    ),
  }
  await addCorpus(database, corpus)
}

function completeArticle({ claims = [], ...article }: NonNullable<World['articles']>[number]): Article {
  return {
    genre: 'NEWS',
    language: 'en',
    // Each article has a text of its own, since a text is known by its hash.
    text: { sha256: sha256(`${article.slug} ${TEXT}`), length: TEXT.length },
    ...article,
    claims: claims.map((claim, at) => ({
      text: `Claim ${claim.key}.`,
      kind: 'ASSESSMENT',
      form: 'INDIRECT',
      attributions: [{ speaker: { writer: true }, depth: 0, isHolder: true, role: 'JOURNALIST' }],
      content: [stretch(at * 10, at * 10 + 5)],
      ...claim,
    })),
  }
}

function file<T>(content: T) {
  return { content, locate: (path: readonly (string | number)[]) => path.join('.') }
}
