import { z } from 'zod'
import { type Asked, addressOfClaim, type ExportedFile } from './exported-file.ts'
import { writeJson } from './json.ts'
import { isSelected } from './noun.ts'

const named = z.object({ name: z.string(), wikidata: z.string().nullable() })

const claim = z.object({
  key: z.string(),
  text: z.string(),
  kind: z.string(),
  review: z.string(),
  said: z.string().nullable(),
  holders: z.array(
    z.object({
      person: named.nullable(),
      organization: z.string().nullable(),
      label: z.string().nullable(),
    }),
  ),
  subjects: z.array(
    z.object({
      country: z.object({ code: z.string(), name: z.string() }).nullable(),
      person: named.nullable(),
      organization: z.string().nullable(),
      topic: z.object({ name: z.string(), kind: z.string() }).nullable(),
    }),
  ),
  article: z.object({
    url: z.string().nullable(),
    title: z.string().nullable(),
    genre: z.enum(['NEWS', 'ANALYSIS', 'OPINION', 'INTERVIEW']),
    language: z.string(),
    published: z.string().nullable(),
  }),
  source: z.object({ name: z.string(), kind: z.string(), publisher: z.string().nullable() }).nullable(),
})

/** Claims as schema.org has them. Never a ClaimReview: what is reviewed here is the record, not whether it is true. */
export const schemaOrg: ExportedFile = {
  name: 'claims.schema.jsonld',
  contentType: 'application/ld+json',
  noun: 'claims',
  batchSize: 1_000,
  isCompressible: true,
  sql: `
    select json_build_object(
      'key', claim.key, 'text', claim.text, 'kind', claim.kind, 'review', claim.review, 'said', claim.said_edtf,
      'holders', (
        select json_agg(json_build_object(
          'person', case when person.id is not null
            then json_build_object('name', person.name, 'wikidata', person.wikidata) end,
          'organization', organization.name, 'label', unnamed_speaker.label) order by depth, ordinal)
        from attribution
        left join person on person.id = attribution.person_id
        left join organization on organization.id = attribution.organization_id
        left join unnamed_speaker on unnamed_speaker.id = attribution.unnamed_speaker_id
        where attribution.claim_id = claim.id and attribution.is_holder),
      'subjects', (
        select coalesce(json_agg(json_build_object(
          'country', case when country.code is not null
            then json_build_object('code', country.code, 'name', country.name) end,
          'person', case when person.id is not null
            then json_build_object('name', person.name, 'wikidata', person.wikidata) end,
          'organization', organization.name,
          'topic', case when topic.id is not null
            then json_build_object('name', topic.name, 'kind', topic.kind) end) order by claim_subject.id), '[]')
        from claim_subject
        left join country on country.code = claim_subject.country_code
        left join person on person.id = claim_subject.person_id
        left join organization on organization.id = claim_subject.organization_id
        left join topic on topic.id = claim_subject.topic_id
        where claim_subject.claim_id = claim.id and claim_subject.basis in ('EXPLICIT', 'ANAPHORIC')),
      'article', json_build_object('url', article.url, 'title', article.title, 'genre', article.genre,
        'language', article.language, 'published', article.published_edtf),
      'source', case when source.id is not null
        then json_build_object('name', source.name, 'kind', source.kind, 'publisher', publisher.name) end)
    from claim
    join article on article.id = claim.article_id
    left join source on source.id = article.source_id
    left join organization publisher on publisher.id = source.publisher_id
    where ${isSelected('claims')}
    order by claim.id`,
  write: (batches, asked) =>
    writeJson(batches, (cell) => claimOf(claim.parse(cell), asked), {
      before: '{"@context":"https://schema.org","@graph":[',
      after: () => ']}',
    }),
}

type Claim = z.infer<typeof claim>

function claimOf({ key, text, kind, review, said, holders, subjects, article, source }: Claim, asked: Asked) {
  const unnamed = holders.flatMap(({ label }) => label ?? [])
  return {
    '@type': 'Claim',
    '@id': `${addressOfClaim('claims.schema.jsonld', key, review, asked)}#claim`,
    identifier: key,
    text,
    inLanguage: 'en',
    genre: kind,
    ...(review !== 'ACCEPTED' && { creativeWorkStatus: review }),
    ...some('author', holders.flatMap(agentOf)),
    // Whoever has no name is neither a Person nor an Organization that could be told from another.
    ...(unnamed.length > 0 && { creditText: unnamed.join('; ') }),
    ...some('about', subjects.flatMap(thingOf)),
    ...isoDate('dateCreated', said),
    appearance: appearanceOf(article, source),
  }
}

function agentOf({ person, organization }: Pick<Claim['holders'][number], 'person' | 'organization'>) {
  if (person) return [personOf(person)]
  return organization ? [{ '@type': 'Organization', name: organization }] : []
}

const personOf = ({ name, wikidata }: z.infer<typeof named>) => ({
  '@type': 'Person',
  name,
  ...(wikidata && { sameAs: `http://www.wikidata.org/entity/${wikidata}` }),
})

function thingOf({ country, topic, ...agent }: Claim['subjects'][number]) {
  if (country) return [{ '@type': 'Country', name: country.name, identifier: country.code }]
  if (topic) return [{ '@type': TOPICS[topic.kind] ?? 'Thing', name: topic.name }]
  return agentOf(agent)
}

const TOPICS: Record<string, string> = { EVENT: 'Event', PLACE: 'Place', TREATY: 'Legislation' }

const PRESS = ['NEWSPAPER', 'NEWS_AGENCY', 'BROADCASTER', 'MAGAZINE']

const GENRES = {
  NEWS: 'NewsArticle',
  ANALYSIS: 'AnalysisNewsArticle',
  OPINION: 'OpinionNewsArticle',
  INTERVIEW: 'NewsArticle',
}

const WHOLES: Record<string, string> = {
  NEWSPAPER: 'Newspaper',
  MAGAZINE: 'Periodical',
  THINK_TANK_SERIES: 'Periodical',
  WEBSITE: 'WebSite',
}

function appearanceOf({ url, title, genre, language, published }: Claim['article'], source: Claim['source']) {
  return {
    '@type': source && PRESS.includes(source.kind) ? GENRES[genre] : 'Article',
    ...(url && { '@id': url, url }),
    ...(title && { headline: title }),
    inLanguage: language,
    ...isoDate('datePublished', published),
    ...(source && { isPartOf: { '@type': WHOLES[source.kind] ?? 'CreativeWork', name: source.name } }),
    ...(source?.publisher && { publisher: { '@type': 'Organization', name: source.publisher } }),
  }
}

const some = (name: string, values: object[]) => (values.length > 0 ? { [name]: values } : {})

/** Of EDTF, what ISO 8601 has too: a year, a month or a day without a doubt. */
const isoDate = (name: string, edtf: string | null) =>
  edtf && /^\d{4}(-(0\d|1[0-2])(-\d\d)?)?$/.test(edtf) ? { [name]: edtf } : {}
