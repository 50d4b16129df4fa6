import { createServer, type RequestListener } from 'node:http'
import { describe, expect, test } from 'vitest'
import { AnswerError, connect, NetworkError } from '../../src/client/client.js'
import { useServer } from '../harness/server.ts'
import { countingFetch, FLAGSHIP, HOLDER } from './flagship.ts'
import {
  ChinaByRussianExpertsDocument,
  ClaimsOfPersonDocument,
  ClaimsPageDocument,
} from './generated/graphql.ts'

const { origin } = useServer('corpus')
const url = () => `${origin()}/graphql`

describe('asking', () => {
  test('a typed document gives typed data', async () => {
    const { claims } = await connect(url()).ask(ChinaByRussianExpertsDocument)
    expect(claims.totalCount).toBe(6)
    const holder = claims.nodes[0]?.attributions[0]?.speaker
    expect(holder && 'name' in holder && holder.name).toBe(HOLDER)
  })

  test('plain text will do', async () => {
    const data = await connect(url()).ask('query ($key: String!) { claim(key: $key) { polarity } }', {
      key: 'A2-10',
    })
    expect(data).toEqual({ claim: { polarity: 'NEGATIVE' } })
  })

  test('what does not fit the document does not compile', () => {
    const { ask, pages } = connect(url())
    const wrong = () => [
      // @ts-expect-error: a number is no slug
      ask(ClaimsOfPersonDocument, { slug: 1 }),
      // @ts-expect-error: it needs variables
      ask(ClaimsOfPersonDocument),
      // @ts-expect-error: a document in another form than text
      ask({ kind: 'Document', definitions: [] }),
      // @ts-expect-error: no connection
      pages(ClaimsPageDocument, {}, (data) => data.claims.edges),
    ]
    expect(wrong).toBeDefined()
  })

  test('headers are sent, those of a function with each request', async () => {
    const sent: (string | null)[] = []
    const spy: typeof fetch = (target, request) => {
      sent.push(new Headers(request?.headers).get('authorization'))
      return fetch(target, request)
    }
    let calls = 0
    const { ask } = connect(url(), { fetch: spy, headers: async () => ({ authorization: `key ${++calls}` }) })
    await ask('{ __typename }')
    await ask('{ __typename }')
    expect(sent).toEqual(['key 1', 'key 2'])
  })
})

describe('pages', () => {
  test('come one after the other, to the last', async () => {
    const counting = countingFetch()
    const { pages } = connect(url(), counting)
    const keys: string[][] = []
    for await (const page of pages(
      ClaimsPageDocument,
      { filter: FLAGSHIP, first: 4 },
      (data) => data.claims,
    )) {
      keys.push(page.edges.map((edge) => edge.node.key))
    }
    expect(keys.map((page) => page.length)).toEqual([4, 2])
    expect(new Set(keys.flat()).size).toBe(6)
    expect(counting.requests).toBe(2)
  })

  test('of a connection within something else, and none where that is not there', async () => {
    const { pages } = connect(url())
    const count = async (slug: string) => {
      let claims = 0
      for await (const { nodes } of pages(
        ClaimsOfPersonDocument,
        { slug, first: 5 },
        (data) => data.person?.claims,
      )) {
        claims += nodes.length
      }
      return claims
    }
    expect(await count('dmitry-streltsov')).toBeGreaterThan(5)
    expect(await count('nobody')).toBe(0)
  })

  test('that nobody waits for are not asked for', async () => {
    const counting = countingFetch()
    for await (const _ of connect(url(), counting).pages(ClaimsPageDocument, {}, (data) => data.claims)) break
    expect(counting.requests).toBe(1)
  })

  test('that do not move on are an error, not a loop without end', async () => {
    const document = '{ claims(first: 1) { pageInfo { hasNextPage endCursor } } }'
    const pages = connect(url()).pages<{ claims: { pageInfo: { hasNextPage: boolean } } }, object, never>(
      document,
      {},
      (data) => data.claims as never,
    )
    await pages.next()
    await pages.next()
    await expect(pages.next()).rejects.toThrow('must give $after to the connection')
  })
})

