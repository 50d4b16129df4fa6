import { RelationKind, SpanRole } from '../database/generated/enums.ts'
import { branded, builder } from '../graphql/builder.ts'
import { defineListing } from '../graphql/connection.ts'
import { BasisEnum, DateRangeType, dateRange } from '../graphql/dates.ts'
import { describeEnum } from '../graphql/enums.ts'
import { unreachable } from '../graphql/errors.ts'
import {
  ClaimFilter,
  ClaimFormEnum,
  ClaimKindEnum,
  MentionEnum,
  PolarityEnum,
  ReviewEnum,
  whichClaims,
} from './claim-filter.ts'
import { HeldBack, heldBack } from './held-back.ts'

const SpanRoleEnum = builder.enumType(SpanRole, describeEnum('SpanRole'))
const RelationKindEnum = builder.enumType(RelationKind, describeEnum('RelationKind'))

const Claim = builder.prismaNode('Claim', {
  id: { field: 'key' },
  nullable: true,
  select: {},
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
      type: DateRangeType,
      nullable: true,
      description: 'When it was said. Null when that is not recorded.',
      select: { saidEdtf: true, saidFrom: true, saidTo: true },
      resolve: ({ saidEdtf, saidFrom, saidTo }) => dateRange(saidEdtf, saidFrom, saidTo),
    }),
    saidBasis: t.expose('saidBasis', { type: BasisEnum, nullable: true }),
    due: t.field({
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
    spans: t.relation('spans', {
      args: {
        role: t.arg({
          type: [SpanRoleEnum],
          required: false,
          description: 'Only those that mark one of these.',
        }),
      },
      query: ({ role }) => ({
        where: { role: role ? { in: role } : undefined },
        orderBy: { ordinal: 'asc' },
      }),
    }),
    stances: t.relation('stances', {
      description: 'The positions that it takes on disputed questions, retracted ones left out.',
      query: { where: { retractedAt: null }, orderBy: { id: 'asc' } },
    }),
    relations: t.field({
      type: [ClaimRelation],
      description: 'How it stands to other claims, from either side, retracted entries left out.',
      args: {
        kind: t.arg({
          type: [RelationKindEnum],
          required: false,
          description: 'Only those of one of these kinds.',
        }),
      },
      select: ({ kind }, _context, nested) => {
        const query = {
          where: { retractedAt: null, kind: kind ? { in: kind } : undefined },
          orderBy: { id: 'asc' },
        } as const
        return { relationsFrom: nested(query), relationsTo: nested(query) }
      },
      resolve: ({ relationsFrom, relationsTo }) => [...relationsFrom, ...relationsTo],
    }),
  }),
})

const ClaimRelation = builder.prismaObject('ClaimRelation', {
  select: {},
  fields: (t) => ({
    from: t.relation('from'),
    to: t.relation('to'),
    kind: t.expose('kind', { type: RelationKindEnum, description: 'How they stand to each other.' }),
    basis: t.expose('basis', { type: BasisEnum }),
    references: t.relation('references', { query: { orderBy: { id: 'asc' } } }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime' }),
  }),
})

const Subject = builder.unionType('Subject', {
  description: 'What a claim can be about.',
  types: ['Country', 'Person', 'Organization', 'Topic'],
})

builder.prismaObject('ClaimSubject', {
  select: {},
  fields: (t) => ({
    subject: t.field({
      type: Subject,
      description: 'What the claim is about.',
      select: (_args, _context, nested) => ({
        country: nested(true, [], 'Country'),
        person: nested(true, [], 'Person'),
        organization: nested(true, [], 'Organization'),
        topic: nested(true, [], 'Topic'),
      }),
      resolve: ({ country, person, organization, topic }) =>
        branded('Country', country) ??
        branded('Person', person) ??
        branded('Organization', organization) ??
        branded('Topic', topic) ??
        unreachable('claim_subject_has_one_target'),
    }),
    basis: t.expose('basis', { type: MentionEnum }),
  }),
})

builder.prismaObject('Span', {
  select: {},
  fields: (t) => ({
    role: t.expose('role', { type: SpanRoleEnum, description: 'What it marks.' }),
    ordinal: t.exposeInt('ordinal'),
    start: t.exposeInt('start'),
    end: t.exposeInt('end'),
    sha256: t.exposeString('sha256'),
    exact: t.exposeString('exact', { nullable: true }),
    prefix: t.exposeString('prefix', { nullable: true }),
    suffix: t.exposeString('suffix', { nullable: true }),
    text: t.relation('text'),
  }),
})

const claims = defineListing(Claim, 'Claim', {
  words: ['claims', 'claim'],
  table: ({ database }) => database.claim,
  filter: ClaimFilter,
  which: whichClaims,
  orders: {
    PUBLISHED_DESC: {
      description: 'Latest published first, then in the order recorded; undated articles last.',
      by: [
        ['publishedOn', 'desc', 'day'],
        ['id', 'asc', 'number'],
      ],
    },
    PUBLISHED_ASC: {
      description: 'Earliest published first, then in the order recorded; undated articles first.',
      by: [
        ['publishedOn', 'asc', 'day'],
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
})

builder.objectField(claims.connection, 'heldBack', (t) =>
  t.field({
    type: [HeldBack],
    description:
      'Speakers who would have matched, were it not for what is asked of their background (from, citizenOf, worksFor, expertOn) in attributedTo and saidBy. Empty when nothing is asked. Conditions within allOf, anyOf and not are taken as they are.',
    resolve: ({ scope, filter }, _args, { database }) => heldBack(database, scope, filter),
  }),
)

builder.queryFields((t) => ({
  claims: t.field(claims.field('Claims of all articles.', () => ({}))),
  claim: t.prismaField({
    type: Claim,
    nullable: true,
    description: 'One claim, whatever the reviewers decided. Null when there is none of this key.',
    args: { key: t.arg.string({ required: true, description: 'Its key, such as "A2-10".' }) },
    resolve: (query, _root, { key }, { database }) => database.claim.findUnique({ ...query, where: { key } }),
  }),
}))

builder.prismaObjectField('Article', 'claims', (t) =>
  t.field({
    ...claims.field<{ id: number }>('The claims made in it.', ({ id }) => ({ articleId: id })),
    select: { id: true },
  }),
)
builder.prismaObjectField('Source', 'claims', (t) =>
  t.field({
    ...claims.field<{ id: number }>('The claims made in its articles.', ({ id }) => ({
      article: { sourceId: id },
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
