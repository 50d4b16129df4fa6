import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLSchema,
  type GraphQLType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql'
import { expect, test } from 'vitest'
import { schema } from '../../src/schema.ts'

interface Described {
  /** As in "Query.claims(filter)". */
  place: string
  name: string
  description: string | null | undefined
}

test('everything is described', () => {
  const silent = (of: GraphQLSchema) => describedIn(of).filter(({ description }) => !description?.trim())
  expect(silent(schema).map(({ place }) => place)).toEqual([])
  const planted = buildSchema(
    'type Query { field(argument: Input): Kind } enum Kind { VALUE } input Input { field: Int }',
  )
  expect(silent(planted).map(({ place }) => place)).toEqual([
    'Query',
    'Query.field',
    'Query.field(argument)',
    'Kind',
    'Kind.VALUE',
    'Input',
    'Input.field',
  ])
})

test('no description only repeats the name', () => {
  const idle = (of: GraphQLSchema) => describedIn(of).filter(saysNothing)
  expect(idle(schema).map(({ place, description }) => `${place}: ${description}`)).toEqual([])
  const planted = buildSchema(
    '"All that can be asked." type Query { "The last field." lastField: Int "A count of sheep." count: Int }',
  )
  expect(idle(planted).map(({ place }) => place)).toEqual(['Query.lastField'])
})

test('descriptions are sentences', () => {
  const broken = describedIn(schema).filter(({ description }) => !/^[^a-z\s].*[.)]$/s.test(description ?? ''))
  expect(broken.map(({ place, description }) => `${place}: ${description}`)).toEqual([])
})

test('no item of a list is null, but for nodes that are not there', () => {
  const nullable = (of: GraphQLSchema) =>
    fieldsOf(of)
      .flatMap(({ place, field }) => [
        { place, type: field.type },
        ...argsOf(field).map(({ name, type }) => ({
          place: `${place}(${name})`,
          type,
        })),
      ])
      .filter(({ type }) => {
        const list = isNonNullType(type) ? type.ofType : type
        return isListType(list) && !isNonNullType(list.ofType)
      })
      .map(({ place }) => place)
  expect(nullable(schema)).toEqual(['Query.nodes'])
  expect(nullable(buildSchema('type Query { field(argument: [Int]): [Int] }'))).toEqual([
    'Query.field',
    'Query.field(argument)',
  ])
})

test('every list of a noun takes the same arguments, its filter is the noun’s own', () => {
  // What a search finds is of several nouns.
  const lists = fieldsOf(schema).filter(
    ({ field }) =>
      nameOf(field.type).endsWith('Connection') && nameOf(field.type) !== 'SearchResultConnection',
  )
  expect(lists.length).toBeGreaterThan(15)
  for (const { place, field } of lists) {
    const noun = nameOf(field.type).replace('Connection', '')
    const args = argsOf(field).map(({ name, type }) => `${name}: ${type}`)
    expect([place, ...args.sort()]).toEqual([
      place,
      'after: String',
      'before: String',
      `filter: ${noun}Filter`,
      'first: Int',
      'last: Int',
      `orderBy: ${noun}Order`,
    ])
  }
})

test('every noun is at the root, as a list and as one', () => {
  const root = schema.getQueryType()?.getFields() ?? {}
  const nouns = typesOf(schema)
    .filter((type) => isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node'))
    .map(({ name }) => name)
  expect(nouns.length).toBeGreaterThan(7)
  const types = Object.values(root).map(({ type }) => nameOf(type))
  for (const noun of nouns) expect(types).toEqual(expect.arrayContaining([noun, `${noun}Connection`]))
})

function fieldsOf(of: GraphQLSchema) {
  return typesOf(of).flatMap((type) =>
    isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
      ? Object.values(type.getFields()).map((field) => ({ place: `${type.name}.${field.name}`, field }))
      : [],
  )
}

const nameOf = (type: GraphQLType) => getNamedType(type).name

function argsOf(field: GraphQLField<unknown, unknown> | GraphQLInputField): readonly GraphQLArgument[] {
  return 'args' in field ? field.args : []
}

function typesOf(of: GraphQLSchema) {
  return Object.values(of.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  )
}

function describedIn(of: GraphQLSchema): Described[] {
  const fields = fieldsOf(of)
  return typesOf(of).flatMap((type): Described[] => [
    { ...pick(type), place: type.name },
    ...(isEnumType(type)
      ? type.getValues().map((value) => ({ ...pick(value), place: `${type.name}.${value.name}` }))
      : []),
    ...fields
      .filter(({ place }) => place.startsWith(`${type.name}.`))
      .flatMap(({ place, field }) => [
        { ...pick(field), place },
        ...argsOf(field).map((argument) => ({
          ...pick(argument),
          place: `${place}(${argument.name})`,
        })),
      ]),
  ])
}

const pick = ({ name, description }: Omit<Described, 'place'>) => ({ name, description })

function saysNothing({ name, description }: Described): boolean {
  const wordsOf = (text: string) =>
    text
      .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .match(/[a-z]+/g) ?? []
  const idle = new Set(['the', 'a', 'an', 'of', 'its', 'it', 'their', 'this', ...wordsOf(name)])
  return wordsOf(description ?? '').every((word) => idle.has(word))
}
