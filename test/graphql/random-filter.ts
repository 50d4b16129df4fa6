import fc from 'fast-check'
import { isInputObjectType } from 'graphql'
import { schema } from '../../src/schema.ts'
import { objectsOf, plainObject, type Vocabulary } from './random-value.ts'

/** Filters of one type, made up by chance and always the same: every field comes up, alone and with others. */
export function createRandomFilters(
  typeName: string,
  vocabulary: Vocabulary,
  count: number,
  seed = 1,
): object[] {
  const type = schema.getType(typeName)
  if (!isInputObjectType(type)) throw new Error(`${typeName} is no input type`)
  const names = Object.keys(type.getFields())
  return Array.from({ length: count }, (_, at) => at).flatMap((at) => {
    const filters = objectsOf(type, vocabulary, 0, names[at % names.length])
    return fc.sample(filters.map(plainObject), { numRuns: 1, seed: seed * 1_000 + at })
  })
}
