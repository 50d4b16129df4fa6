import { FactProperty, FactRank, PersonNameKind } from '../database/generated/enums.ts'
import { builder } from '../graphql/builder.ts'
import { defineListing } from '../graphql/connection.ts'
import { BasisEnum, isAttestedOptions, periodField } from '../graphql/dates.ts'
import { declares } from '../graphql/declare.ts'
import { describeEnum } from '../graphql/enums.ts'
import { PersonFilter } from './person-filter.ts'

const Person = builder.prismaNode('Person', {
  id: { field: 'slug' },
  nullable: true,
  select: { slug: true },
  fields: (t) => ({
    slug: t.exposeString('slug'),
    name: t.exposeString('name'),
    wikidata: t.exposeString('wikidata', { nullable: true }),
    names: t.relation('names', { query: { orderBy: { id: 'asc' } } }),
    facts: t.relation('facts', {
      description: 'What is stated of them, retracted facts left out, in the order recorded.',
      args: {
        property: t.arg({
          type: FactPropertyEnum,
          required: false,
          description: 'Only those on this property.',
        }),
      },
      query: ({ property }) => ({
        where: { retractedAt: null, property: property ?? undefined },
        orderBy: { id: 'asc' },
      }),
    }),
  }),
})

const NameKind = builder.enumType(PersonNameKind, describeEnum('PersonNameKind'))
const FactPropertyEnum = builder.enumType(FactProperty, describeEnum('FactProperty'))
const FactRankEnum = builder.enumType(FactRank, describeEnum('FactRank'))

builder.prismaObject('PersonName', {
  select: {},
  fields: (t) => ({
    text: t.exposeString('text'),
    kind: t.expose('kind', { type: NameKind, description: 'What kind of name it is.' }),
    references: t.relation('references', { query: { orderBy: { id: 'asc' } } }),
  }),
})

builder.prismaObject('Fact', {
  select: {},
  fields: (t) => ({
    property: t.expose('property', { type: FactPropertyEnum, description: 'What it states.' }),
    country: t.relation('country', { nullable: true }),
    topic: t.relation('topic', { nullable: true }),
    detail: t.exposeString('detail', { nullable: true }),
    period: t.field(periodField),
    isAttested: t.exposeBoolean('isAttested', isAttestedOptions),
    basis: t.expose('basis', { type: BasisEnum }),
    rank: t.expose('rank', { type: FactRankEnum, description: 'Which of several facts to prefer.' }),
    person: t.relation('person'),
    references: t.relation('references', { query: { orderBy: { id: 'asc' } } }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime' }),
  }),
})

const people = defineListing(Person, 'Person', {
  words: ['people', 'person'],
  table: ({ database }) => database.person,
  filter: PersonFilter,
  which: PersonFilter.where,
  orders: {
    NAME: {
      description: 'By preferred name.',
      by: [
        ['name', 'asc', 'text'],
        ['id', 'asc', 'number'],
      ],
    },
  },
})

builder.queryFields((t) => ({
  people: t.field(people.field('Recorded people, by name.', () => ({}))),
  person: t.prismaField({
    ...declares({ kind: 'lookUp', column: 'slug' }),
    type: Person,
    nullable: true,
    description: 'One person. Null when there is none of this slug.',
    args: {
      slug: t.arg.string({
        required: true,
        description: 'Their readable identifier, such as "shinji-hyodo".',
      }),
    },
    resolve: (query, _root, { slug }, { database }) =>
      database.person.findUnique({ ...query, where: { slug } }),
  }),
}))
