export interface Entity {
  name: string
  description: string
  fields: Field[]
}

export interface Field {
  name: string
  /** A scalar, an enum or another entity. */
  type: string
  isOptional: boolean
  isList: boolean
  /** Whether a row of this entity holds the key of the other one. */
  isPointer: boolean
}

/** The public entities of a Prisma schema: those with a description, without keys and what `//` sets apart. */
export function readModel(schema: string): Entity[] {
  const entities = [...schema.matchAll(MODEL)].map(([, comments = '', name = '', body = '']) => ({
    name,
    description: readDescription(comments),
    fields: readFields(body),
  }))
  const hidden = new Set(entities.filter(({ description }) => !description).map(({ name }) => name))
  return entities
    .filter(({ name }) => !hidden.has(name))
    .map((entity) => ({ ...entity, fields: entity.fields.filter(({ type }) => !hidden.has(type)) }))
}

const MODEL = /((?:^\/\/.*\n)*)^model (\w+) \{\n([^}]*)^\}/gm
const FIELD = /^ {2}(\w+) +(\w+)(\?|\[\])?(.*)$/
/** A date that need not be a day is three columns. */
const DATE_COLUMN = /^(\w+)(Edtf|From|To)$/

function readDescription(comments: string): string {
  return comments
    .split('\n')
    .flatMap((line) => /^\/\/\/ (.*)/.exec(line)?.[1] ?? [])
    .join(' ')
}

function readFields(body: string): Field[] {
  const keys = new Set([...body.matchAll(/fields: \[(\w+)\]/g)].map(([, key]) => key))
  const fields: Field[] = []
  let isHidden = false
  for (const line of body.split('\n')) {
    if (/^ *\/\//.test(line)) isHidden = !/^ *\/\/\//.test(line)
    if (line.trim() === '') isHidden = false
    const [, name = '', type = '', mark, rest = ''] = FIELD.exec(line) ?? []
    const [, date, column] = DATE_COLUMN.exec(name) ?? []
    if (!name || isHidden || name === 'id' || keys.has(name) || (date && column !== 'Edtf')) continue
    fields.push({
      name: date ?? name,
      type: date ? 'DateRange' : type,
      isOptional: mark === '?',
      isList: mark === '[]',
      isPointer: rest.includes('fields:'),
    })
  }
  return fields
}
