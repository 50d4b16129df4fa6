import type { Prisma } from '../database/generated/client.ts'
import { type Values, whereSql } from '../database/where.ts'
import type { ClaimFilter } from './claim-filter.ts'
import { SpeakerFilter } from './speaker-filter.ts'
import { StanceFilter } from './stance-filter.ts'

export type Filter = NonNullable<Parameters<typeof ClaimFilter.where>[0]>

/** By what claims can be counted: SQL that all counts of them are made of. */
export interface Facet {
  /** Columns of a claim that the joins and keys speak of. */
  columns: readonly string[]
  /** From the row `matching` of a claim to what it counts for. At least one row a claim. */
  joins(filter: Filter, values: Values): string
  /** What makes a bucket, all null where a claim has nothing to count for. */
  keys: Record<string, string>
  /** Whether a claim can come up twice in one bucket. */
  isRepeated: boolean
  /** From the row `bucket` to what it is named by. */
  names: string
  /** Order among buckets of equal count. */
  order: string
  /** A bucket in one text, unique among those of the facet, and a name to show. Null where the keys are. */
  value: string
  name: string
  /** The filter, as if it did not ask for the facet itself. */
  withoutOwn(filter: Filter): Filter
}

const NAMED = { isRepeated: false, names: '', columns: [] } as const

/** What claims are about, of one kind, in the ways of mention that the filter speaks of. */
function about(
  field: 'country' | 'topic' | 'person' | 'organization',
  column: string,
  key: 'code' | 'slug',
): Facet {
  return {
    ...NAMED,
    joins: ({ about }, values) => `
      left join claim_subject subject on subject.claim_id = matching.id and subject.${column} is not null
        and subject.basis = any (${values.place(about?.basis ?? ['EXPLICIT', 'ANAPHORIC'], 'mention[]')})`,
    keys: { [column]: `subject.${column}` },
    names: `left join ${field} named on named.${field === 'country' ? 'code' : 'id'} = bucket.${column}`,
    order: `named.${key}`,
    value: `named.${key}`,
    name: 'named.name',
    withoutOwn: (filter) => without(filter, 'about', field),
  }
}

const holders = ({ attributedTo }: Filter, values: Values) => `
      join attribution holder on holder.claim_id = matching.id and holder.is_holder
        and ${whereSql('Attribution', 'holder', SpeakerFilter.where(attributedTo), values)}`

/** Of claims, one of their own columns. */
function ofClaim(column: 'kind' | 'form' | 'polarity'): Facet {
  return {
    ...NAMED,
    columns: [column],
    joins: () => '',
    keys: { [column]: `matching.${column}` },
    ...ofEnum(column),
    withoutOwn: (filter) => (filter[column] ? { ...filter, [column]: undefined } : filter),
  }
}

function ofHolder(column: 'role' | 'speaker_kind', ...own: string[]): Facet {
  return {
    ...NAMED,
    isRepeated: true,
    joins: holders,
    keys: { [column]: `holder.${column}` },
    ...ofEnum(column),
    withoutOwn: (filter) => without(filter, 'attributedTo', ...own),
  }
}

function ofEnum(column: string) {
  return { order: `bucket.${column}`, value: `bucket.${column}::text`, name: `bucket.${column}::text` }
}

const ofCountry = {
  names: 'left join country named on named.code = bucket.country_code',
  order: 'bucket.country_code',
  value: 'bucket.country_code',
  name: 'named.name',
}

const article = 'join article on article.id = matching.article_id'

