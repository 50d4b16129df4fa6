import { z } from 'zod'
import {
  Basis,
  BlockKind,
  BylineRole,
  ClaimForm,
  ClaimKind,
  ControlKind,
  CueForce,
  FactProperty,
  FactRank,
  Genre,
  Mention,
  OrganizationKind,
  PersonNameKind,
  Polarity,
  RelationKind,
  Review,
  Role,
  SourceKind,
  SpanRole,
  StancePosition,
  TopicKind,
} from '../database/generated/enums.ts'
import { parseEdtf } from './edtf.ts'

// The shape of the files of a corpus, one schema for each kind of file. Unknown fields are refused.

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is no slug: lower-case letters, digits, single hyphens')
const countryCode = z.string().regex(/^[A-Z]{2}$/, 'is no ISO 3166-1 alpha-2 code, such as CN')
const line = z
  .string()
  .min(1)
  .refine((text) => text === text.trim() && !/[\n\0\p{Surrogate}]/u.test(text), {
    error: 'has line breaks, half a character, or blanks at an end',
  })
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'is no SHA-256 in lower-case hexadecimal')
const offset = z.int32().min(0)
const address = z.url({ protocol: /^https?$/, error: 'is no address, such as https://example.org/' })

const edtf = z.string().transform((text, context) => {
  try {
    return parseEdtf(text)
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) })
    return z.NEVER
  }
})

/** A stretch of text by code points, from `start` up to and without `end`. */
const stretch = z.strictObject({ start: offset, end: offset, sha256 })

const reference = z.union([
  z.strictObject({ url: address, says: line, isPartial: z.boolean().default(false) }),
  stretch.extend({ article: slug }),
])
const references = z.array(reference).default([])

/** `period` is stated by the evidence; `attested` runs from the first to the last day it was seen. At most one of them. */
const lasting = { period: edtf.optional(), attested: edtf.optional(), basis: z.enum(Basis), references }
const oncePeriod = (value: { period?: unknown; attested?: unknown }) => !(value.period && value.attested)
const oncePeriodMessage = 'has both a period and an attested one'

export const countriesFile = z.array(
  z.strictObject({ code: countryCode, name: line, demonym: line, metonyms: z.array(line).default([]) }),
)

export const topicsFile = z.array(
  z.strictObject({
    slug,
    name: line,
    kind: z.enum(TopicKind),
    otherNames: z.array(line).default([]),
    event: edtf.optional(),
    references,
  }),
)

export const organizationsFile = z.array(
  z.strictObject({
    slug,
    name: line,
    kind: z.enum(OrganizationKind),
    otherNames: z.array(line).default([]),
    country: z.strictObject({ code: countryCode, basis: z.enum(Basis) }).optional(),
    parent: slug.optional(),
    references,
  }),
)

export const sourcesFile = z.array(
  z.strictObject({
    slug,
    name: line,
    kind: z.enum(SourceKind),
    otherNames: z.array(line).default([]),
    domains: z.array(line).default([]),
    country: countryCode.optional(),
    parent: slug.optional(),
    publisher: slug.optional(),
    references,
    control: z
      .array(
        z
          .strictObject({
            kind: z.enum(ControlKind),
            typology: line.optional(),
            country: countryCode.optional(),
            owner: slug.optional(),
            ownerName: line.optional(),
            ...lasting,
          })
          .refine(oncePeriod, oncePeriodMessage),
      )
      .default([]),
  }),
)

export const peopleFile = z.array(
  z.strictObject({
    slug,
    name: line,
    wikidata: z
      .string()
      .regex(/^Q\d+$/, 'is no Wikidata item, such as Q58217')
      .optional(),
    names: z
      .array(z.strictObject({ text: line, kind: z.enum(PersonNameKind).exclude(['PREFERRED']), references }))
      .default([]),
    affiliations: z
      .array(
        z
          .strictObject({ organization: slug.optional(), title: line, role: z.enum(Role), ...lasting })
          .refine(oncePeriod, oncePeriodMessage),
      )
      .default([]),
    facts: z
      .array(
        z
          .strictObject({
            property: z.enum(FactProperty),
            country: countryCode.optional(),
            topic: slug.optional(),
            detail: line.optional(),
            rank: z.enum(FactRank).default('NORMAL'),
            ...lasting,
          })
          .refine(oncePeriod, oncePeriodMessage),
      )
      .default([]),
  }),
)

