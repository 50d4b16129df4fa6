import { builder } from '../graphql/builder.ts'
import { defineListing } from '../graphql/connection.ts'
import { declares } from '../graphql/declare.ts'
import { CountryFilter } from './country-filter.ts'

const Country = builder.prismaNode('Country', {
  id: { field: 'code' },
  nullable: true,
  select: {},
  fields: (t) => ({
    code: t.exposeString('code'),
    name: t.exposeString('name'),
    demonym: t.exposeString('demonym'),
    metonyms: t.exposeStringList('metonyms'),
  }),
})

const countries = defineListing(Country, 'Country', {
  words: ['countries', 'country'],
  table: ({ database }) => database.country,
  filter: CountryFilter,
  which: CountryFilter.where,
  orders: {
    NAME: {
      description: 'By name.',
      by: [
        ['name', 'asc', 'text'],
        ['code', 'asc', 'text'],
      ],
    },
  },
})

builder.queryFields((t) => ({
  countries: t.field(countries.field('Recorded countries, by name.', () => ({}))),
  country: t.prismaField({
    ...declares({ kind: 'lookUp', column: 'code' }),
    type: Country,
    nullable: true,
    description: 'One country. Null when there is none of this code.',
    args: { code: t.arg.string({ required: true, description: 'ISO 3166-1 alpha-2 code, such as "CN".' }) },
    resolve: (query, _root, { code }, { database }) =>
      database.country.findUnique({ ...query, where: { code } }),
  }),
}))
