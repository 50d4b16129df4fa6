import {
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
} from 'graphql'
import { schema } from '../../src/schema.ts'
import { createRandom } from '../harness/random.ts'

/** What a scalar of an argument may be: some of the values that the corpus has, and some that it has not. */
const VOCABULARY: Record<string, readonly unknown[]> = {
  ArticleSlug: ['a2-sputnik-2017-03-22', 'a3-asia-pacific-bulletin-250'],
  Boolean: [true, false],
  ClaimKey: ['A2-10', 'A3-33', 'A4-06'],
  CountryCode: ['CN', 'RU', 'JP', 'US', 'KR'],
  Date: ['2013-11-02', '2014-01-01', '2017-03-20', '2012-10-15'],
  ID: ['Q2xhaW06QTItMTA=', 'UGVyc29uOmRtaXRyeS1zdHJlbHRzb3Y=', 'Q291bnRyeTpDTg==', 'UGVyc29uOm5vYm9keQ=='],
  Int: [0, 1, 2, 3, 7],
  OrganizationSlug: ['mgimo', 'nids', 'government-russia'],
  PersonSlug: ['dmitry-streltsov', 'sergei-shoigu', 'stephen-blank'],
  QuestionSlug: ['aim-at-china', 'who-initiated'],
  SourceSlug: ['japan-times', 'sputnik-international'],
  String: ['dmitry-streltsov', 'A2-10', 'CN', 'mgimo', 'aim-at-china', 'nobody', 'a', 'en'],
  UnnamedSpeakerKey: ['a0-japan-times-2013-10-31/pundits', 'a4-japan-times-2013-11-02/experts'],
  TopicSlug: ['aim-at-china', 'japan-russia-two-plus-two-2013', 'sea-of-okhotsk'],
}

/** Texts to search for. */
const WORDS = [
  'Japan',
  'Sergey Lavrov',
  'ministers',
  '"security cooperation"',
  'China -Russia',
  'the',
  'Shoygo',
]

interface Operation {
  query: string
  variables: Record<string, unknown>
}

/** A query made up by chance, the same for the same seed: fields, aliases, fragments, directives, arguments as variables. */
export function createRandomOperation(seed: number): Operation {
  const random = createRandom(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const pick = <T>(values: readonly T[]): T => {
    const value = values[below(values.length)]
    if (value === undefined) throw new Error('nothing to pick from')
    return value
  }
  const variables: Record<string, unknown> = {}
  const declarations: string[] = []
  const fragments: string[] = []
  let keys = 0

  function makeUp(type: GraphQLInputType, depth: number): unknown {
    if (isNonNullType(type)) return makeUp(type.ofType, depth)
    if (isListType(type)) return Array.from({ length: below(3) }, () => makeUp(type.ofType, depth))
    if (isEnumType(type)) return pick(type.getValues()).name
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(
        (field) =>
          isRequiredInputField(field) ||
          (random() < 0.2 && (depth < 3 || isLeafType(getNamedType(field.type)))),
      )
      return Object.fromEntries(
        fields.map((field) => [
          field.name,
          field.extensions.looksForWords ? pick(WORDS) : makeUp(field.type, depth + 1),
        ]),
      )
    }
    return pick(VOCABULARY[type.name] ?? [])
  }

  function variable(type: GraphQLInputType, value: unknown): string {
    const name = `v${declarations.length}`
    declarations.push(`$${name}: ${type}`)
    variables[name] = value
    return `$${name}`
  }

  function argumentsOf(args: readonly GraphQLArgument[]): string {
    const isPage = args.some(({ name }) => name === 'first')
    const size = isPage ? pick(['first', 'first', 'last', 'none']) : 'none'
    const given = args.flatMap((argument) => {
      if (['after', 'before'].includes(argument.name)) return []
      if (['first', 'last'].includes(argument.name) && argument.name !== size) return []
      if (!isRequiredArgument(argument) && argument.name !== size && random() < 0.5) return []
      // A value, null where that is allowed, or a variable that is never given.
      const way = isRequiredArgument(argument) ? 0 : random()
      if (way > 0.95 && argument.name === 'filter')
        return `${argument.name}: ${variable(argument.type, null)}`
      const value = argument.extensions.looksForWords ? pick(WORDS) : makeUp(argument.type, 0)
      return `${argument.name}: ${variable(argument.type, value)}`
    })
    return given.length > 0 ? `(${given.join(', ')})` : ''
  }

  function directive(): string {
    if (random() > 0.1) return ''
    return ` @${pick(['include', 'skip'])}(if: ${variable(schema.getType('Boolean') as never, random() < 0.5)}!)`.replace(
      /!\)$/,
      ')',
    )
  }

  function selectionOf(type: GraphQLObjectType, depth: number): string {
    const isPossible = (output: GraphQLOutputType) => depth > 0 || isLeafType(getNamedType(output))
    const possible = Object.values(type.getFields()).filter((field) => isPossible(field.type))
    const chosen = Array.from({ length: 1 + below(5) }, () =>
      pick(possible.length > 0 ? possible : [undefined]),
    )
    const fields = chosen.map((field) => {
      keys += 1
      if (!field) return '__typename'
      const output = getNamedType(field.type)
      const selection = isLeafType(output) ? '' : ` { ${membersOf(output, depth - 1)} }`
      return `${random() < 0.4 ? `k${keys}: ` : `u${keys}: `}${field.name}${argumentsOf(field.args)}${directive()}${selection}`
    })
    if (random() < 0.2) fields.push('__typename')
    const body = fields.join(' ')
    if (random() < 0.15) return `__typename ... on ${type.name} { ${body} }`
    if (random() < 0.1) {
      fragments.push(`fragment F${fragments.length} on ${type.name} { ${body} }`)
      return `__typename ...F${fragments.length - 1}`
    }
    return body
  }

  function membersOf(type: unknown, depth: number): string {
    if (isObjectType(type)) return selectionOf(type, depth)
    const members = isUnionType(type) ? type.getTypes() : schema.getPossibleTypes(type as never)
    const parts = members
      .filter(() => random() < 0.7)
      .map((member) => `... on ${member.name} { ${selectionOf(member, depth)} }`)
    return ['__typename', ...parts].join(' ')
  }

  const query = schema.getQueryType()
  const selection = query ? selectionOf(query, 6) : ''
  const head =
    declarations.length > 0
      ? `(${declarations.map((each) => each.replace(/: Boolean$/, ': Boolean!')).join(', ')})`
      : ''
  return { query: `query${head} { ${selection} } ${fragments.join(' ')}`, variables }
}
