import type { Prisma } from '../database/generated/client.ts'
import type { DateRange } from './edtf.ts'
import { type Corpus, CorpusError, type CorpusFile } from './read.ts'

type Path = readonly (string | number)[]

/** The tables with a generated id that a corpus fills. */
export const TABLES = [
  'topic',
  'organization',
  'source',
  'sourceControl',
  'person',
  'personName',
  'affiliation',
  'fact',
  'article',
  'byline',
  'articleText',
  'block',
  'unnamedSpeaker',
  'unnamedSpeakerCountry',
  'claim',
  'claimSubject',
  'attribution',
  'span',
  'question',
  'stance',
  'claimRelation',
  'reference',
] as const
export type Table = (typeof TABLES)[number]

/** What can be named in a corpus file, by slug, code or key, and its id. */
export type Named = Record<
  'topic' | 'organization' | 'source' | 'person' | 'article' | 'claim',
  Map<string, number>
>

/** The rows of a corpus by table, in an order in which they can be inserted. */
export interface Rows {
  country: Prisma.CountryCreateManyInput[]
  topic: Prisma.TopicCreateManyInput[]
  organization: Prisma.OrganizationCreateManyInput[]
  source: Prisma.SourceCreateManyInput[]
  sourceControl: Prisma.SourceControlCreateManyInput[]
  person: Prisma.PersonCreateManyInput[]
  personName: Prisma.PersonNameCreateManyInput[]
  affiliation: Prisma.AffiliationCreateManyInput[]
  fact: Prisma.FactCreateManyInput[]
  article: Prisma.ArticleCreateManyInput[]
  byline: Prisma.BylineCreateManyInput[]
  articleText: Prisma.ArticleTextCreateManyInput[]
  block: Prisma.BlockCreateManyInput[]
  unnamedSpeaker: Prisma.UnnamedSpeakerCreateManyInput[]
  unnamedSpeakerCountry: Prisma.UnnamedSpeakerCountryCreateManyInput[]
  claim: Prisma.ClaimCreateManyInput[]
  claimSubject: Prisma.ClaimSubjectCreateManyInput[]
  attribution: Prisma.AttributionCreateManyInput[]
  span: Prisma.SpanCreateManyInput[]
  question: Prisma.QuestionCreateManyInput[]
  stance: Prisma.StanceCreateManyInput[]
  claimRelation: Prisma.ClaimRelationCreateManyInput[]
  reference: Prisma.ReferenceCreateManyInput[]
}

interface Evidence {
  url?: string
  says?: string
  isPartial?: boolean
  article?: string
  start?: number
  end?: number
  sha256?: string
}

type ReferenceTarget = Pick<
  Prisma.ReferenceCreateManyInput,
  | 'factId'
  | 'affiliationId'
  | 'controlId'
  | 'stanceId'
  | 'relationId'
  | 'personNameId'
  | 'organizationId'
  | 'sourceId'
  | 'topicId'
  | 'articleId'
>

/**
 * Turns a corpus into rows.
 * @param last the greatest id in use in each table
 * @param known what the database holds already
 * @throws CorpusError for every name that neither the corpus nor the database knows, or that both define
 */
