import { BlockKind, BylineRole } from '../database/generated/enums.ts'
import { builder } from '../graphql/builder.ts'
import { defineListing } from '../graphql/connection.ts'
import { BasisEnum, DateRangeType, dateRange } from '../graphql/dates.ts'
import { declares } from '../graphql/declare.ts'
import { describeEnum } from '../graphql/enums.ts'
import { ArticleFilter, GenreEnum } from './article-filter.ts'

const BylineRoleEnum = builder.enumType(BylineRole, describeEnum('BylineRole'))
const BlockKindEnum = builder.enumType(BlockKind, describeEnum('BlockKind'))

const Article = builder.prismaNode('Article', {
  id: { field: 'slug' },
  nullable: true,
  select: { slug: true },
  fields: (t) => ({
    slug: t.exposeString('slug'),
    title: t.exposeString('title', { nullable: true }),
    url: t.exposeString('url', { nullable: true }),
    source: t.relation('source', { nullable: true }),
    sourceBasis: t.expose('sourceBasis', { type: BasisEnum, nullable: true }),
    genre: t.expose('genre', { type: GenreEnum, description: 'What it is.' }),
    language: t.exposeString('language'),
    published: t.field({
      ...declares({ kind: 'range', prefix: 'published' }),
      type: DateRangeType,
      nullable: true,
      description: 'When it was published. Null when unknown.',
      select: { publishedEdtf: true, publishedFrom: true, publishedTo: true },
      resolve: ({ publishedEdtf, publishedFrom, publishedTo }) =>
        dateRange(publishedEdtf, publishedFrom, publishedTo),
    }),
    publishedBasis: t.expose('publishedBasis', { type: BasisEnum, nullable: true }),
    disclaimer: t.exposeString('disclaimer', { nullable: true }),
    origin: t.relation('origin', { nullable: true }),
    originBasis: t.expose('originBasis', { type: BasisEnum, nullable: true }),
    reprints: t.relation('reprints', { query: { orderBy: { id: 'asc' } } }),
    bylines: t.relation('bylines', { query: { orderBy: { ordinal: 'asc' } } }),
    texts: t.relation('texts', { query: { orderBy: { id: 'asc' } } }),
    references: t.relation('references', { query: { orderBy: { id: 'asc' } } }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime' }),
  }),
})

builder.prismaObject('Byline', {
  select: {},
  fields: (t) => ({
    article: t.relation('article', { description: 'What they made, or helped to make.' }),
    person: t.relation('person', { description: 'Who made it.' }),
    role: t.expose('role', { type: BylineRoleEnum, description: 'What they did for it.' }),
  }),
})

builder.prismaObject('ArticleText', {
  select: {},
  fields: (t) => ({
    article: t.relation('article', { description: 'The article whose text it is.' }),
    sha256: t.exposeString('sha256'),
    length: t.exposeInt('length'),
    body: t.exposeString('body', { nullable: true }),
    sentences: t.exposeIntList('sentences'),
    blocks: t.relation('blocks', { query: { orderBy: { start: 'asc' } } }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime' }),
  }),
})

builder.prismaObject('Block', {
  select: {},
  fields: (t) => ({
    kind: t.expose('kind', { type: BlockKindEnum, description: 'What it is.' }),
    start: t.exposeInt('start'),
    end: t.exposeInt('end'),
  }),
})

const articles = defineListing(Article, 'Article', {
  words: ['articles', 'article'],
  table: ({ database }) => database.article,
  filter: ArticleFilter,
  which: ArticleFilter.where,
  orders: {
    PUBLISHED_DESC: {
      description: 'Latest first; undated ones last.',
      by: [
        ['publishedOn', 'desc', 'day'],
        ['id', 'asc', 'number'],
      ],
    },
    PUBLISHED_ASC: {
      description: 'Earliest first; undated ones first.',
      by: [
        ['publishedOn', 'asc', 'day'],
        ['id', 'asc', 'number'],
      ],
    },
  },
})

builder.queryFields((t) => ({
  articles: t.field(articles.field('Recorded articles.', () => ({}))),
  article: t.prismaField({
    ...declares({ kind: 'lookUp', column: 'slug' }),
    type: Article,
    nullable: true,
    description: 'One article. Null when there is none of this slug.',
    args: {
      slug: t.arg.string({
        required: true,
        description: 'Its readable identifier, such as "a4-japan-times-2013-11-02".',
      }),
    },
    resolve: (query, _root, { slug }, { database }) =>
      database.article.findUnique({ ...query, where: { slug } }),
  }),
}))

builder.prismaObjectField('Source', 'articles', (t) =>
  t.field({
    ...articles.field<{ id: number }>('The articles that it carried.', ({ id }) => ({ sourceId: id })),
    select: { id: true },
  }),
)
builder.prismaObjectField('Person', 'articles', (t) =>
  t.field({
    ...articles.field<{ id: number }>('The articles in whose byline they stand.', ({ id }) => ({
      bylines: { some: { personId: id } },
    })),
    select: { id: true },
  }),
)
