import { addArticle } from './article-rows.ts'
import { createDraft, type Draft, type Known } from './draft.ts'
import { dateColumns } from './edtf.ts'
import { addPerson } from './person-rows.ts'
import type { Corpus } from './read.ts'
import { addSource } from './source-rows.ts'
import type { Rows, Table } from './tables.ts'
import { CorpusError } from './text-file.ts'

/**
 * Turns a corpus into rows.
 * @param last the greatest id in use in each table
 * @param known what the database holds already
 * @throws CorpusError for every name that neither the corpus nor the database knows, or that both define
 */
export function rowsOf(corpus: Corpus, last: Record<Table, number>, known: Known): Rows {
  const draft = createDraft(last, known)
  // Names first, so that a file may name what a later one defines.
  defineNames(draft, corpus)
  addTopics(draft, corpus.topics)
  addOrganizations(draft, corpus.organizations)
  corpus.sources.content.forEach((source, nth) => {
    addSource(draft, draft.placeIn(corpus.sources, nth), source)
  })
  corpus.people.content.forEach((person, nth) => {
    addPerson(draft, draft.placeIn(corpus.people, nth), person)
  })
  for (const file of corpus.articles) addArticle(draft, draft.placeIn(file), file.content)
  addQuestions(draft, corpus.questions)
  addRelations(draft, corpus.relations)
  if (draft.faults.length > 0) throw new CorpusError(draft.faults.join('\n'))
  return draft.rows
}

function defineNames({ rows, known, nextId, placeIn }: Draft, corpus: Corpus): void {
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
  for (const file of corpus.articles) {
    const { slug, claims } = file.content
    placeIn(file).define('article', slug, 'slug')
    known.text.set(slug, nextId('articleText'))
    claims.forEach(({ key }, nth) => {
      placeIn(file, 'claims', nth).define('claim', key, 'key')
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
