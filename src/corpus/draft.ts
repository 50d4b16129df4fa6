import type { CorpusFile, Path } from './corpus-file.ts'
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
  defineCountry(code: string, ...field: Path): void
  /** The id of what is named there. */
  find(noun: Noun, name: string, ...field: Path): number
  findIfGiven(noun: Noun, name: string | undefined, ...field: Path): number | null
  checkCountry(code: string | undefined, ...field: Path): void
  /** Records what a row rests on. */
  refer(references: readonly Evidence[], target: Partial<Row<'reference'>>): void
}

export type Draft = ReturnType<typeof createDraft>

/** The rows of a corpus in the making: ids are handed out, names become ids, and faults are collected. */
export function createDraft(last: Record<Table, number>, known: Known) {
  const faults: string[] = []
  const ids = { ...last }
  const nextId = (table: Table): number => ++ids[table]
  const rows: Rows = {
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

  function placeIn(file: CorpusFile<unknown>, ...path: Path): Place {
    const at = (...steps: Path) => placeIn(file, ...path, ...steps)
    const fault = (field: Path, reason: string) => {
      faults.push(`${file.locate([...path, ...field])} ${reason}`)
    }
    const define = (noun: Noun, name: string, ...field: Path) => {
      if (known[noun].has(name)) fault(field, `the ${noun} "${name}" exists already`)
      known[noun].set(name, nextId(noun))
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
        const textId = article === undefined ? null : known.text.get(article)
        if (textId === undefined) fault(['references', nth, 'article'], `there is no article "${article}"`)
        rows.reference.push({ id: nextId('reference'), textId, ...evidence, ...target })
      })
    }
    return { at, fault, define, defineCountry, find, findIfGiven, checkCountry, refer }
  }

  /** The id of what the corpus defines. */
  const idOf = (noun: Noun, name: string): number => known[noun].get(name) ?? 0

  return { rows, faults, known, nextId, idOf, placeIn }
}
