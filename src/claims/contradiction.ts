import { builder } from '../graphql/builder.ts'
import { defineListing } from '../graphql/connection.ts'
import { BasisEnum } from '../graphql/dates.ts'
import {
  ContradictionFilter,
  ContradictionKindEnum,
  ReachEnum,
  SamenessEnum,
  whichContradictions,
} from './contradiction-filter.ts'

const Contradiction = builder.prismaObject('Contradiction', {
  description:
    'Two accepted claims that contradict each other: on a question that both answer, or as is recorded. A pair that answers several questions is listed for each.',
  select: {},
  fields: (t) => ({
    kind: t.expose('kind', { type: ContradictionKindEnum, description: 'How it comes to be one.' }),
    first: t.relation('first'),
    second: t.relation('second'),
    question: t.relation('question', { nullable: true }),
    firstStance: t.relation('firstStance', { nullable: true }),
    secondStance: t.relation('secondStance', { nullable: true }),
    relation: t.relation('relation', { nullable: true }),
    basis: t.expose('basis', { type: BasisEnum }),
    events: t.expose('events', {
      type: SamenessEnum,
      description: 'Whether the two stances speak of the same event.',
    }),
    countries: t.expose('countries', {
      type: SamenessEnum,
      description: 'Whether the two stances speak of the motive or act of the same country.',
    }),
    reach: t.expose('reach', { type: ReachEnum, description: 'How near each other the two are made.' }),
    isSameHolder: t.exposeBoolean('isSameHolder'),
  }),
})

const contradictions = defineListing(Contradiction, 'Contradiction', {
  words: ['contradictions', 'contradiction'],
  table: ({ database }) => database.contradiction,
  filter: ContradictionFilter,
  which: whichContradictions,
  unfiltered: 'those that are recorded, and those of opposed stances that may speak of the same',
  orders: {
    READING: {
      description: 'In the order in which the first claims were recorded, then the second ones.',
      by: [
        ['firstId', 'asc', 'number'],
        ['secondId', 'asc', 'number'],
        ['key', 'asc', 'text'],
      ],
    },
  },
})

builder.queryFields((t) => ({
  contradictions: t.field(
    contradictions.field('Pairs of claims that contradict each other.', () => ({ isForward: true })),
  ),
}))

builder.prismaObjectField('Question', 'contradictions', (t) =>
  t.field({
    ...contradictions.field<{ id: number }>(
      'Pairs of claims that contradict each other, both of which answer it.',
      ({ id }) => ({ isForward: true, questionId: id }),
    ),
    select: { id: true },
  }),
)

builder.prismaObjectField('Claim', 'contradictions', (t) =>
  t.field({
    ...contradictions.field<{ id: number }>(
      'The contradictions of which it is one side. Empty while it is not accepted.',
      ({ id }) => ({ claimId: id }),
    ),
    select: { id: true },
  }),
)
