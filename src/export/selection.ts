import { GraphQLError, getVariableValues, Kind, parse } from 'graphql'
import { ArticleFilter } from '../articles/article-filter.ts'
import { whichClaims } from '../claims/claim-filter.ts'
import { claimIndexes } from '../claims/claim-indexes.ts'
import { Values, whereSql } from '../database/where.ts'
import { collectReferences, refuseUnknown } from '../graphql/arguments.ts'
import type { Context } from '../graphql/builder.ts'
import { findWalks } from '../graphql/ordered-index.ts'
import type { TrustedDocuments } from '../graphql/persisted.ts'
import { aliasesFrom, walkedIdsSql } from '../graphql/walk-sql.ts'
import { PersonFilter } from '../people/person-filter.ts'
import { schema } from '../schema.ts'
import { SourceFilter } from '../sources/source-filter.ts'
import { filterType, modelOf, type Noun, tableOf } from './noun.ts'
import { type Parameters, parseParameter, readMoment } from './parameters.ts'
import { readSavedFilter } from './saved-filter.ts'

const CONDITIONS: Record<Noun, (filter: never) => object> = {
  claims: whichClaims,
  people: PersonFilter.where,
  articles: ArticleFilter.where,
  sources: SourceFilter.where,
}

/** The statement for the ids of what is selected, in their order, and the values in it. */
export interface Selection {
  sql: string
  values: unknown[]
  /** As JSON, or undefined where all is selected that the API lists without one. */
  filter: string | undefined
  /** As the database stood then, or undefined for now. */
  moment: Date | undefined
}

/**
 * What a filter selects: the one given as JSON, or that of a trusted document, or none. It is read as if it were the
 * variable of an operation, so that it means what it means in the API, and is refused in the same words.
 */
export async function readSelection(
  noun: Noun,
  parameters: Parameters,
  trusted: TrustedDocuments,
  context: Context,
): Promise<Selection> {
  const { filter, moment } =
    parameters.documentId === undefined
      ? { filter: await readFilter(noun, parameters.filter, context), moment: readMoment(parameters) }
      : await readSavedFilter(noun, parameters, trusted, context)
  const values = new Values()
  const table = tableOf(noun)
  // Of the type that the condition takes, as the reading has just seen to.
  const where = CONDITIONS[noun](filter as never)
  const walks = findWalks(noun === 'claims' ? claimIndexes : [], modelOf(noun), [], where)
  const sql = walks
    ? walkedIdsSql(walks, modelOf(noun), aliasesFrom(table), values)
    : `select id from ${table} where ${whereSql(modelOf(noun), table, where, values)}`
  return {
    sql: `select id from (${sql}) selected order by id`,
    values: values.list,
    filter: parameters.filter ?? (filter === undefined ? undefined : JSON.stringify(filter)),
    moment,
  }
}

async function readFilter(noun: Noun, text: string | undefined, context: Context): Promise<unknown> {
  const document = parse(`query ($filter: ${filterType(noun)}) { ${noun}(filter: $filter) { totalCount } }`)
  const [operation] = document.definitions
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('an operation is no operation')
  const example = '{"about":{"country":"CN"}}'
  const variables = text === undefined ? {} : { filter: parseParameter('filter', text, example) }
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
  if (!coerced) throw new GraphQLError(errors?.[0]?.message ?? '', { extensions: { code: 'BAD_USER_INPUT' } })
  await refuseUnknown(collectReferences(schema, document, operation, coerced), context.statements)
  return coerced.filter
}
