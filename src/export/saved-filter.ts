import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionNode,
} from 'graphql'
import { collectReferences, refuseUnknown } from '../graphql/arguments.ts'
import { momentOf } from '../graphql/as-of.ts'
import type { Context } from '../graphql/builder.ts'
import { badUserInput } from '../graphql/errors.ts'
import type { TrustedDocuments } from '../graphql/persisted.ts'
import { schema } from '../schema.ts'
import { type Parameters, parseParameter } from './parameters.ts'

/** An export has all rows, in its own order. */
const OF_A_PAGE = ['orderBy', 'first', 'last', 'after', 'before']

/**
 * The filter that a trusted document gives its list of a noun, with the variables given. Only a list at the root will
 * do: one that hangs elsewhere is confined by more than its filter.
 */
export async function readSavedFilter(
  noun: string,
  { documentId = '', operationName, variables: text }: Parameters,
  trusted: TrustedDocuments,
  context: Context,
): Promise<{ filter: unknown; moment: Date | undefined }> {
  const saved = trusted.get(documentId.replace(/^sha256:/, ''))
  if (saved === undefined) throw badUserInput('documentId', 'no document of this id is trusted here')
  const document = parse(saved)
  const operation = getOperationAST(document, operationName)
  if (!operation)
    throw badUserInput(
      'operationName',
      operationName === undefined
        ? 'must be given: the document has several operations'
        : `the document has no operation "${operationName}"`,
    )
  const variables = readVariables(text)
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
  if (!coerced) throw new GraphQLError(errors?.[0]?.message ?? '', { extensions: { code: 'BAD_USER_INPUT' } })
  await refuseUnknown(collectReferences(schema, document, operation, coerced), context.statements)

  const lists = fieldsOf(document, operation, coerced).filter(({ name }) => name.value === noun)
  const [list] = lists
  const field = operation.operation === 'query' ? schema.getQueryType()?.getFields()[noun] : undefined
  if (!list || !field)
    throw badUserInput(
      'documentId',
      `the operation lists no ${noun} at its root, whose filter would be taken`,
    )
  if (lists.some((other) => nameOf(other) !== nameOf(list)))
    throw badUserInput('documentId', `the operation lists ${noun} more than once at its root`)
  const { filter, ...others } = getArgumentValues(field, list, coerced)
  for (const [name, value] of Object.entries(others)) {
    if (value != null && !OF_A_PAGE.includes(name))
      throw badUserInput('documentId', `${noun}(${name}) of the operation has no meaning for an export`)
  }
  return { filter, moment: momentOf(schema, operation, coerced) }
}

function readVariables(text = '{}'): Record<string, unknown> {
  const variables = parseParameter('variables', text, '{"country":"CN"}')
  if (!isObject(variables)) throw badUserInput('variables', 'is no JSON object, such as {"country":"CN"}')
  return variables
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const nameOf = ({ alias, name }: FieldNode) => (alias ?? name).value

/** The fields at the root of an operation, as its variables have them. */
function fieldsOf(
  document: DocumentNode,
  { selectionSet }: OperationDefinitionNode,
  variables: Record<string, unknown>,
): FieldNode[] {
  const fieldsIn = (selection: SelectionNode): FieldNode[] => {
    const isLeftOut =
      getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if === true ||
      getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if === false
    if (isLeftOut) return []
    if (selection.kind === Kind.FIELD) return [selection]
    if (selection.kind === Kind.INLINE_FRAGMENT) return selection.selectionSet.selections.flatMap(fieldsIn)
    const fragment = document.definitions.find(
      (definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
    )
    return fragment?.kind === Kind.FRAGMENT_DEFINITION
      ? fragment.selectionSet.selections.flatMap(fieldsIn)
      : []
  }
  return selectionSet.selections.flatMap(fieldsIn)
}
