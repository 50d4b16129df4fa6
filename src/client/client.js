/** @typedef {import('./client.js').GraphQLAnswerError} GraphQLAnswerError */

const GRAPHQL = 'application/graphql-response+json'

/** @type {typeof import('./client.js').connect} */
export const connect = (url, { headers = {}, byId = false, fetch = globalThis.fetch } = {}) => {
  /** @type {import('./client.js').Claimgraph['ask']} */
  const ask = async (document, ...[variables, { signal, operationName } = {}]) => {
    const hash = byId && typeof document === 'object' && document.__meta__?.hash
    const request = {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: `${GRAPHQL}, application/json;q=0.9`,
        ...(typeof headers === 'function' ? await headers() : headers),
      },
      body: JSON.stringify({
        ...(hash ? { documentId: hash } : { query: `${document}` }),
        variables,
        operationName,
      }),
      signal,
    }
    const { response, text } = await send(fetch, url, request)
    const answer = parse(text)
    if (!answer) {
      const { status } = response
      throw new NetworkError(`${url} answered with status ${status}, and with no GraphQL.`, { status })
    }
    if (answer.errors) throw new AnswerError(answer.errors, answer.data, response)
    return answer.data
  }

  return {
    ask,
    async *pages(document, variables, selectConnection, options) {
      let { after } = variables
      for (;;) {
        const connection = selectConnection(await ask(document, { ...variables, after }, options))
        if (!connection) return
        yield connection
        const { hasNextPage, endCursor } = connection.pageInfo
        if (!hasNextPage) return
        if (!endCursor || endCursor === after) {
          throw new TypeError('The document must give $after to the connection, and ask for its endCursor.')
        }
        after = endCursor
      }
    },
  }
}

/**
 * @param {typeof globalThis.fetch} fetch
 * @param {string | URL} url
 * @param {RequestInit} request
 */
async function send(fetch, url, request) {
  try {
    const response = await fetch(url, request)
    return { response, text: await response.text() }
  } catch (cause) {
    if (request.signal?.aborted) throw request.signal.reason
    throw new NetworkError(`${url} did not answer.`, { cause })
  }
}

/** @param {string} text */
function parse(text) {
  try {
    const answer = JSON.parse(text)
    return answer?.data || answer?.errors?.length ? answer : undefined
  } catch {
    return undefined
  }
}

export class AnswerError extends Error {
  /**
   * @param {GraphQLAnswerError[]} errors
   * @param {unknown} data
   * @param {Response} response
   */
  constructor(errors, data, response) {
    const [first] = errors
    super(first?.message)
    this.name = 'AnswerError'
    this.code = String(first?.extensions?.code ?? 'UNKNOWN')
    this.path = first?.path
    // Browsers see the header from another origin too, since the server exposes it.
    this.requestId = first?.extensions?.requestId ?? response.headers.get('x-request-id') ?? undefined
    this.status = response.status
    this.errors = errors
    this.data = data
  }
}

export class NetworkError extends Error {
  /**
   * @param {string} message
   * @param {{ cause?: unknown, status?: number }} details
   */
  constructor(message, { cause, status }) {
    super(message, { cause })
    this.name = 'NetworkError'
    this.status = status
  }
}
