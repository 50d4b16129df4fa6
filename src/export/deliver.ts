import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Request, Response } from 'express'
import type { Cell } from './column.ts'
import type { Asked, ExportedFile } from './exported-file.ts'
import { PATIENCE } from './snapshot.ts'

type Batches = AsyncIterable<Cell[][]>

/** Sets the headers of a file. Whether it will be compressed on the way. */
export function announce(file: ExportedFile, asked: Asked, request: Request, response: Response): boolean {
  const day = asked.at.toISOString().slice(0, 10)
  response.setHeader('content-type', file.contentType)
  response.setHeader('content-disposition', `attachment; filename="claimgraph-${day}-${file.name}"`)
  response.setHeader('cache-control', 'no-store')
  response.setHeader('x-content-type-options', 'nosniff')
  if (!file.isCompressible) return false
  response.vary('accept-encoding')
  const isZipped = request.acceptsEncodings('gzip', 'identity') === 'gzip'
  if (isZipped) response.setHeader('content-encoding', 'gzip')
  return isZipped
}

/**
 * Sends a file as fast as the client takes it. Throws, with nothing sent, where the first rows cannot be read; later
 * breaks the connection, so that a part is never taken for the whole, and reports why unless the client has left.
 */
export async function deliver(
  file: ExportedFile,
  asked: Asked,
  batches: Batches,
  { request, response, left }: { request: Request; response: Response; left: AbortSignal },
  report: (error: unknown) => void,
): Promise<void> {
  const begun = await begin(batches)
  const isZipped = announce(file, asked, request, response)
  response.setTimeout(PATIENCE, () => reset(response))

  async function* unlessBroken() {
    try {
      yield* file.write(begun, asked)
    } catch (error) {
      if (!left.aborted) report(error)
      reset(response)
      throw error
    }
  }
  const source = Readable.from(unlessBroken(), { objectMode: false, highWaterMark: 64 * 1024 })
  await (isZipped ? pipeline(source, createGzip(), response) : pipeline(source, response))
}

/** The same batches, the first of them read. */
async function begin(batches: Batches): Promise<Batches> {
  const iterator = batches[Symbol.asyncIterator]()
  let first: IteratorResult<Cell[][]> | undefined = await iterator.next()
  return {
    [Symbol.asyncIterator]: () => ({
      next() {
        const result = first
        first = undefined
        return result ? Promise.resolve(result) : iterator.next()
      },
      return: () => iterator.return?.() ?? Promise.resolve({ done: true, value: undefined }),
    }),
  }
}

/** Breaks the connection so that it shows: to HTTP/1.0, which many a proxy speaks, one that closes is a file that ends. */
function reset({ socket }: Response): void {
  if (!socket) return
  // Node would first send what is waiting and close the connection in order, and only then reset it.
  Object.assign(socket, { writable: false })
  socket.resetAndDestroy()
  socket.destroy()
}
