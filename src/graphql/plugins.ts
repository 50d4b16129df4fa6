import type { ApolloServerPlugin } from '@apollo/server'
import type { GraphQLFormattedError } from 'graphql'
import { checkArguments } from './arguments.ts'
import type { Context } from './builder.ts'

/** Refuses an operation for its arguments before anything of it runs. */
export const checksArguments: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ schema, document, operation, request, contextValue }) => {
      if (operation)
        await checkArguments(
          { schema, document, operation, variables: request.variables ?? {} },
          contextValue,
        )
    },
  }),
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
