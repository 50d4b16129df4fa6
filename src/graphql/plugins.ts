import { type ApolloServerPlugin, HeaderMap } from '@apollo/server'
import { GraphQLError } from 'graphql'
import { answer, prepare } from './answer.ts'
import type { Context } from './builder.ts'
import { isPublic, MASKED } from './errors.ts'

/** Answers a query by one SQL statement where its fields allow that, and leaves what is left to the resolvers. */
export const answersCompiled: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    // An error that is thrown later than here would be one of the server.
    didResolveOperation: async ({ schema, document, operation, request, contextValue }) => {
      if (!operation) return
      // GraphQL's own validation lets them pass.
      if (!schema.getRootType(operation.operation)) {
        throw new GraphQLError(`There is no ${operation.operation} here.`, {
          nodes: operation,
          extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } },
        })
      }
      const { found } = contextValue
      found.operation = { schema, document, operation }
      found.answer ??= answer(prepare(found.operation, request.variables, contextValue), contextValue)
      await found.answer
    },
    responseForOperation: async ({ contextValue }) => {
      const singleResult = await contextValue.found.answer
      return singleResult
        ? { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult } }
        : null
    },
  }),
}

/** Logs what is masked, under the request's id, and gives the caller that id. */
export const masksErrors: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    didEncounterErrors: async ({ errors, contextValue: { requestId } }) => {
      for (const error of errors) {
        if (!isPublic(error)) console.error(`request ${requestId}:`, error.originalError ?? error)
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
