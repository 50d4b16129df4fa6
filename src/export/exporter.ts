import { randomUUID } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import { GraphQLError } from 'graphql'
import type { Context } from '../graphql/builder.ts'
import type { TrustedDocuments } from '../graphql/persisted.ts'
import { announce, deliver } from './deliver.ts'
import { describeExports, renderDictionary } from './dictionary.ts'
import type { Asked, ExportedFile } from './exported-file.ts'
import { FILES, TABLES } from './files.ts'
import { readParameters } from './parameters.ts'
import { readSelection, type Selection } from './selection.ts'
import { openSnapshot } from './snapshot.ts'

/** Exports that may run at once. Each has a connection of its own. */
const LIMIT = 4
/** Seconds after which to ask again. */
const RETRY_AFTER = 10

/** Answers /export and what is below it. */
export function exporter(
  context: Pick<Context, 'database' | 'statements'>,
  databaseUrl: string,
  trusted: TrustedDocuments,
): Router {
  const router = Router()
  const dictionary = describeExports(TABLES, FILES.values())
  const page = renderDictionary(dictionary)
  let running = 0

  router.get('/', (request, response) => {
    response.vary('accept')
    if (request.accepts('json', 'html') === 'html') response.type('html').send(page)
    else response.json(dictionary)
  })

  router.get('/:name', async (request, response) => {
    const requestId = randomUUID()
    response.setHeader('x-request-id', requestId)
    const report = (error: unknown) => console.error(`request ${requestId}:`, error)
    const left = whenLeft(response)
    try {
      const file = FILES.get(request.params.name)
      if (!file)
        return refuse(response, 404, 'NOT_FOUND', 'There is no such export: /export lists what there is.')
      const parameters = readParameters(request.url)
      const selection = await readSelection(file.noun, parameters, trusted, {
        ...context,
        requestId,
        found: {},
      })
      const asked = { url: addressOf(request), filter: selection.filter, at: new Date() }
      if (request.method === 'HEAD') {
        announce(file, asked, request, response)
        response.end()
      } else if (running >= LIMIT) {
        response.setHeader('retry-after', RETRY_AFTER)
        refuse(
          response,
          503,
          'TOO_MANY_EXPORTS',
          `${LIMIT} exports are running; ask again when one has ended.`,
        )
      } else {
        running += 1
        await run(file, asked, selection, { request, response, left }, report).finally(() => {
          running -= 1
        })
      }
    } catch (error) {
      if (error instanceof GraphQLError && error.extensions.code === 'BAD_USER_INPUT') {
        const { argument } = error.extensions
        refuse(response, 400, 'BAD_USER_INPUT', error.message, { argument })
      } else if (!left.aborted && !response.headersSent) {
        report(error)
        const message = 'Something went wrong here; the log of the server knows more.'
        refuse(response, 500, 'INTERNAL_SERVER_ERROR', message, { requestId })
      }
    }
  })

  router.all(/.*/, (_request, response) => {
    response.setHeader('allow', 'GET, HEAD')
    refuse(response, 405, 'METHOD_NOT_ALLOWED', 'An export can only be read: GET.')
  })
  return router

  async function run(
    file: ExportedFile,
    asked: Asked,
    selection: Selection,
    exchange: { request: Request; response: Response; left: AbortSignal },
    report: (error: unknown) => void,
  ) {
    const snapshot = await openSnapshot(databaseUrl, selection.moment)
    const cancel = () => void snapshot.cancel(context.database).catch(() => {})
    exchange.left.addEventListener('abort', cancel)
    try {
      if (exchange.left.aborted) return
      const batches = snapshot.read(selection, file.sql, file.batchSize)
      await deliver(file, asked, batches, exchange, report)
    } finally {
      exchange.left.removeEventListener('abort', cancel)
      await snapshot.close()
    }
  }
}

/** Aborted when the connection ends, be it that the client leaves or that it has all. */
function whenLeft(response: Response): AbortSignal {
  const controller = new AbortController()
  response.once('close', () => controller.abort())
  return controller.signal
}

/** As the client wrote it, or nearly: a client of HTTP/1.0 need not say whom it asks. */
function addressOf({ protocol, host, originalUrl }: Request): string {
  const origin = `${protocol}://${host}`
  return new URL(originalUrl, URL.canParse(origin) ? origin : 'http://localhost').href
}

function refuse(response: Response, status: number, code: string, message: string, more: object = {}): void {
  response.status(status).json({ errors: [{ message, extensions: { code, ...more } }] })
}
