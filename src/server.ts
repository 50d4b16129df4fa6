import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer'
import compression from 'compression'
import express, { type ErrorRequestHandler } from 'express'
import type { Config } from './config.ts'
import { openDatabase } from './database/client.ts'
import { openPool } from './database/connect.ts'
import { Statements } from './database/statements.ts'
import { exporter } from './export/exporter.ts'
import { stringifyResult } from './graphql/answer.ts'
import type { Context } from './graphql/builder.ts'
import { graphqlEndpoint, problem } from './graphql/endpoint.ts'
import { maskError } from './graphql/errors.ts'
import { readTrustedDocuments } from './graphql/persisted.ts'
import { answersCompiled, masksErrors } from './graphql/plugins.ts'
import { playground } from './playground/playground.ts'
import { schema } from './schema.ts'

/** Serves the API until stopped. Throws the error of `listen` where the address cannot be had. */
export async function startServer({ config, databaseUrl }: { config: Config; databaseUrl: string }) {
  const trusted = config.trustedDocuments
    ? readTrustedDocuments(config.trustedDocuments, schema)
    : new Map<string, string>()
  const pool = openPool(databaseUrl, config)
  const database = openDatabase(pool)
  const statements = new Statements(pool)
  const app = express().disable('x-powered-by')
  const http = createServer((request, response) => {
    const isGraphql = /^(?:https?:\/\/[^/]+)?\/graphql\/?(?:\?|$)/.test(request.url ?? '')
    if (isGraphql) answerGraphql(request, response)
    else app(request, response)
  })
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    parseOptions: { maxTokens: 10_000 },
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    formatError: maskError,
    stringifyResult,
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer: http, stopGracePeriodMillis: 5_000 }),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      answersCompiled,
      masksErrors,
    ],
  })
  const answerGraphql = graphqlEndpoint({
    apollo,
    trusted,
    ...config,
    createContext: () => ({ database, statements, requestId: randomUUID(), found: {} }),
  })
  await apollo.start()
  let isStopping = false

  app.get('/livez', (_request, response) => {
    response.json({ status: 'alive' })
  })
  app.get('/readyz', async (_request, response) => {
    const isReady = !isStopping && (await database.$queryRaw`select 1`.then(() => true).catch(() => false))
    response.status(isReady ? 200 : 503).json({ status: isReady ? 'ready' : 'not ready' })
  })
  // Exports see to it themselves: some of their formats are compressed by nature.
  app.use(['/graphiql', '/schema', '/schema.graphql'], compression())
  app.use(playground(schema))
  app.use('/export', exporter({ database, statements }, databaseUrl, trusted))
  app.use((_request, response) => {
    response.status(404).json(problem('NOT_FOUND', 'Nothing here: the API is at /graphql.'))
  })
  app.use(answerBrokenRequest)

  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(config.port, config.host, resolve)
  }).catch(async (error: unknown) => {
    await apollo.stop()
    await database.$disconnect()
    await pool.end()
    throw error
  })
  const address = http.address()
  const port = address && typeof address === 'object' ? address.port : config.port
  const host = config.host.includes(':') ? `[${config.host}]` : config.host

  return {
    url: `http://${host}:${port}/graphql`,
    port,
    database,
    async stop() {
      isStopping = true
      await apollo.stop()
      await database.$disconnect()
      await pool.end()
    },
  }
}

/** What no handler took care of. */
const answerBrokenRequest: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) return next(error)
  const status = typeof error.status === 'number' && error.status < 500 ? error.status : 500
  if (status < 500) response.status(status).json(problem('BAD_REQUEST', 'The request cannot be read.'))
  else {
    console.error(error)
    response.status(500).json(problem('INTERNAL_SERVER_ERROR', 'Something went wrong here.'))
  }
}
