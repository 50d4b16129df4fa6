import fc from 'fast-check'
import {
  type GraphQLArgument,
  type GraphQLField,
  getNamedType,
  isEnumType,
  isRequiredArgument,
} from 'graphql'
import { sometimes, type Value, valuesOf, type Way, written } from './random-value.ts'
import { VOCABULARY } from './random-vocabulary.ts'

export type Arguments = Record<string, Value | undefined>

/** A cursor of a list, which says of what type and order. */
export interface Cursor {
  cursor: string
  type: string
  order: string
}

type Field = GraphQLField<unknown, unknown>

const NOTHING: Way[] = ['unset', 'null', 'nullVariable']

/** The arguments of a field, each as often there as not. */
export function argumentsOf(field: Field, cursors: readonly Cursor[]): fc.Arbitrary<Arguments> {
  if (field.args.some(({ name }) => name === 'after')) return pageArgumentsOf(field, cursors)
  return fc.record(
    Object.fromEntries(field.args.map((argument) => [argument.name, argumentOf(field, argument)])),
  )
}

/** Of a list also its page: of first and last one at most, and cursors of its order alone. */
function pageArgumentsOf(field: Field, cursors: readonly Cursor[]): fc.Arbitrary<Arguments> {
  const argument = Object.fromEntries(field.args.map((each) => [each.name, each]))
  const { first, last, after, before, orderBy, ...others } = argument
  if (!first || !last || !after || !before) throw new Error(`${field.name} is no list by pages`)
  const connection = getNamedType(field.type).name
  const orderType = orderBy && getNamedType(orderBy.type)
  const orders = isEnumType(orderType) ? orderType.getValues().map(({ name }) => name) : []
  const sizeOf = (size: GraphQLArgument) => argumentOf(field, size, 100)
  const size = fc.oneof(
    { weight: 1, arbitrary: fc.record({}) },
    { weight: 4, arbitrary: fc.record({ first: sizeOf(first) }) },
    { weight: 3, arbitrary: fc.record({ last: sizeOf(last) }) },
  )
  const inOrder = (order: string | undefined) => {
    const places = cursors.filter(
      (each) => `${each.type}Connection` === connection && (!order || each.order === order),
    )
    if (places.length === 0) throw new Error(`no cursor of ${connection} was read`)
    const place = ({ type }: GraphQLArgument) => {
      const cursor = fc.constantFrom(...places.map((each) => each.cursor))
      return sometimes(15, written(type, cursor, NOTHING))
    }
    return fc.record({
      ...(orderBy && {
        orderBy:
          order === orderBy.defaultValue
            ? sometimes(50, written(orderBy.type, fc.constant(order), NOTHING))
            : written(orderBy.type, fc.constant(order)),
      }),
      after: place(after),
      before: place(before),
    })
  }
  const ordered = orders.length > 0 ? orders : [undefined]
  const rest = Object.values(others).map((each) => [each.name, argumentOf(field, each)])
  return fc
    .tuple(fc.record(Object.fromEntries(rest)), fc.oneof(...ordered.map(inOrder)), size)
    .map((parts) => Object.assign({}, ...parts) as Arguments)
}

/** A text by which one row is looked up is mostly the name of such a row. */
function argumentOf(field: Field, argument: GraphQLArgument, percent = 50): fc.Arbitrary<Value | undefined> {
  const { name, type } = argument
  const names =
    VOCABULARY[`${getNamedType(field.type).name}${name.replace(/^./, (first) => first.toUpperCase())}`]
  if (isRequiredArgument(argument))
    return names ? written(type, fc.constantFrom(...names, 'nobody')) : valuesOf(argument, VOCABULARY)
  return sometimes(percent, valuesOf(argument, VOCABULARY, NOTHING))
}
