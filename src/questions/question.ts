import { StanceFilter, StancePositionEnum } from '../claims/stance-filter.ts'
import { builder } from '../graphql/builder.ts'
import { defineListing } from '../graphql/connection.ts'
import { BasisEnum } from '../graphql/dates.ts'
import { declares } from '../graphql/declare.ts'
import { QuestionFilter } from './question-filter.ts'

const Question = builder.prismaNode('Question', {
  id: { field: 'slug' },
  nullable: true,
  select: { slug: true },
  fields: (t) => ({
    slug: t.exposeString('slug'),
    text: t.exposeString('text'),
    stances: t.relation('stances', {
      description:
        'Who takes which position: those of accepted claims, retracted ones left out, in the order recorded.',
      args: {
        position: t.arg({
          type: [StancePositionEnum],
          required: false,
          description: 'Only these positions.',
        }),
        filter: t.arg({
          type: StanceFilter.ref,
          required: false,
          description: 'Only the positions taken that fit it. Without it, all.',
        }),
      },
      query: ({ position, filter }) => ({
        where: {
          retractedAt: null,
          claim: { review: 'ACCEPTED' },
          position: position ? { in: position } : undefined,
          AND: StanceFilter.where(filter),
        },
        orderBy: { id: 'asc' },
      }),
    }),
  }),
})

builder.prismaObject('Stance', {
  select: {},
  fields: (t) => ({
    question: t.relation('question', { description: 'The disputed question.' }),
    claim: t.relation('claim', { description: 'The claim that takes it.' }),
    position: t.expose('position', { type: StancePositionEnum, description: 'The position taken.' }),
    event: t.relation('event', { nullable: true }),
    country: t.relation('country', { nullable: true }),
    basis: t.expose('basis', { type: BasisEnum }),
    references: t.relation('references', { query: { orderBy: { id: 'asc' } } }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime' }),
  }),
})

const questions = defineListing(Question, 'Question', {
  words: ['questions', 'question'],
  table: ({ database }) => database.question,
  filter: QuestionFilter,
  which: QuestionFilter.where,
  orders: { SLUG: { description: 'By slug.', by: [['slug', 'asc', 'text']] } },
})

builder.queryFields((t) => ({
  questions: t.field(questions.field('Recorded questions.', () => ({}))),
  question: t.prismaField({
    ...declares({ kind: 'lookUp', column: 'slug' }),
    type: Question,
    nullable: true,
    description: 'One question. Null when there is none of this slug.',
    args: {
      slug: t.arg.string({
        required: true,
        description: 'Its readable identifier, such as "who-initiated".',
      }),
    },
    resolve: (query, _root, { slug }, { database }) =>
      database.question.findUnique({ ...query, where: { slug } }),
  }),
}))
