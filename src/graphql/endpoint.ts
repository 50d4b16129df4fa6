import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ApolloServer, HeaderMap } from '@apollo/server'
import compression from 'compression'
import cors from 'cors'
import express from 'express'
import type { Context } from './builder.ts'
import { KnownRequests } from './known-requests.ts'
import { readPersisted, type TrustedDocuments } from './persisted.ts'

/** Most bytes of a request's body. */
const BODY_LIMIT = 256 * 1024

interface EndpointOptions {
  apollo: ApolloServer<Context>
  trusted: TrustedDocuments
  isTrustedOnly: boolean
  /** Whose pages may ask: none where it is empty. */
  corsOrigins: string[]
  /** Made for each request; the id of the request goes into the answer's headers. */
  createContext: () => Context
}

type Request = IncomingMessage & { body?: unknown }

/** Answers requests of the API, without the steps of a framework: they would cost more than a short answer. */
export function graphqlEndpoint({
  apollo,
  trusted,
  isTrustedOnly,
  corsOrigins,
  createContext,
}: EndpointOptions) {
  const known = new KnownRequests()
  const readBody = express.json({ limit: BODY_LIMIT })
  const compress = compression()
  const allowOrigins =
    corsOrigins.length > 0 &&
    cors({ origin: corsOrigins, methods: ['GET', 'POST'], exposedHeaders: 'x-request-id', maxAge: 600 })

  const answer = async (request: Request, response: ServerResponse) => {
    const contextValue = createContext()
    response.setHeader('x-request-id', contextValue.requestId)
    const { url = '', method = 'GET', headers } = request
    const at = url.indexOf('?')
    const asked = readPersisted(
      { method, search: at < 0 ? '' : url.slice(at), body: request.body },
      trusted,
      isTrustedOnly,
    )
    if ('code' in asked) {
      const isSpec = headers.accept?.includes(GRAPHQL)
      return send(response, asked.status, problem(asked.code, asked.message), isSpec ? GRAPHQL : JSON_TYPE)
    }
    const isPost = method === 'POST'
    const recalled = isPost && (await known.answer(headers.accept, asked.body, contextValue))
    if (recalled) return write(response, recalled.headers, recalled.text)
    const given = new HeaderMap()
    for (const [name, value] of Object.entries(headers)) {
      if (value !== undefined) given.set(name, Array.isArray(value) ? value.join(', ') : value)
    }
    const answered = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method, headers: given, ...asked },
      context: async () => contextValue,
    })
    response.statusCode = answered.status ?? 200
    // Only what is deferred comes in parts, and nothing here can be.
    if (answered.body.kind === 'chunked') throw new Error('an answer came in parts')
    if (isPost && response.statusCode === 200)
      await known.remember(headers.accept, asked.body, contextValue, answered.headers)
    write(response, answered.headers, answered.body.string)
  }

  const fail = (response: ServerResponse, error: unknown) => {
    if (response.headersSent) return response.destroy()
    const status = statusOf(error)
    if (status === 413)
      return send(
        response,
        413,
        problem('PAYLOAD_TOO_LARGE', `The body may have at most ${BODY_LIMIT} bytes.`),
      )
    if (status < 500)
      return send(response, status, problem('BAD_REQUEST', 'The body is no JSON that can be read.'))
    console.error(error)
    return send(response, 500, problem('INTERNAL_SERVER_ERROR', 'Something went wrong here.'))
  }

  const run = (request: Request, response: ServerResponse) => {
    const read = isPlain(request) ? readPlain : readBody
    read(request, response, (error?: unknown) => {
      if (error) fail(response, error)
      else answer(request, response).catch((thrown: unknown) => fail(response, thrown))
    })
  }

  const allow = (request: Request, response: ServerResponse) => {
    if (allowOrigins) allowOrigins(request, response, () => run(request, response))
    else run(request, response)
  }

  return (request: Request, response: ServerResponse) => {
    // Who reads nothing compressed need not pay for it.
    if (request.headers['accept-encoding'])
      return compress(request as never, response as never, () => allow(request, response))
    response.setHeader('vary', 'Accept-Encoding')
    allow(request, response)
  }
}

/** Whether a body is JSON of a known length, as nearly all are, so that nothing has to be found out about it. */
function isPlain({ headers }: Request): boolean {
  const length = Number(headers['content-length'])
  return (
    headers['content-type'] === JSON_TYPE &&
    headers['content-encoding'] === undefined &&
    length > 0 &&
    length <= BODY_LIMIT
  )
}

/** Reads such a body as express would. */
function readPlain(request: Request, _response: ServerResponse, next: (error?: unknown) => void): void {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    try {
      const [only = Buffer.alloc(0), ...others] = chunks
      request.body = JSON.parse((others.length === 0 ? only : Buffer.concat(chunks)).toString())
      if (Object(request.body) !== request.body) throw new SyntaxError('neither an object nor a list')
    } catch (error) {
      return next(Object.assign(new SyntaxError(String(error)), { status: 400 }))
    }
    next()
  })
}

const GRAPHQL = 'application/graphql-response+json'
const JSON_TYPE = 'application/json'

export const problem = (code: string, message: string) => ({ errors: [{ message, extensions: { code } }] })

function write(response: ServerResponse, headers: Iterable<[string, string]>, text: string) {
  for (const [name, value] of headers) response.setHeader(name, value)
  const bytes = Buffer.from(text)
  response.setHeader('content-length', bytes.length)
  response.end(bytes)
}

function send(response: ServerResponse, status: number, body: object, type = JSON_TYPE) {
  response.statusCode = status
  response.setHeader('content-type', `${type}; charset=utf-8`)
  response.end(JSON.stringify(body))
}

/** What the reader of bodies says of an error; 500 where it is not its own. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? error.status : undefined
  return typeof status === 'number' ? status : 500
}
