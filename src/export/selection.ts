import { GraphQLError, getVariableValues, Kind, parse } from 'graphql'
import { ArticleFilter } from '../articles/article-filter.ts'
import { whichClaims } from '../claims/claim-filter.ts'
import { sqlName } from '../database/model.ts'
import { Values, whereSql } from '../database/where.ts'
import { collectReferences, refuseUnknown } from '../graphql/arguments.ts'
import type { Context } from '../graphql/builder.ts'
import { badUserInput } from '../graphql/errors.ts'
import { PersonFilter } from '../people/person-filter.ts'
import { schema } from '../schema.ts'
import { SourceFilter } from '../sources/source-filter.ts'

interface Listed {
  model: string
  filter: string
  which: (filter: never) => object
}

const LISTED = {
  claims: { model: 'Claim', filter: 'ClaimFilter', which: whichClaims },
  people: { model: 'Person', filter: 'PersonFilter', which: PersonFilter.where },
  articles: { model: 'Article', filter: 'ArticleFilter', which: ArticleFilter.where },
  sources: { model: 'Source', filter: 'SourceFilter', which: SourceFilter.where },
} satisfies Record<string, Listed>

/** A noun that the API lists, and that rows are selected by. */
export type Noun = keyof typeof LISTED

/** A condition in SQL on the noun's table, which goes by its own name, and the values in it. */
export interface Selection {
  where: string
  values: unknown[]
}

/** The name of the noun's filter in the API. */
export const filterType = (noun: Noun): string => LISTED[noun].filter

/**
 * What a filter selects, given as JSON or not at all. The filter is read as if it were the variable of an operation,
 * so that it means what it means in the API, and is refused in the same words.
 */
export async function readSelection(
  noun: Noun,
  filterText: string | undefined,
  context: Context,
): Promise<Selection> {
  const { model, filter: type, which }: Listed = LISTED[noun]
  const document = parse(`query ($filter: ${type}) { ${noun}(filter: $filter) { totalCount } }`)
  const [operation] = document.definitions
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('an operation is no operation')
  const variables = filterText === undefined ? {} : { filter: parseJson(filterText) }
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
  if (!coerced) throw new GraphQLError(errors?.[0]?.message ?? '', { extensions: { code: 'BAD_USER_INPUT' } })
  await refuseUnknown(collectReferences(schema, document, operation, coerced), context.statements)
  const values = new Values()
  // Of the type that `which` takes, as getVariableValues has just seen to.
  const where = whereSql(model, sqlName(model), which(coerced.filter as never), values)
  return { where, values: values.list }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badUserInput('filter', 'is no JSON, such as {"about":{"country":"CN"}}')
  }
}
