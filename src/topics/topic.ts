import { builder } from '../graphql/builder.ts'
import { defineListing } from '../graphql/connection.ts'
import { DateRangeType, dateRange } from '../graphql/dates.ts'
import { declares } from '../graphql/declare.ts'
import { TopicFilter, TopicKindEnum } from './topic-filter.ts'

const Topic = builder.prismaNode('Topic', {
  id: { field: 'slug' },
  nullable: true,
  select: { slug: true },
  fields: (t) => ({
    slug: t.exposeString('slug'),
    name: t.exposeString('name'),
    kind: t.expose('kind', { type: TopicKindEnum, description: 'What it is.' }),
    otherNames: t.exposeStringList('otherNames'),
    event: t.field({
      ...declares({ kind: 'range', prefix: 'event' }),
      type: DateRangeType,
      nullable: true,
      description: 'When it happened. Null for what is no event, and for an event that was not held.',
      select: { eventEdtf: true, eventFrom: true, eventTo: true },
      resolve: ({ eventEdtf, eventFrom, eventTo }) => dateRange(eventEdtf, eventFrom, eventTo),
    }),
    references: t.relation('references', { query: { orderBy: { id: 'asc' } } }),
  }),
})

const topics = defineListing(Topic, 'Topic', {
  words: ['topics', 'topic'],
  table: ({ database }) => database.topic,
  filter: TopicFilter,
  which: TopicFilter.where,
  orders: {
    NAME: {
      description: 'By name.',
      by: [
        ['name', 'asc', 'text'],
        ['id', 'asc', 'number'],
      ],
    },
  },
})

builder.queryFields((t) => ({
  topics: t.field(topics.field('Recorded topics, by name.', () => ({}))),
  topic: t.prismaField({
    ...declares({ kind: 'lookUp', column: 'slug' }),
    type: Topic,
    nullable: true,
    description: 'One topic. Null when there is none of this slug.',
    args: {
      slug: t.arg.string({
        required: true,
        description: 'Its readable identifier, such as "japan-russia-two-plus-two-2013".',
      }),
    },
    resolve: (query, _root, { slug }, { database }) =>
      database.topic.findUnique({ ...query, where: { slug } }),
  }),
}))