export const FACETS = {
  countries: about('country', 'country_code', 'code'),
  topics: about('topic', 'topic_id', 'slug'),
  people: about('person', 'person_id', 'slug'),
  organizations: about('organization', 'organization_id', 'slug'),
  speakers: {
    ...NAMED,
    isRepeated: true,
    joins: holders,
    keys: {
      person_id: 'holder.person_id',
      organization_id: 'holder.organization_id',
      unnamed_speaker_id: 'holder.unnamed_speaker_id',
    },
    names: `
      left join person on person.id = bucket.person_id
      left join organization on organization.id = bucket.organization_id
      left join unnamed_speaker on unnamed_speaker.id = bucket.unnamed_speaker_id
      left join article on article.id = unnamed_speaker.article_id`,
    order: 'person.slug, organization.slug, article.slug, unnamed_speaker.label',
    value: `coalesce('person ' || person.slug, 'organization ' || organization.slug, 'unnamed ' || article.slug || ' ' || unnamed_speaker.label)`,
    name: 'coalesce(person.name, organization.name, unnamed_speaker.label)',
    withoutOwn: (filter) => without(filter, 'attributedTo', 'person', 'organization'),
  },
  roles: ofHolder('role', 'role'),
  speakerKinds: ofHolder('speaker_kind', 'speakerKind', 'named'),
  speakerCountries: {
    ...NAMED,
    isRepeated: true,
    joins: (filter, values) => `${holders(filter, values)}
      left join attribution_trait trait on trait.attribution_id = holder.id
        and trait.kind in ('CITIZENSHIP', 'AFFILIATION', 'DESCRIPTION') and trait.country_basis in ('TEXT', 'EXTERNAL')`,
    keys: { country_code: 'trait.country_code' },
    ...ofCountry,
    withoutOwn: (filter) => without(filter, 'attributedTo', 'from'),
  },
  sources: {
    ...NAMED,
    columns: ['source_id'],
    joins: () => '',
    keys: { source_id: 'matching.source_id' },
    names: 'left join source on source.id = bucket.source_id',
    order: 'source.slug',
    value: 'source.slug',
    name: 'source.name',
    withoutOwn: (filter) => without(filter, 'publishedBy', 'slug'),
  },
  sourceCountries: {
    ...NAMED,
    columns: ['source_id'],
    joins: () => 'left join source on source.id = matching.source_id',
    keys: { country_code: 'source.country_code' },
    ...ofCountry,
    withoutOwn: (filter) => without(filter, 'publishedBy', 'country'),
  },
  controls: {
    ...NAMED,
    isRepeated: true,
    columns: ['article_id'],
    joins: () => `${article}
      left join source_control control on control.source_id = article.source_id
        and control.retracted_at is null and control.basis in ('TEXT', 'EXTERNAL')
        and (control.period_edtf is null
          or num_nonnulls(article.published_from, article.published_to) > 0
            and coalesce(article.published_from, '-infinity') <= coalesce(control.period_to, 'infinity')
            and coalesce(article.published_to, 'infinity') >= coalesce(control.period_from, '-infinity'))`,
    keys: { control_kind: 'control.kind', country_code: 'control.country_code' },
    names: ofCountry.names,
    order: 'bucket.control_kind, bucket.country_code',
    value: `bucket.control_kind || coalesce(' ' || bucket.country_code, '')`,
    name: `bucket.control_kind || coalesce(', ' || named.name, '')`,
    withoutOwn: (filter) => without(filter, 'publishedBy', 'control'),
  },
  kinds: ofClaim('kind'),
  forms: ofClaim('form'),
  polarities: ofClaim('polarity'),
  stances: {
    ...NAMED,
    joins: ({ stance }, values) => {
      const standing: Prisma.StanceWhereInput = {
        AND: [{ retractedAt: null }, stance ? StanceFilter.where(stance) : {}],
      }
      return `${stance ? '' : 'left '}join stance on stance.claim_id = matching.id and ${whereSql('Stance', 'stance', standing, values)}`
    },
    keys: { question_id: 'stance.question_id', position: 'stance.position' },
    names: 'left join question on question.id = bucket.question_id',
    order: 'question.slug, bucket.position',
    value: `question.slug || ' ' || bucket.position`,
    name: `question.text || ' ' || bucket.position`,
    withoutOwn: (filter) => without(filter, 'stance', 'question', 'position'),
  },
} satisfies Record<string, Facet>

export type FacetName = keyof typeof FACETS

/** Takes fields out of a part of the filter, and with them the part where it asks nothing else. */
function without(
  filter: Filter,
  part: 'about' | 'attributedTo' | 'publishedBy' | 'stance',
  ...fields: string[]
): Filter {
  const asked = Object.entries(filter[part] ?? {})
  const left = asked.filter(([field]) => !fields.includes(field))
  if (left.length === asked.length) return filter
  // By itself, how a claim mentions it says nothing of what it mentions.
  const asks = left.some(([field]) => field !== 'basis')
  return { ...filter, [part]: asks ? Object.fromEntries(left) : undefined }
}
