import type { Prisma } from '../database/generated/client.ts'
import { builder } from '../graphql/builder.ts'
import { defineListing } from '../graphql/connection.ts'
import { filtersOn } from '../graphql/filter.ts'
import { SourceFilter } from '../sources/source-filter.ts'

const { is, defineListFilter } = filtersOn<Prisma.TopicCoverageWhereInput>('key')

const TopicCoverageFilter = defineListFilter(
  'TopicCoverageFilter',
  'Only the coverage that fits every field given.',
  {
    publishedBy: is(
      SourceFilter.ref,
      'Only that of such a source. Articles of which no source is known never fit.',
      (source) => ({ source: SourceFilter.where(source) }),
    ),
  },
)

const TopicCoverage = builder.prismaObject('TopicCoverage', {
  description:
    'What one source says of one topic: by accepted claims that mention it explicitly or by a word that refers back, or that take a position speaking of it as an event. The articles of which no source is known stand together.',
  select: {},
  fields: (t) => ({
    topic: t.relation('topic', { description: 'What it speaks of.' }),
    source: t.relation('source', { nullable: true }),
    articleCount: t.exposeInt('articleCount'),
    claimCount: t.exposeInt('claimCount'),
    denials: t.exposeInt('denials'),
    hedged: t.exposeInt('hedged'),
  }),
})

const coverage = defineListing(TopicCoverage, 'TopicCoverage', {
  words: ['sources beside one another', 'source'],
  table: ({ database }) => database.topicCoverage,
  filter: TopicCoverageFilter,
  which: TopicCoverageFilter.where,
  orders: {
    FIRST: {
      description: 'Whose first article on it came out first; undated ones first.',
      by: [
        ['firstOn', 'asc', 'day'],
        ['key', 'asc', 'text'],
      ],
    },
  },
})

builder.prismaObjectField('Topic', 'coverage', (t) =>
  t.field({
    ...coverage.field<{ id: number }>('What each source says of it, to be compared.', ({ id }) => ({
      topicId: id,
    })),
    select: { id: true },
  }),
)
