import { type ApolloServerPlugin, HeaderMap } from '@apollo/server'
import { type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql'
import { refusedArgumentOf } from '../database/refusal.ts'
import { checkArguments } from './arguments.ts'
import { momentOf, runAsOf } from './as-of.ts'
import type { Context } from './builder.ts'
import { compile, type Statement } from './compile.ts'
import { badUserInput } from './errors.ts'

/** Refuses an operation for its arguments before anything of it runs. */
export const checksArguments: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ schema, document, operation, request, contextValue }) => {
      if (!operation) return
      // GraphQL's own validation lets them pass.
      if (!schema.getRootType(operation.operation)) {
        throw new GraphQLError(`There is no ${operation.operation} here.`, {
          nodes: operation,
          extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } },
        })
      }
      const variables = request.variables ?? {}
      momentOf(schema, operation, variables)
      await checkArguments({ schema, document, operation, variables }, contextValue)
    },
  }),
}

/** Answers a query by one SQL statement, where its fields allow that, and sends the JSON on as PostgreSQL wrote it. */
export const answersCompiled: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    responseForOperation: async ({ schema, document, operation, request, contextValue }) => {
      if (!operation) return null
      const variables = request.variables ?? {}
      const statement = compile(schema, document, operation, variables, contextValue)
      const moment = momentOf(schema, operation, variables)
      if (!statement && !moment) return null
      const singleResult = await answer(statement, moment, contextValue)
      const status = singleResult.errors?.[0]?.extensions?.code === 'BAD_USER_INPUT' ? 400 : undefined
      return { http: { status, headers: new HeaderMap() }, body: { kind: 'single', singleResult } }
    },
  }),
}

async function answer(
  statement: Statement | undefined,
  moment: Date | undefined,
  { database, requestId }: Context,
): Promise<FormattedExecutionResult> {
  if (!statement)
    return refuse(
      '@asOf',
      'cannot go with what this query asks; ask for less at once, and not for the schema',
    )
  try {
    const [row] = moment
      ? await runAsOf<{ data: string }>(database, moment, statement)
      : await database.$queryRawUnsafe<{ data: string }[]>(statement.sql, ...statement.values)
    return { data: new RawJson(row?.data ?? 'null') }
  } catch (error) {
    const refused = refusedArgumentOf(error)
    if (refused) return refuse(refused.argument, refused.reason)
    console.error(`request ${requestId}:`, error)
    return { data: null, errors: [maskError({ message: '' })] }
  }
}

function refuse(argument: string, reason: string): FormattedExecutionResult {
  const { message, extensions } = badUserInput(argument, reason)
  return { data: null, errors: [{ message, extensions: { ...extensions, http: undefined } }] }
}

/** JSON that is written already. */
class RawJson {
  [name: string]: unknown
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** Writes a result, and takes what is written already as it is. */
export function stringifyResult(value: { data?: unknown }): string {
  return value.data instanceof RawJson ? `{"data":${value.data.text}}` : JSON.stringify(value)
}

// What a caller can act on, as it is. Anything else may tell of files, hosts and rows, and goes to the log alone.
const PUBLIC = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
])

const MASKED = 'INTERNAL_SERVER_ERROR'

/** What the caller sees of an error. */
export function maskError(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const code = String(formatted.extensions?.code)
  if (PUBLIC.has(code)) return formatted
  const { locations, path } = formatted
  return {
    message: 'Something went wrong here; the log of the server knows more.',
    locations,
    path,
    extensions: { code: MASKED },
  }
}

/** Logs what is masked, under the request's id, and gives the caller that id. */
export const masksErrors: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    didEncounterErrors: async ({ errors, contextValue: { requestId } }) => {
      for (const error of errors) {
        if (!PUBLIC.has(String(error.extensions.code)))
          console.error(`request ${requestId}:`, error.originalError ?? error)
      }
    },
    willSendResponse: async ({ response: { body }, contextValue: { requestId } }) => {
      if (body.kind !== 'single') return
      for (const error of body.singleResult.errors ?? []) {
        if (error.extensions?.code === MASKED) error.extensions.requestId = requestId
      }
    },
  }),
}
