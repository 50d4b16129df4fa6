import type { FieldMap } from '@pothos/core'
import type {
  ClaimForm,
  ClaimKind,
  ControlKind,
  Polarity,
  Role,
  SpeakerKind,
  StancePosition,
} from '../database/generated/enums.ts'
import { branded, builder, type SchemaTypes } from '../graphql/builder.ts'
import { refersBy } from '../graphql/refers.ts'
import { RoleEnum } from '../people/role.ts'
import { ControlKindEnum } from '../sources/source-filter.ts'
import { ClaimFormEnum, ClaimKindEnum, PolarityEnum } from './claim-filter.ts'
import { Speaker } from './speaker.ts'
import { SpeakerKindEnum } from './speaker-filter.ts'
import { StancePositionEnum } from './stance-filter.ts'

/** A row of a count: the keys of its facet, by the names of the columns that they are read from. */
export interface Bucket {
  count: number
  country_code: string | null
  topic_id: number | null
  person_id: number | null
  organization_id: number | null
  unnamed_speaker_id: number | null
  source_id: number | null
  question_id: number | null
  role: Role
  speaker_kind: SpeakerKind
  control_kind: ControlKind | null
  kind: ClaimKind
  form: ClaimForm
  polarity: Polarity
  position: StancePosition | null
}

interface Counts {
  total: number
  buckets: Bucket[]
}

type FieldBuilder = PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, Bucket>

function defineFacet(name: string, word: string, fields: (t: FieldBuilder) => FieldMap) {
  const bucket = builder.objectRef<Bucket>(`${name}Bucket`).implement({
    description: `How many claims there are of one ${word}.`,
    fields: (t) => ({ ...fields(t), count: t.exposeInt('count', { description: 'How many claims.' }) }),
  })
  return builder.objectRef<Counts>(`${name}Facet`).implement({
    description: `Claims, counted by ${word}.`,
    fields: (t) => ({
      total: t.exposeInt('total', {
        description: 'How many buckets there are in all. The list of them is cut at `first`.',
      }),
      buckets: t.field({
        type: [bucket],
        description:
          'The buckets, those of most claims first; of equal ones by slug or code or in the order of the enum, null last.',
        resolve: ({ buckets }) => buckets,
      }),
    }),
  })
}

/** Prisma has to be asked also for what is not there. */
const known = <Key>(key: Key | null) => (key === null ? [] : [key])

const NONE = 'Null for the claims that have none.'

const country = (t: FieldBuilder, description: string) =>
  t.prismaField({
    ...refersBy({ Country: 'country_code' }),
    type: 'Country',
    nullable: true,
    description,
    resolve: (query, { country_code: code }, _args, { database }) =>
      database.country.findFirst({ ...query, where: { code: { in: known(code) } } }),
  })

export const CountryFacet = defineFacet('Country', 'country', (t) => ({
  country: country(t, `The country. ${NONE}`),
}))

export const TopicFacet = defineFacet('Topic', 'topic', (t) => ({
  topic: t.prismaField({
    ...refersBy({ Topic: 'topic_id' }),
    type: 'Topic',
    nullable: true,
    description: `The topic spoken of. ${NONE}`,
    resolve: (query, { topic_id: id }, _args, { database }) =>
      database.topic.findFirst({ ...query, where: { id: { in: known(id) } } }),
  }),
}))

export const PersonFacet = defineFacet('Person', 'person', (t) => ({
  person: t.prismaField({
    ...refersBy({ Person: 'person_id' }),
    type: 'Person',
    nullable: true,
    description: `The person spoken of. ${NONE}`,
    resolve: (query, { person_id: id }, _args, { database }) =>
      database.person.findFirst({ ...query, where: { id: { in: known(id) } } }),
  }),
}))

export const OrganizationFacet = defineFacet('Organization', 'organization', (t) => ({
  organization: t.prismaField({
    ...refersBy({ Organization: 'organization_id' }),
    type: 'Organization',
    nullable: true,
    description: `The organization spoken of. ${NONE}`,
    resolve: (query, { organization_id: id }, _args, { database }) =>
      database.organization.findFirst({ ...query, where: { id: { in: known(id) } } }),
  }),
}))

export const SpeakerFacet = defineFacet('Speaker', 'speaker', (t) => ({
  speaker: t.field({
    ...refersBy({
      Person: 'person_id',
      Organization: 'organization_id',
      UnnamedSpeaker: 'unnamed_speaker_id',
    }),
    type: Speaker,
    nullable: true,
    description: "The holder. Null for the article's own voice where the article is not signed.",
    resolve: async (row, _args, { database }) => {
      const { person_id: person, organization_id: organization, unnamed_speaker_id: unnamed } = row
      if (person !== null)
        return branded('Person', await database.person.findUnique({ where: { id: person } }))
      if (organization !== null)
        return branded(
          'Organization',
          await database.organization.findUnique({ where: { id: organization } }),
        )
      if (unnamed === null) return null
      return branded('UnnamedSpeaker', await database.unnamedSpeaker.findUnique({ where: { id: unnamed } }))
    },
  }),
}))

export const RoleFacet = defineFacet('Role', 'role', (t) => ({
  role: t.expose('role', { type: RoleEnum, description: 'The capacity in which the holder speaks.' }),
}))

export const SpeakerKindFacet = defineFacet('SpeakerKind', 'kind of speaker', (t) => ({
  speakerKind: t.expose('speaker_kind', { type: SpeakerKindEnum, description: 'What the holder is.' }),
}))

export const SourceFacet = defineFacet('Source', 'source', (t) => ({
  source: t.prismaField({
    ...refersBy({ Source: 'source_id' }),
    type: 'Source',
    nullable: true,
    description: 'What carried the articles. Null for those of which that is unknown.',
    resolve: (query, { source_id: id }, _args, { database }) =>
      database.source.findFirst({ ...query, where: { id: { in: known(id) } } }),
  }),
}))

export const ControlFacet = defineFacet('Control', 'kind and country of control', (t) => ({
  kind: t.expose('control_kind', {
    type: ControlKindEnum,
    nullable: true,
    description: 'What controlled the source. Null where nothing is recorded that counts on that day.',
  }),
  country: country(t, 'The country of whoever controlled it. Null when not recorded.'),
}))

export const KindFacet = defineFacet('ClaimKind', 'kind of claim', (t) => ({
  kind: t.expose('kind', { type: ClaimKindEnum, description: 'What the claims do.' }),
}))

export const FormFacet = defineFacet('ClaimForm', 'form of claim', (t) => ({
  form: t.expose('form', { type: ClaimFormEnum, description: 'How the articles render them.' }),
}))

export const PolarityFacet = defineFacet('Polarity', 'polarity', (t) => ({
  polarity: t.expose('polarity', { type: PolarityEnum, description: 'Whether they affirm or deny.' }),
}))

export const StanceFacet = defineFacet('Stance', 'position on a question', (t) => ({
  question: t.prismaField({
    ...refersBy({ Question: 'question_id' }),
    type: 'Question',
    nullable: true,
    description: 'The disputed question. Null for the claims that take no position on any.',
    resolve: (query, { question_id: id }, _args, { database }) =>
      database.question.findFirst({ ...query, where: { id: { in: known(id) } } }),
  }),
  position: t.expose('position', {
    type: StancePositionEnum,
    nullable: true,
    description: 'The position taken. Null where the question is.',
  }),
}))
