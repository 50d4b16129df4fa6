import {
  type DocumentNode,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  locatedError,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'

import type { Statements } from '../database/statements.ts'
import { Values } from '../database/where.ts'
import { badUserInput } from './errors.ts'
import { isReference, isStorable, REFERENCES, type ReferenceScalar } from './scalars.ts'
import { TEXT_LIMIT, WORDS, WORDS_FAULT } from './words.ts'

/** Most values in one list of an argument. */
const LIST_LIMIT = 100
/** How deep filters may nest in filters. */
const DEPTH_LIMIT = 6
/** Most values in all arguments of an operation: each becomes a condition of a statement. */
const VALUE_LIMIT = 1_000

/** A name in an argument that must be that of a row, or a text that must have words to look for. */
export interface Reference {
  scalar: ReferenceScalar | typeof WORDS
  name: string
  where: string
  node: FieldNode
}

/** What is carried along from value to value. */
interface Checked {
  schema: GraphQLSchema
  node: FieldNode
  references: Reference[]
  values: number
}

/**
 * Checks every argument of an operation, with its variables: what GraphQL's types cannot say. Throws BAD_USER_INPUT for
 * the first fault. Gives the names that must be those of rows.
 */
export function collectReferences(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): Reference[] {
  const references: Reference[] = []
  const typeInfo = new TypeInfo(schema)
  let values = 0
  const enterField = (node: FieldNode) => {
    const field = typeInfo.getFieldDef()
    if (!field) return
    const checked = { schema, node, references, values }
    try {
      checkField(field, argumentsOf(field, node, variables), checked)
    } catch (error) {
      throw locatedError(error, node)
    }
    values = checked.values
  }
  const visitor = visitWithTypeInfo(typeInfo, { Field: { enter: enterField } })
  for (const definition of document.definitions) {
    if (definition === operation || definition.kind === Kind.FRAGMENT_DEFINITION) visit(definition, visitor)
  }
  return references
}

/** Finds one of the references that is missing: its scalar and its name, as JSON. Null where all are there. */
export function missingSql(references: Reference[], values: Values): string {
  const scalars = [...new Set(references.map(({ scalar }) => scalar))]
  const missing = scalars.map((scalar) => {
    const names = references.filter((each) => each.scalar === scalar).map(({ name }) => name)
    return `select '${scalar}' as scalar, given.name from unnest(${values.place(names, 'text[]')}) as given (name)
      where ${faultSql(scalar)}`
  })
  return `(select json_build_array(scalar, name)::text from (${missing.join(' union all ')}) missing limit 1)`
}

/** Throws BAD_USER_INPUT for a reference that is missing. */
export async function refuseUnknown(references: Reference[], statements: Statements): Promise<void> {
  if (references.length === 0) return
  const values = new Values()
  const [missing] = await statements.run(`select ${missingSql(references, values)}`, values.list)
  refuseMissing(references, missing)
}

/** Throws BAD_USER_INPUT for a reference that was found missing. */
export function refuseMissing(references: Reference[], missing: string | null | undefined): void {
  if (missing === null || missing === undefined) return
  const [scalar, name]: unknown[] = JSON.parse(missing)
  const fault = references.find((each) => each.scalar === scalar && each.name === name)
  if (!fault) return
  throw locatedError(badUserInput(fault.where, reasonOf(fault)), fault.node)
}

function faultSql(scalar: Reference['scalar']): string {
  if (!isReference(scalar)) return WORDS_FAULT
  const { table, column } = REFERENCES[scalar]
  return `not exists (select from ${table} where ${table}.${column} = given.name)`
}

function reasonOf({ scalar, name }: Reference): string {
  return isReference(scalar) ? `there is no ${REFERENCES[scalar].noun} "${name}"` : 'has no word to look for'
}

function checkField(
  field: GraphQLField<unknown, unknown>,
  values: Record<string, unknown>,
  checked: Checked,
): void {
  for (const argument of field.args) {
    const value = values[argument.name]
    if (value == null) continue
    checkValue(argument.type, value, `${field.name}(${argument.name}`, 0, checked)
    checkWords(argument, value, `${field.name}(${argument.name})`, checked)
  }
  const { checkArguments } = field.extensions
  if (typeof checkArguments === 'function') checkArguments(values, field.name)
}

function argumentsOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Record<string, unknown>,
) {
  try {
    return getArgumentValues(field, node, variables)
  } catch {
    // Reported by the execution itself, with its place.
    return {}
  }
}

/** Looks at one value and all within it. `where` lacks its closing parenthesis. */
function checkValue(
  type: GraphQLInputType,
  value: unknown,
  where: string,
  depth: number,
  checked: Checked,
): void {
  if (value === null) throw badUserInput(`${where})`, 'is null; leave it out to ask nothing')
  if (isNonNullType(type)) {
    checkValue(type.ofType, value, where, depth, checked)
    return
  }
  checked.values += 1
  if (checked.values > VALUE_LIMIT)
    throw badUserInput(
      `${where})`,
      `is one of more than ${VALUE_LIMIT} values in the arguments of the operation`,
    )
  if (isListType(type)) {
    const values = Array.isArray(value) ? value : [value]
    if (values.length > LIST_LIMIT)
      throw badUserInput(`${where})`, `has ${values.length} values, at most ${LIST_LIMIT} may be given`)
    for (const each of values) checkValue(type.ofType, each, where, depth, checked)
  } else if (isInputObjectType(type)) {
    if (depth === DEPTH_LIMIT) throw badUserInput(`${where})`, `nests more than ${DEPTH_LIMIT} deep`)
    for (const [name, each] of Object.entries(Object(value))) {
      const field = type.getFields()[name]
      if (!field) continue
      checkValue(field.type, each, `${where}.${name}`, depth + 1, checked)
      checkWords(field, each, `${where}.${name})`, checked)
    }
    const { checkValue: checkWhole } = type.extensions
    if (typeof checkWhole === 'function') checkWhole(value, where)
  } else if (typeof value === 'string') {
    const { name } = getNamedType(type)
    if (!isStorable(value)) throw badUserInput(`${where})`, 'has a NUL character or half a surrogate pair')
    if (name === 'ID' && !isGlobalId(checked.schema, value))
      throw badUserInput(`${where})`, `"${value}" is no id of this API`)
    if (isReference(name))
      checked.references.push({ scalar: name, name: value, where: `${where})`, node: checked.node })
  }
}

function checkWords(
  { extensions }: GraphQLArgument | GraphQLInputField,
  value: unknown,
  where: string,
  { references, node }: Checked,
): void {
  if (!extensions.looksForWords || typeof value !== 'string') return
  const { length } = [...value]
  if (length > TEXT_LIMIT)
    throw badUserInput(where, `has ${length} characters, at most ${TEXT_LIMIT} may be asked`)
  references.push({ scalar: WORDS, name: value, where, node })
}

function isGlobalId(schema: GraphQLSchema, id: string): boolean {
  const decoded = Buffer.from(id, 'base64').toString()
  if (!isStorable(decoded) || Buffer.from(decoded).toString('base64') !== id) return false
  const [typeName = '', name] = decoded.split(':', 2)
  const type = schema.getType(typeName)
  return Boolean(name) && isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node')
}
