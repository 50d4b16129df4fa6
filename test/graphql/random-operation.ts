import fc from 'fast-check'
import {
  GraphQLBoolean,
  type GraphQLInterfaceType,
  GraphQLNonNull,
  type GraphQLObjectType,
  type GraphQLUnionType,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isUnionType,
} from 'graphql'
import { schema } from '../../src/schema.ts'
import { argumentsOf, type Cursor } from './random-arguments.ts'
import { sometimes, written } from './random-value.ts'
import { type Directive, type Member, type Operation, writeOperation } from './write-operation.ts'

type Composite = GraphQLObjectType | GraphQLInterfaceType | GraphQLUnionType

/** How deep selections nest. */
const DEPTH = 6
/** Some are the names of fields. */
const ALIASES = ['a', 'id', 'text', 'nodes', 'toString']

/** In what ways to ask for something of another type. */
const OF_OTHERS = ['inline', 'named', 'known']

const typename = fc.constant<Member>({ field: undefined, args: {}, directives: [] })

const directives: fc.Arbitrary<Directive[]> = fc.oneof(
  { weight: 9, arbitrary: fc.constant<Directive[]>([]) },
  {
    weight: 1,
    arbitrary: fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('include', 'skip'),
        if: written(new GraphQLNonNull(GraphQLBoolean), fc.boolean()),
      }),
      { selector: ({ name }) => name, minLength: 1, maxLength: 2 },
    ),
  },
)

/** Queries of whatever the schema has: merged fields, aliases, fragments, directives, arguments given in every way. */
export function randomOperations(cursors: readonly Cursor[]): fc.Arbitrary<Operation> {
  const made = new Map<string, fc.Arbitrary<Member[]>>()

  function membersOf(type: Composite, depth: number): fc.Arbitrary<Member[]> {
    const key = `${type} ${depth}`
    const members = made.get(key) ?? (isObjectType(type) ? ofObject(type, depth) : ofAbstract(type, depth))
    made.set(key, members)
    return members
  }

  function ofObject(type: GraphQLObjectType, depth: number): fc.Arbitrary<Member[]> {
    const fields = fieldsOf(type, depth)
    const each = [typename, ...fields, ...fields, ...fields]
    if (depth > 0) {
      each.push(fragmentOf(type, depth - 1, ['flat', 'bare', 'inline', 'named', 'known']))
      for (const shared of type.getInterfaces()) each.push(fragmentOf(shared, 0, OF_OTHERS))
    }
    return fc.array(fc.oneof({ withCrossShrink: true }, ...each), { minLength: 1, maxLength: 4 })
  }

  /** Of an interface or a union, something for most of what may be there. */
  function ofAbstract(type: GraphQLInterfaceType | GraphQLUnionType, depth: number): fc.Arbitrary<Member[]> {
    const own = isInterfaceType(type) ? fieldsOf(type, depth).map((field) => sometimes(50, field)) : []
    const possible = schema.getPossibleTypes(type)
    const shared = isUnionType(type) ? new Set(possible.flatMap((member) => member.getInterfaces())) : []
    const members = [
      ...possible.map((member) => sometimes(70, fragmentOf(member, depth, OF_OTHERS))),
      ...[...shared].map((one) => sometimes(10, fragmentOf(one, 0, OF_OTHERS))),
    ]
    return fc
      .tuple(typename, ...own, ...members)
      .map((chosen) => chosen.filter((member) => member !== undefined))
  }

  function fieldsOf(type: GraphQLObjectType | GraphQLInterfaceType, depth: number): fc.Arbitrary<Member>[] {
    return Object.values(type.getFields())
      .filter((field) => depth > 0 || isLeafType(getNamedType(field.type)))
      .map((field) => {
        const output = getNamedType(field.type)
        const members = isCompositeType(output) ? membersOf(output, depth - 1) : fc.constant(undefined)
        return fc.record({
          field: fc.constant(field),
          alias: sometimes(30, fc.constantFrom(...ALIASES)),
          args: argumentsOf(field, cursors),
          directives,
          members,
          again: sometimes(5, members),
        })
      })
  }

  function fragmentOf(type: Composite, depth: number, forms: string[]): fc.Arbitrary<Member> {
    return fc.record({
      form: fc.constantFrom(...forms),
      on: fc.constant(type.name),
      directives,
      members: membersOf(type, depth),
    })
  }

  const query = schema.getQueryType()
  if (!query) throw new Error('there is nothing to ask')
  return membersOf(query, DEPTH).map(writeOperation)
}
