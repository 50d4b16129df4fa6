import type { Prisma } from '../database/generated/client.ts'
import type { Role, StancePosition } from '../database/generated/enums.ts'
import { builder } from '../graphql/builder.ts'
import { defineListing } from '../graphql/connection.ts'
import { BasisEnum, DateRangeType, dateRange } from '../graphql/dates.ts'
import { declares } from '../graphql/declare.ts'
import {
  ClaimFilter,
  ClaimFormEnum,
  ClaimKindEnum,
  PolarityEnum,
  ReviewEnum,
  whichClaims,
} from './claim-filter.ts'
import { claimIndexes } from './claim-indexes.ts'
import { HeldBack, heldBack, heldBackSql } from './held-back.ts'

const Claim = builder.prismaNode('Claim', {
  id: { field: 'key' },
  nullable: true,
  select: { key: true },
  fields: (t) => ({
    key: t.exposeString('key'),
    article: t.relation('article'),
    ordinal: t.exposeInt('ordinal'),
    text: t.exposeString('text'),
    kind: t.expose('kind', { type: ClaimKindEnum, description: 'What it does.' }),
    polarity: t.expose('polarity', { type: PolarityEnum, description: 'Whether it affirms or denies.' }),
    hedge: t.exposeString('hedge', { nullable: true }),
    form: t.expose('form', { type: ClaimFormEnum, description: 'How the article renders it.' }),
    said: t.field({
      ...declares({ kind: 'range', prefix: 'said' }),
      type: DateRangeType,
      nullable: true,
      description: 'When it was said. Null when that is not recorded.',
      select: { saidEdtf: true, saidFrom: true, saidTo: true },
      resolve: ({ saidEdtf, saidFrom, saidTo }) => dateRange(saidEdtf, saidFrom, saidTo),
    }),
    saidBasis: t.expose('saidBasis', { type: BasisEnum, nullable: true }),
    due: t.field({
      ...declares({ kind: 'range', prefix: 'due' }),
      type: DateRangeType,
      nullable: true,
      description: 'When what it predicts or promises is to happen. Null when it gives no time.',
      select: { dueEdtf: true, dueFrom: true, dueTo: true },
      resolve: ({ dueEdtf, dueFrom, dueTo }) => dateRange(dueEdtf, dueFrom, dueTo),
    }),
    review: t.expose('review', { type: ReviewEnum, description: 'What the reviewers decided.' }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime' }),
    retractedAt: t.expose('retractedAt', { type: 'DateTime', nullable: true }),
    subjects: t.relation('subjects', { query: { orderBy: { id: 'asc' } } }),
    attributions: t.relation('attributions', { query: { orderBy: [{ depth: 'asc' }, { ordinal: 'asc' }] } }),
    stances: t.relation('stances', {
      description: 'The positions that it takes on disputed questions, retracted ones left out.',
      query: { where: { retractedAt: null }, orderBy: { id: 'asc' } },
    }),
  }),
})

const claims = defineListing(Claim, 'Claim', {
  words: ['claims', 'claim'],
  table: ({ database }) => database.claim,
  filter: ClaimFilter,
  which: whichClaims,
  unfiltered: 'all that are accepted',
  orders: {
    PUBLISHED_DESC: {
      description: 'Latest published first, then in the order recorded; undated articles last.',
      by: [
        ['newestFirst', 'asc', 'number'],
        ['id', 'asc', 'number'],
      ],
    },
    PUBLISHED_ASC: {
      description: 'Earliest published first, then in the order recorded; undated articles first.',
      by: [
        ['newestFirst', 'desc', 'number'],
        ['id', 'asc', 'number'],
      ],
    },
    RECORDED_DESC: {
      description: 'Last recorded first.',
      by: [
        ['recordedAt', 'desc', 'moment'],
        ['id', 'desc', 'number'],
      ],
    },
    KEY: { description: 'By key.', by: [['key', 'asc', 'text']] },
  },
  indexes: claimIndexes,
})

builder.objectField(claims.connection, 'heldBack', (t) =>
  t.field({
    ...declares({ kind: 'rows', sql: heldBackSql }),
    type: [HeldBack],
    description:
      'Speakers who would have matched, were it not for what is asked of their background (from, citizenOf, worksFor, expertOn) in attributedTo and saidBy. Empty when nothing is asked. Conditions within allOf, anyOf and not are taken as they are.',
    resolve: ({ scope, filter }, _args, { database }) => heldBack(database, scope, filter),
  }),
)

builder.queryFields((t) => ({
  claims: t.field(claims.field('Claims of all articles.', () => ({}))),
  claim: t.prismaField({
    ...declares({ kind: 'lookUp', column: 'key' }),
    type: Claim,
    nullable: true,
    description: 'One claim, whatever the reviewers decided. Null when there is none of this key.',
    args: { key: t.arg.string({ required: true, description: 'Its key, such as "A2-10".' }) },
    resolve: (query, _root, { key }, { database }) => database.claim.findUnique({ ...query, where: { key } }),
  }),
}))

builder.prismaObjectField('Claim', 'group', (t) =>
  t.field({
    ...claims.field<{ representativeId: number }>(
      'The claims that say the same: those EQUIVALENT to it, directly or through others, and itself.',
      ({ representativeId }) => ({ representativeId }),
    ),
    select: { representativeId: true },
  }),
)
builder.prismaObjectField('Article', 'claims', (t) =>
  t.field({
    ...claims.field<{ id: number }>('The claims made in it.', ({ id }) => ({ articleId: id })),
    select: { id: true },
  }),
)
builder.prismaObjectField('Source', 'claims', (t) =>
  t.field({
    ...claims.field<{ id: number }>('The claims made in its articles.', ({ id }) => ({
      sourceId: id,
    })),
    select: { id: true },
  }),
)
builder.prismaObjectField('Person', 'claims', (t) =>
  t.field({
    ...claims.field<{ id: number }>(
      'The claims that they hold, alone or jointly. For what they said however reported, filter by saidBy.',
      ({ id }) => ({
        attributions: { some: { isHolder: true, personId: id } },
      }),
    ),
    select: { id: true },
  }),
)
builder.prismaObjectField('Organization', 'claims', (t) =>
  t.field({
    ...claims.field<{ id: number }>('The claims that it holds itself, alone or jointly.', ({ id }) => ({
      attributions: { some: { isHolder: true, organizationId: id } },
    })),
    select: { id: true },
  }),
)
builder.prismaObjectField('Country', 'claims', (t) =>
  t.field({
    ...claims.field<{ code: string }>(
      'The claims about it, mentioned explicitly or by a word that refers back.',
      ({ code }) => ({
        subjects: { some: { countryCode: code, basis: { in: ['EXPLICIT', 'ANAPHORIC'] } } },
      }),
    ),
    select: { code: true },
  }),
)
builder.prismaObjectField('Topic', 'claims', (t) =>
  t.field({
    ...claims.field<{ id: number }>(
      'The claims about it, mentioned explicitly or by a word that refers back.',
      ({ id }) => ({
        subjects: { some: { topicId: id, basis: { in: ['EXPLICIT', 'ANAPHORIC'] } } },
      }),
    ),
    select: { id: true },
  }),
)
builder.prismaObjectField('Question', 'claims', (t) =>
  t.field({
    ...claims.field<{ id: number }>('The claims that take a position on it.', ({ id }) => ({
      stances: { some: { questionId: id, retractedAt: null } },
    })),
    select: { id: true },
  }),
)
builder.prismaObjectField('QuestionPosition', 'claims', (t) =>
  t.field({
    ...claims.field<Position>('The claims that take it.', (position) => ({
      stances: { some: whichTake(position) },
    })),
    select: { questionId: true, position: true, eventKey: true },
  }),
)
builder.prismaObjectField('PositionHolder', 'claims', (t) =>
  t.field({
    ...claims.field<Position & PositionHolder>(
      'The claims by which they take it.',
      // A compiled statement gives a row that can only be asked for its fields, one by one.
      (holder) => ({
        stances: { some: whichTake(holder) },
        attributions: { some: { isHolder: true, role: holder.role, ...whichAreOf(holder) } },
      }),
    ),
    select: {
      questionId: true,
      position: true,
      eventKey: true,
      role: true,
      personId: true,
      organizationId: true,
      unnamedSpeakerId: true,
      articleId: true,
    },
  }),
)
builder.prismaObjectField('TopicCoverage', 'claims', (t) =>
  t.field({
    ...claims.field<{ topicId: number; sourceKey: number }>(
      'What its articles say of the topic: the claims counted.',
      ({ topicId, sourceKey }) => ({
        article: { sourceKey },
        OR: [
          { subjects: { some: { topicId, basis: { in: ['EXPLICIT', 'ANAPHORIC'] } } } },
          { stances: { some: { eventId: topicId, retractedAt: null } } },
        ],
      }),
    ),
    select: { topicId: true, sourceKey: true },
  }),
)

interface Position {
  questionId: number
  position: StancePosition
  eventKey: number
}

interface PositionHolder {
  role: Role
  personId: number | null
  organizationId: number | null
  unnamedSpeakerId: number | null
  articleId: number | null
}

const whichTake = ({ questionId, position, eventKey }: Position): Prisma.StanceWhereInput => ({
  questionId,
  position,
  eventKey,
  retractedAt: null,
})

/** The attributions to one holder. No row has the id 0, so that it stands for what the holder is not. */
function whichAreOf(holder: Omit<PositionHolder, 'role'>): Prisma.AttributionWhereInput {
  return {
    OR: [
      { personId: holder.personId ?? 0 },
      { organizationId: holder.organizationId ?? 0 },
      { unnamedSpeakerId: holder.unnamedSpeakerId ?? 0 },
      { speakerKind: 'WRITER', personId: null, claim: { articleId: holder.articleId ?? 0 } },
    ],
  }
}
