/**
 * A document as text, with the types of its data and of its variables: what graphql-codegen makes with
 * `documentMode: 'string'`. Plain text is one too, of unknown types.
 */
export type Document<Data, Variables> = string | TypedDocument<Data, Variables>

// biome-ignore lint/complexity/noBannedTypes: what graphql-codegen makes extends the class, and the primitive cannot be extended
interface TypedDocument<Data, Variables> extends String {
  __apiType?: (variables: Variables) => Data
  /** With `persistedDocuments`, the `hash` that a server trusts it by. */
  __meta__?: Record<string, unknown>
}

export interface ConnectOptions {
  /** Sent with every request; a function is called for each, as for a key that expires. */
  headers?: Record<string, string> | (() => Record<string, string> | Promise<Record<string, string>>)
  /** Sends only the hash of documents that have one, for a server that trusts them. */
  byId?: boolean
  /** Instead of the global one. */
  fetch?: typeof fetch
}

export interface AskOptions {
  /** Ends the request; what it rejects with is then the signal's reason. */
  signal?: AbortSignal
  /** Which operation of the document is meant, where it has several. */
  operationName?: string
}

/** What a connection must be asked for, so that its pages can be followed. */
export interface Connection {
  pageInfo: { hasNextPage: boolean; endCursor?: string | null }
}

// Optional where the document needs no variables.
type Given<Variables> =
  Record<never, never> extends Variables
    ? [variables?: Variables, options?: AskOptions]
    : [variables: Variables, options?: AskOptions]

export interface Claimgraph {
  /** The data of one answer. Rejects with AnswerError, NetworkError, or the reason of the abort. */
  ask<Data = unknown, Variables = Record<string, unknown>>(
    document: Document<Data, Variables>,
    ...given: Given<Variables>
  ): Promise<Data>

  /**
   * The pages of one connection, each asked for when the loop comes to it. The document takes a variable `$after`,
   * gives it to the connection, and asks for `pageInfo { hasNextPage endCursor }`. No connection, no pages.
   *
   *     for await (const page of pages(document, { first: 50 }, (data) => data.claims)) show(page.nodes)
   */
  pages<Data, Variables extends { after?: string | null }, Selected extends Connection>(
    document: Document<Data, Variables>,
    variables: Variables,
    selectConnection: (data: Data) => Selected | null | undefined,
    options?: AskOptions,
  ): AsyncGenerator<Selected, void, undefined>
}

/** A server, by the address of its API: `connect('http://127.0.0.1:4000/graphql')`. */
export function connect(url: string | URL, options?: ConnectOptions): Claimgraph

/** One error as the server words it. */
export interface GraphQLAnswerError {
  message: string
  path?: (string | number)[]
  locations?: { line: number; column: number }[]
  extensions?: Record<string, unknown>
}

/** The server answered, with errors. */
export class AnswerError extends Error {
  /** What kind of error the first one is, such as BAD_USER_INPUT. */
  readonly code: string
  /** Where in the answer the first one happened. */
  readonly path: (string | number)[] | undefined
  /** What the server's log knows the request by. */
  readonly requestId: string | undefined
  /** Of HTTP. */
  readonly status: number
  /** All of them. */
  readonly errors: GraphQLAnswerError[]
  /** What was answered in spite of them. */
  readonly data: unknown
}

/** No answer came, or none of GraphQL. The `cause` is what fetch rejected with. */
export class NetworkError extends Error {
  /** Of HTTP, where something answered. */
  readonly status: number | undefined
}