export function rowsOf(
  corpus: Corpus,
  last: Record<Table, number>,
  known: Named & { country: Set<string> },
): Rows {
  const faults: string[] = []
  const ids = { ...last }
  const nextId = (table: Table) => ++ids[table]
  const textIds = new Map<string, number>()
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

  const define = (noun: keyof Named, name: string, file: CorpusFile<unknown>, path: Path): number => {
    const id = nextId(noun)
    if (known[noun].has(name)) faults.push(`${file.locate(path)} "${name}" is defined twice`)
    known[noun].set(name, id)
    return id
  }
  const find = (noun: keyof Named, name: string | undefined, file: CorpusFile<unknown>, path: Path) => {
    if (name === undefined) return null
    const id = known[noun].get(name)
    if (id === undefined) faults.push(`${file.locate(path)} there is no ${noun} "${name}"`)
    return id ?? null
  }
  const findCountry = (code: string | undefined, file: CorpusFile<unknown>, path: Path) => {
    if (code !== undefined && !known.country.has(code))
      faults.push(`${file.locate(path)} there is no country "${code}"`)
    return code ?? null
  }
  const refer = (
    evidence: readonly Evidence[],
    target: ReferenceTarget,
    file: CorpusFile<unknown>,
    path: Path,
  ) => {
    evidence.forEach(({ article, ...rest }, at) => {
      const textId = article === undefined ? null : (textIds.get(article) ?? null)
      if (article !== undefined && textId === null) {
        faults.push(`${file.locate([...path, 'references', at, 'article'])} there is no article "${article}"`)
      }
      rows.reference.push({ id: nextId('reference'), textId, ...rest, ...target })
    })
  }

  // Names first, so that a file may name what a later one defines.
  for (const { code, ...country } of corpus.countries.content) {
    if (known.country.has(code)) faults.push(`countries.yaml: "${code}" is defined twice`)
    known.country.add(code)
    rows.country.push({ code, ...country })
  }
  const topics = corpus.topics.content.map((topic, at) =>
    define('topic', topic.slug, corpus.topics, [at, 'slug']),
  )
  const organizations = corpus.organizations.content.map((organization, at) =>
    define('organization', organization.slug, corpus.organizations, [at, 'slug']),
  )
  const sources = corpus.sources.content.map((source, at) =>
    define('source', source.slug, corpus.sources, [at, 'slug']),
  )
  const people = corpus.people.content.map((person, at) =>
    define('person', person.slug, corpus.people, [at, 'slug']),
  )
  const articles = corpus.articles.map((file) => {
    textIds.set(file.content.slug, nextId('articleText'))
    return define('article', file.content.slug, file, ['slug'])
  })
  const claims = corpus.articles.map((file) =>
    file.content.claims.map((claim, at) => define('claim', claim.key, file, ['claims', at, 'key'])),
  )

  corpus.topics.content.forEach(({ event, references, ...topic }, at) => {
    const id = topics[at]
    rows.topic.push({ id, ...topic, ...dates('event', event) })
    refer(references, { topicId: id }, corpus.topics, [at])
  })

  corpus.organizations.content.forEach(({ country, parent, references, ...organization }, at) => {
    const file = corpus.organizations
    const id = organizations[at]
    rows.organization.push({
      id,
      ...organization,
      countryCode: findCountry(country?.code, file, [at, 'country', 'code']),
      countryBasis: country?.basis,
      parentId: find('organization', parent, file, [at, 'parent']),
    })
    refer(references, { organizationId: id }, file, [at])
  })

  corpus.sources.content.forEach(({ country, parent, publisher, references, control, ...source }, at) => {
    const file = corpus.sources
    const id = sources[at] ?? 0
    rows.source.push({
      id,
      ...source,
      countryCode: findCountry(country, file, [at, 'country']),
      parentId: find('source', parent, file, [at, 'parent']),
      publisherId: find('organization', publisher, file, [at, 'publisher']),
    })
    refer(references, { sourceId: id }, file, [at])
    control.forEach(({ country, owner, references, period, attested, ...rest }, nth) => {
      const path = [at, 'control', nth]
      const controlId = nextId('sourceControl')
      rows.sourceControl.push({
        id: controlId,
        sourceId: id,
        ...rest,
        countryCode: findCountry(country, file, [...path, 'country']),
        ownerId: find('organization', owner, file, [...path, 'owner']),
        ...lasting(period, attested),
      })
      refer(references, { controlId }, file, path)
    })
  })

  corpus.people.content.forEach(({ slug, name, wikidata, names, affiliations, facts }, at) => {
    const file = corpus.people
    const personId = people[at] ?? 0
    rows.person.push({ id: personId, slug, name, wikidata })
    const preferred = { text: name, kind: 'PREFERRED' as const, references: [] }
    ;[preferred, ...names].forEach(({ references, ...spelling }, nth) => {
      const personNameId = nextId('personName')
      rows.personName.push({ id: personNameId, personId, ...spelling })
      refer(references, { personNameId }, file, [at, 'names', nth - 1])
    })
    affiliations.forEach(({ organization, references, period, attested, ...rest }, nth) => {
      const path = [at, 'affiliations', nth]
      const affiliationId = nextId('affiliation')
      rows.affiliation.push({
        id: affiliationId,
        personId,
        ...rest,
        organizationId: find('organization', organization, file, [...path, 'organization']),
        ...lasting(period, attested),
      })
      refer(references, { affiliationId }, file, path)
    })
    facts.forEach(({ country, topic, references, period, attested, ...rest }, nth) => {
      const path = [at, 'facts', nth]
      const factId = nextId('fact')
      rows.fact.push({
        id: factId,
        personId,
        ...rest,
        countryCode: findCountry(country, file, [...path, 'country']),
        topicId: find('topic', topic, file, [...path, 'topic']),
        ...lasting(period, attested),
      })
      refer(references, { factId }, file, path)
    })
  })

  corpus.articles.forEach((file, nth) => {
    const {
      source,
      published,
      references,
      bylines,
      text,
      unnamedSpeakers,
      claims: made,
      ...article
    } = file.content
    const articleId = articles[nth] ?? 0
    const textId = textIds.get(article.slug) ?? 0
    rows.article.push({
      id: articleId,
      ...article,
      sourceId: find('source', source?.slug, file, ['source', 'slug']),
      sourceBasis: source?.basis,
      ...dates('published', published?.date),
      publishedBasis: published?.basis,
    })
    refer(references, { articleId }, file, [])
    bylines.forEach(({ person, role }, ordinal) => {
      const personId = find('person', person, file, ['bylines', ordinal, 'person']) ?? 0
      rows.byline.push({ id: nextId('byline'), articleId, personId, role, ordinal })
    })
    rows.articleText.push({ id: textId, articleId, sha256: text.sha256, length: text.length })
    for (const block of text.blocks) rows.block.push({ id: nextId('block'), textId, ...block })

    const unnamed = new Map<string, { id: number; kind: 'COLLECTIVE' | 'ANONYMOUS' | 'DOCUMENT' }>()
    unnamedSpeakers.forEach(({ label, kind, countries }, at) => {
      const id = nextId('unnamedSpeaker')
      unnamed.set(label, { id, kind })
      rows.unnamedSpeaker.push({ id, articleId, kind, label })
      countries.forEach(({ code, basis }, place) => {
        rows.unnamedSpeakerCountry.push({
          id: nextId('unnamedSpeakerCountry'),
          unnamedSpeakerId: id,
          countryCode: findCountry(code, file, ['unnamedSpeakers', at, 'countries', place, 'code']) ?? '',
          basis,
        })
      })
    })

    made.forEach(({ said, due, subjects, attributions, content, hedges, ...claim }, at) => {
      const claimId = claims[nth]?.[at] ?? 0
      const path = ['claims', at]
      rows.claim.push({
        id: claimId,
        articleId,
        ordinal: at + 1,
        ...claim,
        ...dates('said', said?.date),
        saidBasis: said?.basis,
        ...dates('due', due),
      })
      subjects.forEach((subject, place) => {
        const field = (name: string) => [...path, 'subjects', place, name]
        rows.claimSubject.push({
          id: nextId('claimSubject'),
          claimId,
          basis: subject.basis,
          countryCode: 'country' in subject ? findCountry(subject.country, file, field('country')) : null,
          personId: 'person' in subject ? find('person', subject.person, file, field('person')) : null,
          organizationId:
            'organization' in subject
              ? find('organization', subject.organization, file, field('organization'))
              : null,
          topicId: 'topic' in subject ? find('topic', subject.topic, file, field('topic')) : null,
        })
      })

      const spans: Omit<Prisma.SpanCreateManyInput, 'id' | 'claimId' | 'textId' | 'ordinal'>[] = []
      const joint = new Map<number, number>()
      attributions.forEach(({ speaker, spans: marks, ...attribution }, place) => {
        const field = (name: string) => [...path, 'attributions', place, 'speaker', name]
        const ordinal = joint.get(attribution.depth) ?? 0
        joint.set(attribution.depth, ordinal + 1)
        const id = nextId('attribution')
        const row = { id, claimId, ordinal, ...attribution }
        if ('person' in speaker) {
          const personId = find('person', speaker.person, file, field('person'))
          rows.attribution.push({ ...row, speakerKind: 'PERSON', personId })
        } else if ('organization' in speaker) {
          const organizationId = find('organization', speaker.organization, file, field('organization'))
          rows.attribution.push({ ...row, speakerKind: 'ORGANIZATION', organizationId })
        } else if ('writer' in speaker) {
          const writer = speaker.writer === true ? undefined : speaker.writer
          rows.attribution.push({
            ...row,
            speakerKind: 'WRITER',
            personId: find('person', writer, file, field('writer')),
          })
        } else {
          const known = unnamed.get(speaker.unnamed)
          if (!known)
            faults.push(`${file.locate(field('unnamed'))} unnamedSpeakers has no "${speaker.unnamed}"`)
          rows.attribution.push({
            ...row,
            speakerKind: known?.kind ?? 'ANONYMOUS',
            unnamedSpeakerId: known?.id,
          })
        }
        for (const mark of marks) spans.push({ ...mark, attributionId: id })
      })
      for (const stretch of content) spans.push({ role: 'CONTENT', ...stretch })
      for (const stretch of hedges) spans.push({ role: 'HEDGE', ...stretch })
      spans.sort((a, b) => a.start - b.start || a.end - b.end)
      spans.forEach((span, place) => {
        rows.span.push({ id: nextId('span'), claimId, textId, ordinal: place + 1, ...span })
      })
    })
  })

  corpus.questions.content.forEach(({ stances, ...question }, at) => {
    const file = corpus.questions
    const questionId = nextId('question')
    rows.question.push({ id: questionId, ...question })
    stances.forEach(({ claim, event, country, references, ...stance }, nth) => {
      const path = [at, 'stances', nth]
      const stanceId = nextId('stance')
      rows.stance.push({
        id: stanceId,
        questionId,
        ...stance,
        claimId: find('claim', claim, file, [...path, 'claim']) ?? 0,
        eventId: find('topic', event, file, [...path, 'event']),
        countryCode: findCountry(country, file, [...path, 'country']),
      })
      refer(references, { stanceId }, file, path)
    })
  })

  corpus.relations.content.forEach(({ from, to, references, ...relation }, at) => {
    const file = corpus.relations
    const relationId = nextId('claimRelation')
    rows.claimRelation.push({
      id: relationId,
      ...relation,
      fromId: find('claim', from, file, [at, 'from']) ?? 0,
      toId: find('claim', to, file, [at, 'to']) ?? 0,
    })
    refer(references, { relationId }, file, [at])
  })

  if (faults.length > 0) throw new CorpusError(faults.join('\n'))
  return rows
}

const dayOf = (day: string | null) => (day === null ? null : new Date(day))

function dates<P extends 'event' | 'published' | 'said' | 'due' | 'period'>(
  prefix: P,
  range: DateRange | undefined,
) {
  if (!range) return {}
  return {
    [`${prefix}Edtf`]: range.edtf,
    [`${prefix}From`]: dayOf(range.from),
    [`${prefix}To`]: dayOf(range.to),
  }
}

function lasting(period: DateRange | undefined, attested: DateRange | undefined) {
  return { ...dates('period', period ?? attested), isAttested: attested !== undefined }
}
