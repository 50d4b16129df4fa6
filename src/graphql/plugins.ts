import { type ApolloServerPlugin, HeaderMap } from '@apollo/server'
import { type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql'
import { ranTooLong, refusedArgumentOf } from '../database/refusal.ts'
import { refuseMissing, refuseUnknown } from './arguments.ts'
import { momentOf, NOT_AS_OF } from './as-of.ts'
import type { Context } from './builder.ts'
import { badUserInput, tookTooLong } from './errors.ts'
import { coerceVariables, type Plan, planFor } from './plan.ts'

/**
 * Refuses an operation for its arguments. Answers a query by one SQL statement, where its fields allow that, and sends
 * the JSON on as PostgreSQL wrote it; leaves what is left to the resolvers.
 */
export const answersCompiled: ApolloServerPlugin<Context> = {
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
      const coerced = coerceVariables(schema, operation, request.variables)
      // Bad variables are reported by the execution itself.
      if (!coerced) return
      const moment = momentOf(schema, operation, coerced)
      const plan = planFor(schema, document, operation, coerced, contextValue)
      const answer = await answerBy(plan, moment, contextValue)
      if (answer) answers.set(contextValue, answer)
    },
    responseForOperation: async ({ contextValue }) => {
      const singleResult = answers.get(contextValue)
      if (!singleResult) return null
      return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult } }
    },
  }),
}

// An error that is thrown later than here would be one of the server.
const answers = new WeakMap<Context, FormattedExecutionResult>()

async function answerBy(
  { references, statement }: Plan,
  moment: Date | undefined,
  { statements, requestId }: Context,
): Promise<FormattedExecutionResult | undefined> {
  // A name that is there today may be asked of any moment.
  if (!statement || moment) await refuseUnknown(references, statements)
  if (!statement) {
    if (moment) throw badUserInput('@asOf', NOT_AS_OF)
    return undefined
  }
  const [data = null, missing] = await statements
    .run(statement.sql, statement.values, moment)
    .catch((error: unknown) => {
      const refused = refusedArgumentOf(error)
      if (refused) throw badUserInput(refused.argument, refused.reason)
      if (ranTooLong(error)) throw tookTooLong()
      console.error(`request ${requestId}:`, error)
      return []
    })
  if (!moment) refuseMissing(references, missing)
  return data === null ? { data: null, errors: [maskError({ message: '' })] } : { data: new RawJson(data) }
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
  'TOOK_TOO_LONG',
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
