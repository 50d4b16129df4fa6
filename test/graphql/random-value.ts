import fc from 'fast-check'
import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql'

/**
 * What may be given, by the name of the argument or field, or else by its type: mostly what the corpus has. "words" are
 * texts to search for.
 */
export type Vocabulary = Record<string, readonly unknown[]>

/**
 * How a value is written. "default" is a variable that is not given but has a default, "single" a list of one without its
 * brackets; the last three give nothing.
 */
export type Way = 'literal' | 'variable' | 'default' | 'single' | 'unset' | 'null' | 'nullVariable'

/** A value of an argument; of a list or an object, the values in it. */
export interface Value {
  type: GraphQLInputType
  way: Way
  of: unknown
}

/** So that a filter can stand in others, and the server still take it. */
const DEEPEST = 3

/** The first is the one that a failure is told by. */
const GIVEN: Way[] = ['literal', 'literal', 'single', 'variable', 'variable', 'default']

/** Undefined, or in so many of a hundred cases a value. */
export const sometimes = <T>(percent: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof(
    { withCrossShrink: true },
    { weight: 100 - percent, arbitrary: fc.constant(undefined) },
    { weight: percent, arbitrary },
  )

/** The values for a place of a type. `more` are ways, less frequent, in which nothing may be given there. */
export const written = (
  type: GraphQLInputType,
  of: fc.Arbitrary<unknown>,
  more: Way[] = [],
): fc.Arbitrary<Value> =>
  fc.record({ type: fc.constant(type), way: fc.constantFrom(...GIVEN, ...GIVEN, ...more), of })

/** The values of an argument or of a field of an input object. */
export function valuesOf(
  { name, type, extensions }: Pick<GraphQLArgument | GraphQLInputField, 'name' | 'type' | 'extensions'>,
  vocabulary: Vocabulary,
  more: Way[] = [],
  depth = 0,
): fc.Arbitrary<Value> {
  const words = vocabulary[extensions.looksForWords ? 'words' : name]
  const named = words && fc.constantFrom(...words)
  return written(type, contentsOf(type, vocabulary, depth, named), more)
}

function contentsOf(
  type: GraphQLInputType,
  vocabulary: Vocabulary,
  depth: number,
  scalar: fc.Arbitrary<unknown> | undefined,
): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return contentsOf(type.ofType, vocabulary, depth, scalar)
  if (isListType(type)) {
    const item = written(type.ofType, contentsOf(type.ofType, vocabulary, depth, scalar))
    const some = fc.array(item, { minLength: 1, maxLength: 2 })
    return fc.oneof({ weight: 9, arbitrary: some }, { weight: 1, arbitrary: fc.constant([]) })
  }
  if (isInputObjectType(type)) return objectsOf(type, vocabulary, depth + 1)
  if (scalar) return scalar
  const values = isEnumType(type) ? type.getValues().map(({ name }) => name) : vocabulary[type.name]
  if (!values) throw new Error(`the vocabulary has no ${type}`)
  return fc.constantFrom(...values)
}

/** The fields of an input object: those that must be there, one that is asked for, and a few others. */
export function objectsOf(
  type: GraphQLInputObjectType,
  vocabulary: Vocabulary,
  depth = 0,
  asked?: string,
): fc.Arbitrary<Record<string, Value>> {
  const possible = Object.values(type.getFields()).filter(
    (field) => depth < DEEPEST || isRequiredInputField(field) || !isInputObjectType(getNamedType(field.type)),
  )
  const isNeeded = (field: GraphQLInputField) => isRequiredInputField(field) || field.name === asked
  const fieldValue = (field: GraphQLInputField) =>
    valuesOf(field, vocabulary, isNeeded(field) ? [] : ['unset'], depth)
  const needed = possible.filter(isNeeded).map((field) => [field.name, fieldValue(field)])
  const others = possible
    .filter((field) => !isNeeded(field))
    .map((field) => fc.tuple(fc.constant(field.name), fieldValue(field)))
  const few =
    others.length > 0
      ? fc.uniqueArray(fc.oneof(...others), { selector: ([name]) => name, maxLength: 2 })
      : fc.constant([])
  return fc
    .tuple(fc.record(Object.fromEntries(needed)), few)
    .map(([first, more]) => ({ ...first, ...Object.fromEntries(more) }) as Record<string, Value>)
}

/** A value as it is, however it is written; undefined where nothing is given. */
export function plain({ type, way, of }: Value): unknown {
  if (way === 'unset') return undefined
  if (way === 'null' || way === 'nullVariable') return null
  if (Array.isArray(of)) return of.map(plain)
  return isInputObjectType(getNamedType(type)) ? plainObject(of as Record<string, Value>) : of
}

export const plainObject = (fields: Record<string, Value>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields)
      .map(([name, value]) => [name, plain(value)])
      .filter(([, value]) => value !== undefined),
  )
