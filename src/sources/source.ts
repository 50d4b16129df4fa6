import { builder } from '../graphql/builder.ts'
import { defineListing } from '../graphql/connection.ts'
import { BasisEnum, coversDay, isAttestedOptions, periodField } from '../graphql/dates.ts'
import { declares } from '../graphql/declare.ts'
import { ControlKindEnum, SourceFilter, SourceKindEnum } from './source-filter.ts'

const Source = builder.prismaNode('Source', {
  id: { field: 'slug' },
  nullable: true,
  select: { slug: true },
  fields: (t) => ({
    slug: t.exposeString('slug'),
    name: t.exposeString('name'),
    kind: t.expose('kind', { type: SourceKindEnum, description: 'What it is.' }),
    otherNames: t.exposeStringList('otherNames'),
    domains: t.exposeStringList('domains'),
    country: t.relation('country', { nullable: true }),
    parent: t.relation('parent', { nullable: true }),
    editions: t.relation('editions', { query: { orderBy: { name: 'asc' } } }),
    publisher: t.relation('publisher', { nullable: true }),
    control: t.relation('control', {
      description:
        'Who controls it, each with its period and basis, retracted entries left out, in the order recorded.',
      args: {
        on: t.arg({
          type: 'Date',
          required: false,
          description:
            'Only control on this day, entries without a period included, since nothing limits them. Without it, all.',
        }),
      },
      query: ({ on }) => ({
        where: {
          retractedAt: null,
          ...(on && { OR: [{ periodEdtf: null }, coversDay(on, 'periodEdtf', 'periodFrom', 'periodTo')] }),
        },
        orderBy: { id: 'asc' },
      }),
    }),
    references: t.relation('references', { query: { orderBy: { id: 'asc' } } }),
  }),
})

const SourceControl = builder.prismaObject('SourceControl', {
  select: {},
  fields: (t) => ({
    kind: t.expose('kind', { type: ControlKindEnum, description: 'What controls it.' }),
    typology: t.exposeString('typology', { nullable: true }),
    country: t.relation('country', { nullable: true }),
    owner: t.relation('owner', { nullable: true }),
    ownerName: t.exposeString('ownerName', { nullable: true }),
    period: t.field(periodField),
    isAttested: t.exposeBoolean('isAttested', isAttestedOptions),
    basis: t.expose('basis', { type: BasisEnum, description: 'How we know.' }),
    references: t.relation('references', { query: { orderBy: { id: 'asc' } } }),
  }),
})

const sources = defineListing(Source, 'Source', {
  words: ['sources', 'source'],
  table: ({ database }) => database.source,
  filter: SourceFilter,
  which: SourceFilter.where,
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
  sources: t.field(sources.field('Recorded sources, by name.', () => ({}))),
  source: t.prismaField({
    ...declares({ kind: 'lookUp', column: 'slug' }),
    type: Source,
    nullable: true,
    description: 'One source. Null when there is none of this slug.',
    args: {
      slug: t.arg.string({ required: true, description: 'Its readable identifier, such as "japan-times".' }),
    },
    resolve: (query, _root, { slug }, { database }) =>
      database.source.findUnique({ ...query, where: { slug } }),
  }),
}))

builder.prismaObjectField('Country', 'sources', (t) =>
  t.field({
    ...sources.field<{ code: string }>('The sources published from it, by name.', ({ code }) => ({
      countryCode: code,
    })),
    select: { code: true },
  }),
)

builder.prismaObjectField('Article', 'control', (t) =>
  t.field({
    ...declares({ kind: 'through', relation: 'controls', field: 'control' }),
    type: [SourceControl],
    description:
      'Who controlled its source when it was published, in the order recorded. Entries without a period are included, since nothing limits them; those with one are not where the article is undated. Empty for an article without a source.',
    select: (_args, _context, nested) => ({
      controls: { select: { control: nested() }, orderBy: { controlId: 'asc' } },
    }),
    resolve: ({ controls }) => controls.map(({ control }) => control),
  }),
)
