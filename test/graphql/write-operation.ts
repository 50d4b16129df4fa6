import {
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
} from 'graphql'
import type { Arguments } from './random-arguments.ts'
import { plain, type Value } from './random-value.ts'

export interface Operation {
  query: string
  variables: Record<string, unknown>
}

export interface Directive {
  name: string
  if: Value
}

/** A field. Where it has `again`, it is asked for twice under one key, to be merged. Without a field, its type's name. */
interface FieldMember {
  field: GraphQLField<unknown, unknown> | undefined
  alias?: string | undefined
  args: Arguments
  directives: Directive[]
  members?: Member[] | undefined
  again?: Member[] | undefined
}

/** Members in a fragment: written out in place when it is "flat"; "known" is the last named one on the type. */
interface FragmentMember {
  form: string
  on: string
  directives: Directive[]
  members: Member[]
}

export type Member = FieldMember | FragmentMember

const TYPENAME = '__typename'

/** Writes a query down, in such a way that fields of one key can always be merged. */
export function writeOperation(members: Member[]): Operation {
  const variables: Record<string, unknown> = {}
  const declared = new Map<string, string>()
  const keys = new Map<string, string>()
  const fragments: string[] = []
  const known = new Map<string, string>()

  function selection(selected: Member[]): string {
    const texts = listed(selected)
    const told = texts.filter((text, at) => text !== TYPENAME || texts.indexOf(text) === at)
    return `{ ${told.join(' ') || TYPENAME} }`
  }

  function listed(selected: Member[]): string[] {
    return selected.flatMap((member) => {
      if (!('form' in member)) return field(member)
      return member.form === 'flat' ? listed(member.members) : fragment(member)
    })
  }

  function field({ field, alias, args, directives, members, again }: FieldMember): string {
    if (!field) return TYPENAME
    const given = Object.entries(args).flatMap(([name, value]) => (value ? `${name}: ${write(value)}` : []))
    const called = `${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}`
    const key = keyOf(alias ?? field.name, `${called} ${field.type}`)
    const head = key === field.name ? called : `${key}: ${called}`
    const whole = `${head}${writeDirectives(directives)}${members ? ` ${selection(members)}` : ''}`
    return again ? `${whole} ${head} ${selection(again)}` : whole
  }

  /** What differs in name, arguments or type has a key of its own everywhere. */
  function keyOf(wanted: string, called: string): string {
    let key = wanted
    for (let at = 2; (keys.get(key) ?? called) !== called; at++) key = `${wanted}_${at}`
    keys.set(key, called)
    return key
  }

  function fragment({ form, on, directives, members }: FragmentMember): string {
    if (form === 'known' && !known.has(on)) return TYPENAME
    const conditions = writeDirectives(directives)
    if (form === 'known') return `...${known.get(on)}${conditions}`
    const body = selection(members)
    if (form === 'bare') return `...${conditions} ${body}`
    if (form === 'inline') return `... on ${on}${conditions} ${body}`
    const name = `F${fragments.length}`
    fragments.push(` fragment ${name} on ${on} ${body}`)
    known.set(on, name)
    return `...${name}${conditions}`
  }

  const writeDirectives = (directives: Directive[]) =>
    directives.map((each) => ` @${each.name}(if: ${write(each.if)})`).join('')

  function write(value: Value): string {
    const { type, way, of } = value
    const whole = plain(value)
    if (way === 'null') return 'null'
    if (way === 'unset' || way === 'variable' || way === 'nullVariable') return variable(`${type}`, whole)
    if (way === 'default') return variable(`${getNullableType(type)} = ${literal(type, whole)}`, undefined)
    if (Array.isArray(of)) {
      const items = of.map(write)
      // A variable of one is none of a list.
      const isSingle = way === 'single' && items.length === 1 && !items[0]?.startsWith('$')
      return isSingle ? `${items}` : `[${items.join(', ')}]`
    }
    if (!isInputObjectType(getNamedType(type))) return literal(type, of)
    return `{ ${Object.entries(of as Record<string, Value>)
      .map(([name, each]) => `${name}: ${write(each)}`)
      .join(', ')} }`
  }

  function variable(declaration: string, value: unknown): string {
    const same = JSON.stringify(value === undefined ? [declaration] : [declaration, value])
    const name = declared.get(same)?.split(':')[0] ?? `$v${declared.size}`
    declared.set(same, `${name}: ${declaration}`)
    if (value !== undefined) variables[name.slice(1)] = value
    return name
  }

  const body = selection(members)
  const head = declared.size > 0 ? `(${[...declared.values()].join(', ')}) ` : ''
  return { query: `query ${head}${body}${fragments.join('')}`, variables }
}

function literal(type: GraphQLInputType, value: unknown): string {
  const nullable = getNullableType(type)
  if (Array.isArray(value) && isListType(nullable))
    return `[${value.map((each) => literal(nullable.ofType, each)).join(', ')}]`
  if (isInputObjectType(nullable)) {
    const fields = nullable.getFields()
    const given = Object.entries(Object(value)).flatMap(([name, each]) => {
      const field = fields[name]
      return field ? `${name}: ${literal(field.type, each)}` : []
    })
    return `{ ${given.join(', ')} }`
  }
  return isEnumType(nullable) ? String(value) : JSON.stringify(value)
}
