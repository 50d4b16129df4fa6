import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { tooLarge } from './errors.ts'

/** Most fields of an operation, those of a fragment counted wherever it is spread: each is a part of a statement. */
const FIELD_LIMIT = 2_000
/** How deep fields may stand within fields. */
const LEVEL_LIMIT = 100

interface Size {
  fields: number
  levels: number
}

/** Refuses an operation that is too large to be answered. Small texts can be: fragments multiply what they spread. */
export function refuseTooLarge(document: DocumentNode, operation: OperationDefinitionNode): void {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  }
  const { fields, levels } = sizeOf(operation.selectionSet, fragments, new Map())
  if (fields > FIELD_LIMIT) throw tooLargeBy(`${fields} fields`, FIELD_LIMIT)
  if (levels > LEVEL_LIMIT) throw tooLargeBy(`fields ${levels} deep in fields`, LEVEL_LIMIT)
}

const tooLargeBy = (has: string, limit: number): GraphQLError =>
  tooLarge(`with its fragments it has ${has}, where ${limit} are the most`)

/** Looks once at each selection, however often a fragment is spread. */
function sizeOf(
  set: SelectionSetNode | undefined,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  known: Map<SelectionSetNode, Size>,
): Size {
  if (!set) return { fields: 0, levels: 0 }
  const found = known.get(set)
  if (found) return found
  const size: Size = { fields: 0, levels: 0 }
  for (const selection of set.selections) {
    const isField = selection.kind === Kind.FIELD
    const within =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? fragments.get(selection.name.value)?.selectionSet
        : selection.selectionSet
    const inner = sizeOf(within, fragments, known)
    size.fields += inner.fields + Number(isField)
    size.levels = Math.max(size.levels, inner.levels + Number(isField))
  }
  known.set(set, size)
  return size
}