describe('errors', () => {
  test('of the server have its code, path and status, and the id that its log has', async () => {
    const error = await failure(
      connect(url()).ask('{ claims(filter: { about: { country: "XX" } }) { totalCount } }'),
    )
    expect(error).toBeInstanceOf(AnswerError)
    expect(error).toMatchObject({ name: 'AnswerError', code: 'BAD_USER_INPUT', status: 400, errors: [{}] })
    expect(error.message).toContain('claims(filter.about.country)')
    expect(error).toHaveProperty('requestId', expect.stringMatching(/^[0-9a-f-]{36}$/))
  })

  test('of validation too', async () => {
    const error = await failure(connect(url()).ask('{ claimz }'))
    expect(error).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED', status: 400 })
  })

  test('are of the network where nothing answers', async () => {
    const error = await failure(connect('http://127.0.0.1:9/graphql').ask('{ __typename }'))
    expect(error).toBeInstanceOf(NetworkError)
    expect(error).toMatchObject({ message: 'http://127.0.0.1:9/graphql did not answer.', status: undefined })
    expect(error.cause).toBeInstanceOf(Error)
  })

  test.each([
    ['a page', '<html>', 502],
    ['nothing', '', 200],
    ['other JSON', '{"error":"who are you"}', 401],
    ['null', 'null', 200],
  ])('are of the network where %s answers', async (_, body, status) => {
    await answering(
      (_request, response) => response.writeHead(status).end(body),
      async (other) => {
        const error = await failure(connect(other).ask('{ __typename }'))
        expect(error).toBeInstanceOf(NetworkError)
        expect(error).toMatchObject({ status })
      },
    )
  })

  test('leave what was answered in spite of them', async () => {
    const body = {
      data: { a: 1, b: null },
      errors: [{ message: 'No b.', path: ['b'], extensions: { requestId: '7' } }],
    }
    await answering(
      (_request, response) => response.end(JSON.stringify(body)),
      async (other) => {
        const error = await failure(connect(other).ask('{ a b }'))
        expect(error).toMatchObject({
          code: 'UNKNOWN',
          path: ['b'],
          requestId: '7',
          status: 200,
          data: body.data,
        })
      },
    )
  })
})

describe('an abort', () => {
  test('before the request, or while it runs, rejects with its reason', async () => {
    await answering(
      () => {},
      async (silent) => {
        const { ask, pages } = connect(silent)
        expect(await failure(ask('{ a }', {}, { signal: AbortSignal.abort() }))).toHaveProperty(
          'name',
          'AbortError',
        )
        expect(await failure(ask('{ a }', {}, { signal: AbortSignal.timeout(50) }))).toHaveProperty(
          'name',
          'TimeoutError',
        )
        const leaving = new AbortController()
        const page = pages(ClaimsPageDocument, {}, (data) => data.claims, { signal: leaving.signal }).next()
        leaving.abort(new Error('The reader left.'))
        expect(await failure(page)).toHaveProperty('message', 'The reader left.')
      },
    )
  })

  test('while the answer is read, too', async () => {
    await answering(
      (_request, response) => response.write('{"data":'),
      async (slow) => {
        const error = await failure(connect(slow).ask('{ a }', {}, { signal: AbortSignal.timeout(100) }))
        expect(error).toHaveProperty('name', 'TimeoutError')
      },
    )
  })
})

async function failure(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise
  } catch (error) {
    if (error instanceof Error || error instanceof DOMException) return error
    throw error
  }
  throw new Error('Nothing failed.')
}

/** Runs something against a server of its own that is none of GraphQL. */
async function answering(listener: RequestListener, run: (url: string) => Promise<void>): Promise<void> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  await run(`http://127.0.0.1:${port}/`).finally(() => {
    server.closeAllConnections()
    server.close()
  })
}
