import { getDatamodel } from './generated/pothos.ts'

// The data model, as SQL has to name it.

const { models } = getDatamodel().datamodel

/** A column and its SQL type. */
export interface Column {
  name: string
  type: string
}

/** How the rows of another table belong to a row: `target.targetColumn = row.column`. */
export interface Relation {
  target: string
  isList: boolean
  column: string
  targetColumn: string
}

/** The model never changes, and every statement asks for it. */
function remembered<T>(find: (model: string, field: string) => T): (model: string, field: string) => T {
  const found = new Map<string, { answer: T }>()
  return (model, field) => {
    const key = `${model}.${field}`
    const known = found.get(key) ?? { answer: find(model, field) }
    found.set(key, known)
    return known.answer
  }
}

/** "ClaimSubject" or "claimSubject" -> "claim_subject" */
export function sqlName(name: string): string {
  return name.replace(/(?<!^)[A-Z]/g, '_$&').toLowerCase()
}

/** The column of a scalar field; quoted where SQL keeps the word for itself. */
export const columnOf = remembered((model: string, field: string): Column => {
  const { kind, type, isList } = fieldOf(model, field)
  const name = sqlName(field)
  return { name: name === 'end' ? '"end"' : name, type: `${sqlType(kind, type, field)}${isList ? '[]' : ''}` }
})

/** The relation of a field, or undefined for a scalar field. */
export const relationOf = remembered((model: string, field: string): Relation | undefined => {
  const { kind, type: target, relationName, relationFromFields = [], isList } = fieldOf(model, field)
  if (kind !== 'object') return undefined
  const [own] = relationFromFields
  if (own) return { target, isList, column: sqlName(own), targetColumn: sqlName(idOf(target)) }
  const back = models[target]?.fields.find(
    (each) => each.relationName === relationName && each.relationFromFields?.length,
  )
  return {
    target,
    isList,
    column: sqlName(idOf(model)),
    targetColumn: sqlName(back?.relationFromFields?.[0] ?? ''),
  }
})

/** The field by which a noun is named outside the database, and of which its id is made. */
export function readableKeyOf(model: string): string {
  const found = models[model]?.fields.find(({ name }) => ['code', 'key', 'slug'].includes(name))
  if (!found) throw new Error(`${model} has no readable key`)
  return found.name
}

function fieldOf(model: string, field: string) {
  const found = models[model]?.fields.find(({ name }) => name === field)
  if (!found) throw new Error(`the model has no ${model}.${field}`)
  return found
}

function idOf(model: string): string {
  return models[model]?.fields.find(({ isId }) => isId)?.name ?? 'id'
}

function sqlType(kind: string, type: string, field: string): string {
  if (kind === 'enum') return sqlName(type)
  switch (type) {
    case 'Int':
      return 'integer'
    case 'Boolean':
      return 'boolean'
    case 'DateTime':
      // The words of the model: a moment is named …At, a day is not.
      return field.endsWith('At') ? 'timestamptz' : 'date'
    default:
      return 'text'
  }
}