const speaker = z.union([
  z.strictObject({ person: slug }),
  z.strictObject({ organization: slug }),
  z.strictObject({ unnamed: line }),
  z.strictObject({ writer: z.union([z.literal(true), slug]) }),
])

const attribution = z.strictObject({
  speaker,
  depth: z.int32().min(0),
  isHolder: z.boolean().default(false),
  label: line.optional(),
  role: z.enum(Role),
  cue: line.optional(),
  force: z.enum(CueForce).optional(),
  spans: z.array(stretch.extend({ role: z.enum(SpanRole).extract(['SOURCE', 'CUE']) })).default([]),
})

const subject = z.union([
  z.strictObject({ country: countryCode, basis: z.enum(Mention).default('EXPLICIT') }),
  z.strictObject({ person: slug, basis: z.enum(Mention).default('EXPLICIT') }),
  z.strictObject({ organization: slug, basis: z.enum(Mention).default('EXPLICIT') }),
  z.strictObject({ topic: slug, basis: z.enum(Mention).default('EXPLICIT') }),
])

const claim = z.strictObject({
  key: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'is no key: letters, digits, dots, hyphens'),
  text: line,
  kind: z.enum(ClaimKind),
  polarity: z.enum(Polarity).default('POSITIVE'),
  hedge: line.optional(),
  form: z.enum(ClaimForm),
  said: z.strictObject({ date: edtf, basis: z.enum(Basis) }).optional(),
  due: edtf.optional(),
  review: z.enum(Review).exclude(['RETRACTED']).default('ACCEPTED'),
  subjects: z.array(subject).default([]),
  attributions: z.array(attribution).min(1),
  content: z.array(stretch).min(1),
  hedges: z.array(stretch).default([]),
})

export const articleFile = z.strictObject({
  slug,
  source: z.strictObject({ slug, basis: z.enum(Basis) }).optional(),
  title: line.optional(),
  url: address.optional(),
  genre: z.enum(Genre),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'is no BCP 47 tag, such as en'),
  published: z.strictObject({ date: edtf, basis: z.enum(Basis) }).optional(),
  // What it reprints.
  origin: z.strictObject({ article: slug, basis: z.enum(Basis) }).optional(),
  disclaimer: line.optional(),
  references,
  bylines: z.array(z.strictObject({ person: slug, role: z.enum(BylineRole) })).default([]),
  text: z.strictObject({
    sha256,
    length: z.int32().min(1),
    // Where its sentences begin.
    sentences: z.array(offset).default([]),
    blocks: z.array(z.strictObject({ kind: z.enum(BlockKind), start: offset, end: offset })).default([]),
  }),
  unnamedSpeakers: z
    .array(
      z.strictObject({
        label: line,
        kind: z.enum(['COLLECTIVE', 'ANONYMOUS', 'DOCUMENT']),
        countries: z.array(z.strictObject({ code: countryCode, basis: z.enum(Basis) })).default([]),
      }),
    )
    .default([]),
  claims: z.array(claim).default([]),
})

export const questionsFile = z.array(
  z.strictObject({
    slug,
    text: line,
    stances: z
      .array(
        z.strictObject({
          claim: z.string(),
          position: z.enum(StancePosition),
          event: slug.optional(),
          country: countryCode.optional(),
          basis: z.enum(Basis).default('ANALYST'),
          references,
        }),
      )
      .default([]),
  }),
)

export const relationsFile = z.array(
  z.strictObject({
    from: z.string(),
    to: z.string(),
    kind: z.enum(RelationKind),
    basis: z.enum(Basis),
    references,
  }),
)
