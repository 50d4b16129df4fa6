import type { CorpusFile, Path } from './corpus-file.ts'
import { collectFaults } from './faults.ts'
import type { Row, Rows, Table } from './tables.ts'

/** What a corpus file can name, by slug or key. */
export type Noun = 'topic' | 'organization' | 'source' | 'person' | 'article' | 'claim' | 'question'

/** What can be named, with its ids: what the database holds, and what the corpus adds. */
export interface Known extends Record<Noun, Map<string, number>> {
  country: Set<string>
  /** The newest text of each article, by the article's slug. */
  text: Map<string, number>
}

interface Evidence {
  article?: string
  url?: string
  says?: string
  isPartial?: boolean
  start?: number
  end?: number
  sha256?: string
}

/** A place in a corpus file. Faults are reported with the field below it that they lie in. */
export interface Place {
  at(...steps: Path): Place
  fault(field: Path, reason: string): void
  /** Gives an id to what is defined there. */
  define(noun: Noun, name: string, ...field: Path): void
  defineArticle(slug: string, ...field: Path): void
  defineCountry(code: string, ...field: Path): void
  /** The id of what is named there. */
  find(noun: Noun, name: string, ...field: Path): number
  findIfGiven(noun: Noun, name: string | undefined, ...field: Path): number | null
  /** The ids of an article and its text, which a file that is still to be read may define. */
  findArticle(slug: string, ...field: Path): { articleId: number; textId: number }
  checkCountry(code: string | undefined, ...field: Path): void
  /** Records what a row rests on. */
  refer(references: readonly Evidence[], target: Partial<Row<'reference'>>): void
}

export type Draft = ReturnType<typeof createDraft>

/** The rows of a corpus in the making: ids are handed out, names become ids, and faults are collected. */
export function createDraft(last: Record<Table, number>, known: Known) {
  const faults = collectFaults()
  const ids = { ...last }
  const nextId = (table: Table): number => ++ids[table]
  /** Articles that are named and not yet defined, with the faults that they are if they never will be. */
  const awaited = new Map<string, (() => void)[]>()
  const rows = noRows()

  function placeIn(file: CorpusFile<unknown>, ...path: Path): Place {
    const at = (...steps: Path) => placeIn(file, ...path, ...steps)
    const fault = (field: Path, reason: string) => {
      faults.add(() => `${file.locate([...path, ...field])} ${reason}`)
    }
    const define = (noun: Noun, name: string, ...field: Path) => {
      if (known[noun].has(name)) fault(field, `the ${noun} "${name}" exists already`)
      known[noun].set(copy(name), nextId(noun))
    }
    const defineArticle = (slug: string, ...field: Path) => {
      if (!awaited.delete(slug)) {
        define('article', slug, ...field)
        known.text.set(copy(slug), nextId('articleText'))
      }
    }
    const findArticle = (slug: string, ...field: Path) => {
      if (!known.article.has(slug)) {
        known.article.set(copy(slug), nextId('article'))
        known.text.set(copy(slug), nextId('articleText'))
        awaited.set(copy(slug), [])
      }
      awaited.get(slug)?.push(() => fault(field, `there is no article "${slug}"`))
      return { articleId: idOf('article', slug), textId: known.text.get(slug) ?? 0 }
    }
    const defineCountry = (code: string, ...field: Path) => {
      if (known.country.has(code)) fault(field, `the country "${code}" exists already`)
      known.country.add(code)
    }
    const find = (noun: Noun, name: string, ...field: Path) => {
      const id = known[noun].get(name)
      if (id === undefined) fault(field, `there is no ${noun} "${name}"`)
      return id ?? 0
    }
    const findIfGiven = (noun: Noun, name: string | undefined, ...field: Path) =>
      name === undefined ? null : find(noun, name, ...field)
    const checkCountry = (code: string | undefined, ...field: Path) => {
      if (code !== undefined && !known.country.has(code)) fault(field, `there is no country "${code}"`)
    }
    const refer = (references: readonly Evidence[], target: Partial<Row<'reference'>>) => {
      references.forEach(({ article, ...evidence }, nth) => {
        const stretch = article === undefined ? null : findArticle(article, 'references', nth, 'article')
        const id = nextId('reference')
        rows.reference.push({ id, textId: stretch?.textId, isPartial: false, ...evidence, ...target })
      })
    }
    return {
      at,
      fault,
      define,
      defineArticle,
      defineCountry,
      find,
      findIfGiven,
      findArticle,
      checkCountry,
      refer,
    }
  }

  /** The id of what the corpus defines. */
  function idOf(noun: Noun, name: string): number {
    return known[noun].get(name) ?? 0
  }

  /** Gives the rows away that there are. */
  function takeRows(): Rows {
    const taken = { ...rows }
    Object.assign(rows, noRows())
    return taken
  }

  /** To be called when all is defined that the corpus defines. */
  function throwIfFaulty(): void {
    for (const reports of awaited.values()) for (const report of reports) report()
    faults.throwIfAny()
  }

  return { rows, takeRows, throwIfFaulty, known, nextId, idOf, placeIn }
}

/** A name that is kept. Without a copy it may be a part of its file, and keep the whole of it in memory. */
function copy(name: string): string {
  return Buffer.from(name).toString()
}

function noRows(): Rows {
  return {
    country: [],
    topic: [],
    organization: [],
    source: [],
    sourceControl: [],
    person: [],
    personName: [],
    affiliation: [],
    fact: [],
    article: [],
    byline: [],
    articleText: [],
    block: [],
    unnamedSpeaker: [],
    unnamedSpeakerCountry: [],
    claim: [],
    claimSubject: [],
    attribution: [],
    span: [],
    question: [],
    stance: [],
    claimRelation: [],
    reference: [],
  }
}
