import { existsSync } from 'node:fs'
import { join } from 'node:path'
import express, { type RequestHandler, Router } from 'express'
import { type GraphQLSchema, printSchema } from 'graphql'

/** Where `npm run playground` puts the pages. */
const BUILT = join(import.meta.dirname, 'built')

/** What a page may load: what this server has, and nothing else. Monaco writes its styles into the page. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The playground at /graphiql, the picture of the model at /schema, and the schema as text. */
export function playground(schema: GraphQLSchema): Router {
  const router = Router()
  const sdl = printSchema(schema)

  router.get('/', (_request, response) => response.redirect('/graphiql'))
  router.get('/schema.graphql', (_request, response) => {
    response.set('cache-control', 'no-cache').type('text/plain').send(sdl)
  })
  router.get('/graphiql', sendPage('graphiql.html'))
  router.get('/schema', sendPage('schema.html'))
  // Their names change with their content.
  router.use('/graphiql/assets', express.static(join(BUILT, 'assets'), { immutable: true, maxAge: '1y' }))
  return router
}

function sendPage(name: string): RequestHandler {
  const file = join(BUILT, name)
  return (_request, response, next) => {
    if (!existsSync(file)) {
      response
        .status(503)
        .type('text/plain')
        .send('The playground is not built: npm run playground builds it.\n')
      return
    }
    response.set({
      'cache-control': 'no-cache',
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    response.sendFile(file, { cacheControl: false }, (error) => error && next(error))
  }
}
