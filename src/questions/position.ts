import { Speaker } from '../claims/speaker.ts'
import { StancePositionEnum } from '../claims/stance-filter.ts'
import type { StancePosition } from '../database/generated/enums.ts'
import { branded, builder } from '../graphql/builder.ts'
import { defineListing } from '../graphql/connection.ts'
import { declares } from '../graphql/declare.ts'
import { RoleEnum } from '../people/role.ts'
import { PositionHolderFilter, StandingEnum } from './position-filter.ts'

const PositionHolder = builder.prismaObject('PositionHolder', {
  description:
    'Somebody who takes a position on a question, speaking of one event and in one capacity. Who takes several, or in several capacities, is listed for each.',
  select: {},
  fields: (t) => ({
    question: t.relation('question'),
    position: t.expose('position', { type: StancePositionEnum, description: 'The position taken.' }),
    event: t.relation('event', { nullable: true }),
    role: t.expose('role', { type: RoleEnum, description: 'The capacity in which they take it.' }),
    standing: t.expose('standing', { type: StandingEnum, description: 'How they stand to the reader.' }),
    holder: t.field({
      ...declares({
        kind: 'union',
        relations: { person: 'Person', organization: 'Organization', unnamedSpeaker: 'UnnamedSpeaker' },
      }),
      type: Speaker,
      nullable: true,
      description: 'Who takes it. Null for the own voice of an article that nobody signs.',
      select: (_args, _context, nested) => ({
        person: nested(true, [], 'Person'),
        organization: nested(true, [], 'Organization'),
        unnamedSpeaker: nested(true, [], 'UnnamedSpeaker'),
      }),
      resolve: ({ person, organization, unnamedSpeaker }) =>
        branded('Person', person) ??
        branded('Organization', organization) ??
        branded('UnnamedSpeaker', unnamedSpeaker),
    }),
    article: t.relation('article', { nullable: true }),
    isWriter: t.exposeBoolean('isWriter'),
    countries: t.exposeStringList('countries'),
    isOfAll: t.exposeBoolean('isOfAll'),
  }),
})

const holders = defineListing(PositionHolder, 'PositionHolder', {
  words: ['holders of positions', 'holder of a position'],
  table: ({ database }) => database.positionHolder,
  filter: PositionHolderFilter,
  which: PositionHolderFilter.where,
  orders: {
    READING: {
      description: 'In the order in which their first claims were recorded.',
      by: [
        ['firstClaimId', 'asc', 'number'],
        ['key', 'asc', 'text'],
      ],
    },
  },
})

const QuestionPosition = builder.prismaObject('QuestionPosition', {
  description: 'A position that accepted claims take on a question, speaking of one event.',
  select: {},
  fields: (t) => ({
    question: t.relation('question', { description: 'What is disputed.' }),
    position: t.expose('position', { type: StancePositionEnum, description: 'The position taken.' }),
    event: t.relation('event', { nullable: true }),
    claimCount: t.exposeInt('claimCount'),
    namedHolders: t.exposeInt('namedHolders'),
    unnamedHolders: t.exposeInt('unnamedHolders'),
    unsignedWriters: t.exposeInt('unsignedWriters'),
    holders: t.field({
      ...holders.field<{ questionId: number; position: StancePosition; eventKey: number }>(
        'Who takes it, in each capacity.',
        ({ questionId, position, eventKey }) => ({ questionId, position, eventKey }),
      ),
      select: { questionId: true, position: true, eventKey: true },
    }),
  }),
})

const whichPositions = ({
  position,
  event,
}: {
  position?: StancePosition[] | null
  event?: string[] | null
}) => ({
  where: {
    position: position ? { in: position } : undefined,
    event: event ? { slug: { in: event } } : undefined,
  },
  orderBy: [{ position: 'asc' as const }, { eventKey: 'asc' as const }],
})

builder.prismaObjectField('Question', 'positions', (t) =>
  t.field({
    ...declares({ kind: 'related', relation: 'positions', query: whichPositions }),
    type: [QuestionPosition],
    description:
      'The positions taken on it, apart by the event that they speak of: different events are different matters. In the order of the positions, then of the events as recorded, those of no event first.',
    args: {
      position: t.arg({ type: [StancePositionEnum], required: false, description: 'Only these.' }),
      event: t.arg({
        type: ['TopicSlug'],
        required: false,
        description: 'Only those that speak of one of these events.',
      }),
    },
    select: (args, _context, nested) => ({ positions: nested(whichPositions(args)) }),
    resolve: ({ positions }) => positions,
  }),
)

for (const [noun, words] of [
  ['Person', 'The positions that they take on disputed questions, also as the writer of an article.'],
  ['Organization', 'The positions that it takes on disputed questions itself.'],
] as const) {
  builder.prismaObjectField(noun, 'positions', (t) =>
    t.field({
      ...holders.field<{ id: number }>(words, ({ id }) =>
        noun === 'Person' ? { personId: id } : { organizationId: id },
      ),
      select: { id: true },
    }),
  )
}
