import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import {
  type DocumentNode,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  getVariableValues,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isScalarType,
  type OperationDefinitionNode,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { Values } from '../database/where.ts'
import { collectReferences, missingSql, type Reference } from './arguments.ts'
import type { Context } from './builder.ts'
import { compile, type Statement } from './compile.ts'
import { declarationOf } from './declare.ts'
import { isReference, isStorable } from './scalars.ts'
import { TEXT_LIMIT } from './words.ts'

// What is found out about an operation once serves every later request that differs only in the names it gives. Names
// (slugs, codes and keys, and texts to look for) go into the statement as values and are never looked into; whatever else
// is in the variables, and how many names there are, may change the statement and so makes another plan.

/** How an operation is answered. */
export interface Plan {
  /** Names in its arguments that must be those of rows. */
  references: Reference[]
  /** Gives the data, and one of the references that is missing. Undefined where only the resolvers can answer. */
  statement: Statement | undefined
}

interface Variable {
  name: string
  type: GraphQLInputType
  /** Whether it only ever says what is looked up or looked for. */
  isLookedUp: boolean
}

interface Kept {
  /** By which its plans are known. */
  id: number
  variables: Variable[]
}

/** Nobody can guess it, so nothing else that is asked begins like it. */
const MARK = `${randomUUID()} `

/** Lasts as long as the parsed document, which Apollo keeps while it is in use. */
const kept = new WeakMap<OperationDefinitionNode, Kept>()
let operations = 0

/** By operation and shape of variables. Bounded by characters of SQL, of which a short query can make much. */
const plans = new LRUCache<string, Plan>({
  maxSize: 10_000_000,
  sizeCalculation: (plan, key) => key.length + sizeOf(plan),
})

/** In characters, more or less. */
export const sizeOf = ({ references, statement }: Plan) =>
  (references.length + (statement?.values.length ?? 0)) * 20 + (statement?.sql.length ?? 0)

/** The variables of an operation with their defaults, or undefined where they are not as it declares them. */
export function coerceVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Record<string, unknown> = {},
): Record<string, unknown> | undefined {
  return getVariableValues(schema, variableDefinitions, variables).coerced
}

/**
 * Makes the plan of an operation, or takes the one that was made for its like. Throws BAD_USER_INPUT for a bad argument.
 * @param variables coerced
 */
export function planFor(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
  context: Context,
): Plan {
  let known = kept.get(operation)
  if (!known) {
    operations += 1
    known = { id: operations, variables: listVariables(schema, document, operation) }
    kept.set(operation, known)
  }
  const names: string[] = []
  const marked = { ...variables }
  for (const { name, type, isLookedUp } of known.variables) {
    if (variables[name] !== undefined) marked[name] = markNames(type, variables[name], isLookedUp, names)
  }
  const key = `${known.id} ${JSON.stringify(marked)}`
  const found = plans.get(key)
  if (found) return fill(found, names)

  const plan = makePlan(schema, document, operation, variables, context)
  const template = makePlan(schema, document, operation, marked, context)
  if (isDeepStrictEqual(fill(template, names), plan)) plans.set(key, template)
  return plan
}

function makePlan(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
  context: Context,
): Plan {
  const references = collectReferences(schema, document, operation, variables)
  const statement = compile(schema, document, operation, variables, context)
  if (!statement || references.length === 0) return { references, statement }
  const values = new Values(statement.values)
  const missing = missingSql(references, values)
  return { references, statement: { sql: `${statement.sql}, ${missing} as missing`, values: values.list } }
}

/** A copy with a numbered mark in place of each name. */
function markNames(type: GraphQLInputType, value: unknown, isLookedUp: boolean, names: string[]): unknown {
  if (isNonNullType(type)) return markNames(type.ofType, value, isLookedUp, names)
  if (isListType(type) && Array.isArray(value))
    return value.map((each) => markNames(type.ofType, each, isLookedUp, names))
  if (isInputObjectType(type) && typeof value === 'object' && value !== null) {
    const fields = type.getFields()
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => {
        const field = fields[name]
        return [name, field ? markNames(field.type, each, isText(field), names) : each]
      }),
    )
  }
  if (typeof value !== 'string' || !isScalarType(type)) return value
  // What is too long or cannot be stored is refused where arguments are checked.
  const isGood = value.length <= TEXT_LIMIT && isStorable(value)
  if (!(isReference(type.name) || (isLookedUp && isGood))) return value
  names.push(value)
  return `${MARK}${names.length - 1}`
}

function fill({ references, statement }: Plan, names: string[]): Plan {
  return {
    references: references.map((each) => ({ ...each, name: String(fillIn(each.name, names)) })),
    statement: statement && {
      sql: statement.sql,
      values: statement.values.map((value) => fillIn(value, names)),
    },
  }
}

function fillIn(value: unknown, names: string[]): unknown {
  if (Array.isArray(value)) return value.map((each) => fillIn(each, names))
  if (typeof value !== 'string' || !value.startsWith(MARK)) return value
  return names[Number(value.slice(MARK.length))]
}

const isText = ({ extensions }: GraphQLArgument | GraphQLInputField) => extensions.looksForWords === true

function listVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Variable[] {
  const lookedUp = new Set<string>()
  const usedElsewhere = new Set<string>()
  const typeInfo = new TypeInfo(schema)
  const uses = visitWithTypeInfo(typeInfo, {
    VariableDefinition: () => false,
    Variable: ({ name }, _key, parent) => {
      const field = typeInfo.getFieldDef()
      const declaration = field ? declarationOf(field) : undefined
      const isWholeArgument = parent !== undefined && 'kind' in parent && parent.kind === 'Argument'
      const argument = typeInfo.getArgument()
      const isKey =
        argument &&
        (isText(argument) || (declaration?.kind === 'lookUp' && declaration.column === argument.name))
      const uses = isWholeArgument && isKey && !typeInfo.getDirective() ? lookedUp : usedElsewhere
      uses.add(name.value)
    },
  })
  visit(document, uses)
  return (operation.variableDefinitions ?? []).flatMap((definition) => {
    const type = typeFromAST(schema, definition.type)
    const name = definition.variable.name.value
    if (!isInputType(type)) return []
    return { name, type, isLookedUp: lookedUp.has(name) && !usedElsewhere.has(name) }
  })
}
