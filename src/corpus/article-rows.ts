import { addClaim, type Unnamed } from './claim-rows.ts'
import type { Draft, Place } from './draft.ts'
import { dateColumns } from './edtf.ts'
import type { Article } from './read.ts'

/** An article, with its text, its unnamed speakers and its claims. */
export function addArticle(draft: Draft, here: Place, written: Article): void {
  const { rows, known, nextId, idOf } = draft
  const { source, published, origin, references, bylines, text, unnamedSpeakers, claims, ...article } =
    written
  here.defineArticle(article.slug, 'slug')
  claims.forEach(({ key }, nth) => {
    here.define('claim', key, 'claims', nth, 'key')
  })
  const articleId = idOf('article', article.slug)
  rows.article.push({
    id: articleId,
    ...article,
    sourceId: here.findIfGiven('source', source?.slug, 'source', 'slug'),
    sourceBasis: source?.basis,
    ...dateColumns('published', published?.date),
    publishedBasis: published?.basis,
    originId: origin && here.findArticle(origin.article, 'origin', 'article').articleId,
    originBasis: origin?.basis,
  })
  here.refer(references, { articleId })

  bylines.forEach(({ person, role }, ordinal) => {
    const personId = here.find('person', person, 'bylines', ordinal, 'person')
    rows.byline.push({ id: nextId('byline'), articleId, personId, role, ordinal })
  })

  const textId = known.text.get(article.slug) ?? 0
  const { blocks, ...words } = text
  rows.articleText.push({ id: textId, articleId, ...words })
  for (const block of blocks) rows.block.push({ id: nextId('block'), textId, ...block })

  const unnamed: Unnamed = new Map()
  unnamedSpeakers.forEach(({ label, kind, countries }, nth) => {
    const there = here.at('unnamedSpeakers', nth)
    if (unnamed.has(label)) there.fault(['label'], `the unnamed speaker "${label}" exists already`)
    const id = nextId('unnamedSpeaker')
    unnamed.set(label, { id, kind })
    rows.unnamedSpeaker.push({ id, articleId, kind, label })
    countries.forEach(({ code, basis }, place) => {
      there.checkCountry(code, 'countries', place, 'code')
      rows.unnamedSpeakerCountry.push({
        id: nextId('unnamedSpeakerCountry'),
        unnamedSpeakerId: id,
        countryCode: code,
        basis,
      })
    })
  })

  claims.forEach((claim, nth) => {
    const row = { articleId, textId, ordinal: nth + 1 }
    addClaim(draft, here.at('claims', nth), claim, { ...row, unnamed })
  })
}
