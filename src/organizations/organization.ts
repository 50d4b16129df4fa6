import { builder } from '../graphql/builder.ts'
import { defineListing } from '../graphql/connection.ts'
import { BasisEnum } from '../graphql/dates.ts'
import { declares } from '../graphql/declare.ts'
import { OrganizationFilter, OrganizationKindEnum } from './organization-filter.ts'

const Organization = builder.prismaNode('Organization', {
  id: { field: 'slug' },
  nullable: true,
  select: { slug: true },
  fields: (t) => ({
    slug: t.exposeString('slug'),
    name: t.exposeString('name'),
    kind: t.expose('kind', { type: OrganizationKindEnum, description: 'What it is.' }),
    otherNames: t.exposeStringList('otherNames'),
    country: t.relation('country', { nullable: true }),
    countryBasis: t.expose('countryBasis', { type: BasisEnum, nullable: true }),
    parent: t.relation('parent', { nullable: true }),
    parts: t.relation('parts', { query: { orderBy: { name: 'asc' } } }),
    references: t.relation('references', { query: { orderBy: { id: 'asc' } } }),
  }),
})

const organizations = defineListing(Organization, 'Organization', {
  words: ['organizations', 'organization'],
  table: ({ database }) => database.organization,
  filter: OrganizationFilter,
  which: OrganizationFilter.where,
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
  organizations: t.field(organizations.field('Recorded organizations, by name.', () => ({}))),
  organization: t.prismaField({
    ...declares({ kind: 'lookUp', column: 'slug' }),
    type: Organization,
    nullable: true,
    description: 'One organization. Null when there is none of this slug.',
    args: {
      slug: t.arg.string({ required: true, description: 'Its readable identifier, such as "mofa-japan".' }),
    },
    resolve: (query, _root, { slug }, { database }) =>
      database.organization.findUnique({ ...query, where: { slug } }),
  }),
}))

builder.prismaObjectField('Country', 'organizations', (t) =>
  t.field({
    ...organizations.field<{ code: string }>('The organizations that belong to it, by name.', ({ code }) => ({
      countryCode: code,
    })),
    select: { code: true },
  }),
)
