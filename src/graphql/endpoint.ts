import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ApolloServer, HeaderMap } from '@apollo/server'
import compression from 'compression'
import cors from 'cors'
import express from 'express'
import type { Context } from './builder.ts'
import { KnownRequests } from './known-requests.ts'
import { type Refusal, readPersisted, type TrustedDocuments } from './persisted.ts'

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

/** Either the text of a body is there, or what it says. */
type Request = IncomingMessage & { text?: string; body?: unknown }

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

  const answer = async (request: Request, response: ServerResponse, context: Context) => {
    const { url = '', method = 'GET', text } = request
    const { accept } = request.headers
    const repeated = text !== undefined && (await known.repeat(accept, text, context))
    if (repeated) return write(response, context, 200, repeated.headers, repeated.text)

    const body = text === undefined ? request.body : parseBody(text)
    const at = url.indexOf('?')
    const asked = readPersisted({ method, search: at < 0 ? '' : url.slice(at), body }, trusted, isTrustedOnly)
    if ('code' in asked) {
      const isSpec = accept?.includes(GRAPHQL)
      return refuse(response, context, asked, isSpec ? GRAPHQL : JSON_TYPE)
    }
    const isPost = method === 'POST'
    const recalled = isPost && (await known.answer(accept, text, asked.body, context))
    if (recalled) return write(response, context, 200, recalled.headers, recalled.text)
    const given = new HeaderMap()
    for (const [name, value] of Object.entries(request.headers)) {
      if (value !== undefined) given.set(name, Array.isArray(value) ? value.join(', ') : value)
    }
    const answered = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method, headers: given, ...asked },
      context: async () => context,
    })
    // Only what is deferred comes in parts, and nothing here can be.
    if (answered.body.kind === 'chunked') throw new Error('an answer came in parts')
    const status = answered.status ?? 200
    const headers = [...answered.headers].flat().filter((each) => each !== undefined)
    if (isPost && status === 200) await known.remember(accept, asked.body, headers, context)
    write(response, context, status, headers, answered.body.string)
  }

  const fail = (response: ServerResponse, context: Context, error: unknown) => {
    if (response.headersSent) return response.destroy()
    const status = statusOf(error)
    if (status === 413)
      refuse(response, context, {
        status,
        code: 'PAYLOAD_TOO_LARGE',
        message: `The body may have at most ${BODY_LIMIT} bytes.`,
      })
    else if (status === 415)
      refuse(response, context, {
        status,
        code: 'UNSUPPORTED_MEDIA_TYPE',
        message: 'The body must be in UTF-8, as it is or compressed by gzip, deflate or br.',
      })
    else if (status < 500)
      refuse(response, context, {
        status,
        code: 'BAD_REQUEST',
        message: 'The body is no JSON that can be read.',
      })
    else {
      console.error(error)
      refuse(response, context, {
        status,
        code: 'INTERNAL_SERVER_ERROR',
        message: 'Something went wrong here.',
      })
    }
  }

  const run = (request: Request, response: ServerResponse) => {
    const context = { ...createContext(), isAbandoned: () => response.destroyed }
    const read = isPlain(request) ? readText : readBody
    read(request, response, (error?: unknown) => {
      if (error) fail(response, context, error)
      else answer(request, response, context).catch((thrown: unknown) => fail(response, context, thrown))
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
    allow(request, response)
  }
}

/** Whether JSON of a known length is posted, as nearly always, so that nothing has to be found out about the body. */
function isPlain({ method, headers }: Request): boolean {
  const length = Number(headers['content-length'])
  return (
    method === 'POST' &&
    (headers['content-type'] === JSON_TYPE || headers['content-type'] === `${JSON_TYPE}; charset=utf-8`) &&
    headers['content-encoding'] === undefined &&
    length > 0 &&
    length <= BODY_LIMIT
  )
}

/** Reads such a body, as a text. */
function readText(request: Request, _response: ServerResponse, next: () => void): void {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const [only = Buffer.alloc(0), ...others] = chunks
    request.text = (others.length === 0 ? only : Buffer.concat(chunks)).toString()
    next()
  })
}

/** As express would. */
function parseBody(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text)
    if (Object(body) === body) return body
    throw new SyntaxError('neither an object nor a list')
  } catch (error) {
    throw Object.assign(new SyntaxError(String(error)), { status: 400 })
  }
}

const BYTE_ORDER_MARK = '\uFEFF'
const GRAPHQL = 'application/graphql-response+json'
const JSON_TYPE = 'application/json'

export const problem = (code: string, message: string) => ({ errors: [{ message, extensions: { code } }] })

const VARY = 'Accept, Accept-Encoding'

/** Sends a whole answer. A header that is there already, such as one for other origins, stays beside these. */
function write(
  response: ServerResponse,
  { requestId }: Context,
  status: number,
  headers: string[],
  text: string,
): void {
  const vary = response.getHeader('vary')
  const others = ['vary', vary ? `${VARY}, ${vary}` : VARY, 'x-request-id', requestId]
  response.writeHead(status, [...headers, ...others, 'content-length', String(Buffer.byteLength(text))])
  response.end(text)
}

function refuse(
  response: ServerResponse,
  context: Context,
  { status, code, message }: Refusal,
  type = JSON_TYPE,
): void {
  const body = JSON.stringify(problem(code, message))
  write(response, context, status, ['content-type', `${type}; charset=utf-8`], body)
}

/** What the reader of bodies says of an error; 500 where it is not its own. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? error.status : undefined
  return typeof status === 'number' ? status : 500
}
