import {
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql'
import { schema } from '../../src/schema.ts'
import { createRandom } from '../harness/random.ts'

/** What a scalar of a filter may be: some of the values that the corpus has. "Words" are texts to search for. */
export type Vocabulary = Record<string, readonly unknown[]>

/** So that a filter can stand in an allOf and a not, and the server still take it. */
const DEEPEST = 3

/** Filters of one type, made up by chance and always the same: every field comes up, alone and with others. */
export function createRandomFilters(
  typeName: string,
  vocabulary: Vocabulary,
  count: number,
  seed = 1,
): object[] {
  const random = createRandom(seed)
  const pick = <T>(values: readonly T[]): T => {
    const value = values[Math.floor(random() * values.length)]
    if (value === undefined) throw new Error('nothing to pick from')
    return value
  }

  function createValue(type: GraphQLInputType, depth: number): unknown {
    if (isNonNullType(type)) return createValue(type.ofType, depth)
    if (isListType(type))
      return Array.from({ length: pick([0, 1, 1, 2, 2]) }, () => createValue(type.ofType, depth))
    if (isEnumType(type)) return pick(type.getValues()).name
    if (isInputObjectType(type)) return createObject(type.name, depth + 1)
    return pick(vocabulary[type.name] ?? [])
  }

  function createObject(name: string, depth: number, first?: string): object {
    const type = schema.getType(name)
    if (!isInputObjectType(type)) throw new Error(`${name} is no input type`)
    const fields = Object.values(type.getFields()).filter(
      (field) => depth < DEEPEST || !isInputObjectType(getNamedType(field.type)),
    )
    const chosen = fields.filter(
      (field) =>
        field.name === first ||
        isRequiredInputField(field) ||
        // About two of a filter's many fields, so that what nests in it does not grow beyond what may be asked.
        random() < (depth === 0 ? 0.05 : Math.min(0.3, 2.2 / fields.length)),
    )
    const created = Object.fromEntries(
      chosen.map((field) => [
        field.name,
        field.extensions.looksForWords ? pick(vocabulary.Words ?? []) : createValue(field.type, depth),
      ]),
    )
    return typeof type.extensions.checkValue === 'function' ? inOrder(created) : created
  }

  const type = schema.getType(typeName)
  const names = isInputObjectType(type) ? Object.keys(type.getFields()) : []
  return Array.from({ length: count }, (_, at) => createObject(typeName, 0, names[at % names.length]))
}

/** A range whose ends do not come the wrong way round, which would be refused. */
function inOrder({ from, to, min, max }: Record<string, unknown>): object {
  const [first, last] = isPast(from, to) ? [to, from] : [from, to]
  const [least, most] = isPast(min, max) ? [max, min] : [min, max]
  return Object.fromEntries(
    Object.entries({ from: first, to: last, min: least, max: most }).filter(([, end]) => end !== undefined),
  )
}

function isPast(lower: unknown, upper: unknown): boolean {
  if (typeof lower === 'number' && typeof upper === 'number') return lower > upper
  return typeof lower === 'string' && typeof upper === 'string' && lower > upper
}
