import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer'
import { expressMiddleware } from '@as-integrations/express5'
import compression from 'compression'
import cors from 'cors'
import express, { type ErrorRequestHandler } from 'express'
import type { Config } from './config.ts'
import { openDatabase } from './database/client.ts'
import { poolOptions } from './database/connect.ts'
import { exporter } from './export/exporter.ts'
import type { Context } from './graphql/builder.ts'
import { answersPersisted, readTrustedDocuments } from './graphql/persisted.ts'
import {
  answersCompiled,
  checksArguments,
  maskError,
  masksErrors,
  stringifyResult,
} from './graphql/plugins.ts'
import { playground } from './playground/playground.ts'
import { schema } from './schema.ts'

/** Most bytes of a request's body. */
const BODY_LIMIT = 256 * 1024

/** Serves the API until stopped. Throws the error of `listen` where the address cannot be had. */
export async function startServer({ config, databaseUrl }: { config: Config; databaseUrl: string }) {
  const trusted = config.trustedDocuments
    ? readTrustedDocuments(config.trustedDocuments, schema)
    : new Map<string, string>()
  const database = openDatabase(poolOptions(databaseUrl, config))
  const app = express().disable('x-powered-by')
  const http = createServer(app)
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    formatError: maskError,
    stringifyResult,
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer: http, stopGracePeriodMillis: 5_000 }),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      checksArguments,
      answersCompiled,
      masksErrors,
    ],
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
  app.use(['/graphql', '/graphiql', '/schema', '/schema.graphql'], compression())
  app.use(playground(schema))
  app.use(
    '/graphql',
    ...(config.corsOrigins.length > 0 ? [allowsOrigins(config.corsOrigins)] : []),
    express.json({ limit: BODY_LIMIT }),
    answersPersisted(trusted, config.isTrustedOnly),
    expressMiddleware(apollo, {
      context: async ({ res }) => {
        const requestId = randomUUID()
        res.setHeader('x-request-id', requestId)
        return { database, requestId }
      },
    }),
  )
  app.use('/export', exporter(database, databaseUrl, trusted))
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
    },
  }
}

const allowsOrigins = (origin: string[]) =>
  cors({ origin, methods: ['GET', 'POST'], exposedHeaders: 'x-request-id', maxAge: 600 })

/** Bodies that are too large, or no JSON. */
const answerBrokenRequest: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) return next(error)
  const status = typeof error.status === 'number' && error.status < 500 ? error.status : 500
  if (status === 413)
    response.status(413).json(problem('PAYLOAD_TOO_LARGE', `The body may have at most ${BODY_LIMIT} bytes.`))
  else if (status < 500)
    response.status(status).json(problem('BAD_REQUEST', 'The body is no JSON that can be read.'))
  else {
    console.error(error)
    response.status(500).json(problem('INTERNAL_SERVER_ERROR', 'Something went wrong here.'))
  }
}

const problem = (code: string, message: string) => ({ errors: [{ message, extensions: { code } }] })
