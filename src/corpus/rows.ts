import { addArticle } from './article-rows.ts'
import { createDraft, type Draft, type Known } from './draft.ts'
import { dateColumns } from './edtf.ts'
import { addPerson } from './person-rows.ts'
import type { Corpus } from './read.ts'
import { addSource } from './source-rows.ts'
import type { Rows, Table } from './tables.ts'

/** So many rows are held at once, and those of one thing more. */
const BATCH = 2_000

/**
 * Turns a corpus into rows, by batches, in which a row may point to one of a later batch.
 * @param last the greatest id in use in each table
 * @param known what the database holds already
 * @throws CorpusError for every name that neither the corpus nor the database knows, or that both define
 */
export async function* rowsOf(
  corpus: Corpus,
  last: Record<Table, number>,
  known: Known,
): AsyncGenerator<Rows> {
  const draft = createDraft(last, known)
  // Names first, so that a file may name what a later one defines.
  defineNames(draft, corpus)
  for await (const _ of addEach(draft, corpus)) {
    const count = Object.values(draft.rows).reduce((sum, { length }) => sum + length, 0)
    if (count > BATCH) yield draft.takeRows()
  }
  draft.throwIfFaulty()
  yield draft.takeRows()
}

/** Stops wherever a batch may end. */
async function* addEach(draft: Draft, corpus: Corpus): AsyncGenerator<void> {
  const { articles, topics, organizations, sources, people, questions, relations } = corpus
  for await (const file of articles) yield addArticle(draft, draft.placeIn(file), file.content)
  yield addTopics(draft, topics)
  yield addOrganizations(draft, organizations)
  for (const [nth, source] of sources.content.entries()) {
    yield addSource(draft, draft.placeIn(sources, nth), source)
  }
  for (const [nth, person] of people.content.entries()) {
    yield addPerson(draft, draft.placeIn(people, nth), person)
  }
  yield addQuestions(draft, questions)
  yield addRelations(draft, relations)
}

function defineNames({ rows, placeIn }: Draft, corpus: Corpus): void {
  corpus.countries.content.forEach((country, nth) => {
    placeIn(corpus.countries, nth).defineCountry(country.code, 'code')
    rows.country.push(country)
  })
  const files = [
    ['topic', corpus.topics],
    ['organization', corpus.organizations],
    ['source', corpus.sources],
    ['person', corpus.people],
    ['question', corpus.questions],
  ] as const
  for (const [noun, file] of files) {
    file.content.forEach(({ slug }, nth) => {
      placeIn(file, nth).define(noun, slug, 'slug')
    })
  }
}

function addTopics({ rows, idOf, placeIn }: Draft, file: Corpus['topics']): void {
  file.content.forEach(({ event, references, ...topic }, nth) => {
    const id = idOf('topic', topic.slug)
    rows.topic.push({ id, ...topic, ...dateColumns('event', event) })
    placeIn(file, nth).refer(references, { topicId: id })
  })
}

function addOrganizations({ rows, idOf, placeIn }: Draft, file: Corpus['organizations']): void {
  file.content.forEach(({ country, parent, references, ...organization }, nth) => {
    const here = placeIn(file, nth)
    const id = idOf('organization', organization.slug)
    here.checkCountry(country?.code, 'country', 'code')
    rows.organization.push({
      id,
      ...organization,
      countryCode: country?.code,
      countryBasis: country?.basis,
      parentId: here.findIfGiven('organization', parent, 'parent'),
    })
    here.refer(references, { organizationId: id })
  })
}

function addQuestions({ rows, nextId, idOf, placeIn }: Draft, file: Corpus['questions']): void {
  file.content.forEach(({ stances, ...question }, nth) => {
    const questionId = idOf('question', question.slug)
    rows.question.push({ id: questionId, ...question })
    stances.forEach(({ claim, event, country, references, ...stance }, place) => {
      const here = placeIn(file, nth, 'stances', place)
      const stanceId = nextId('stance')
      here.checkCountry(country, 'country')
      rows.stance.push({
        id: stanceId,
        questionId,
        ...stance,
        claimId: here.find('claim', claim, 'claim'),
        eventId: here.findIfGiven('topic', event, 'event'),
        countryCode: country,
      })
      here.refer(references, { stanceId })
    })
  })
}

function addRelations({ rows, nextId, placeIn }: Draft, file: Corpus['relations']): void {
  file.content.forEach(({ from, to, references, ...relation }, nth) => {
    const here = placeIn(file, nth)
    const relationId = nextId('claimRelation')
    rows.claimRelation.push({
      id: relationId,
      ...relation,
      fromId: here.find('claim', from, 'from'),
      toId: here.find('claim', to, 'to'),
    })
    here.refer(references, { relationId })
  })
}
