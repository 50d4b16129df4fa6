import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type GraphQLSchema, parse, validate } from 'graphql'
import { z } from 'zod'
import { StartError } from '../config.ts'

/** Documents by the SHA-256 of their text, in hexadecimal. */
export type TrustedDocuments = ReadonlyMap<string, string>

// As graphql-codegen and relay-compiler write them, and as Apollo's tool does.
const documentsFile = z.union([
  z.record(z.string(), z.string()),
  z
    .object({ operations: z.array(z.object({ id: z.string(), body: z.string() })) })
    .transform(({ operations }) => Object.fromEntries(operations.map(({ id, body }) => [id, body]))),
])

/** Reads a file of documents by their hash, or all such files of a folder. Whatever is wrong in one is told at once. */
export function readTrustedDocuments(path: string, schema: GraphQLSchema): TrustedDocuments {
  const trusted = new Map<string, string>()
  const complaints: string[] = []
  for (const file of listFiles(path)) {
    for (const [id, text] of Object.entries(readFile(file))) {
      const complaint = complainOf(id, text, schema)
      if (complaint) complaints.push(`${file}, document ${id}: ${complaint}`)
      trusted.set(sha256(text), text)
    }
  }
  if (complaints.length > 0) throw new StartError(complaints.join('\n'))
  if (trusted.size === 0) throw new StartError(`${path} holds no trusted documents.`)
  return trusted
}

function listFiles(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path]
    const names = readdirSync(path).filter((name) => name.endsWith('.json'))
    return names.sort().map((name) => join(path, name))
  } catch {
    throw new StartError(`CLAIMGRAPH_TRUSTED_DOCUMENTS is ${path}, which cannot be read.`)
  }
}

function readFile(file: string): Record<string, string> {
  try {
    return documentsFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new StartError(`${file} must be JSON that maps the SHA-256 of each document to its text.`)
  }
}

function complainOf(id: string, text: string, schema: GraphQLSchema): string | undefined {
  if (withoutPrefix(id) !== sha256(text)) return 'this is not the SHA-256 of its text.'
  try {
    return validate(schema, parse(text))[0]?.message
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** A request of the API, as far as it says what is asked. */
export interface Asked {
  method: string
  search: string
  body: unknown
}

export interface Refusal {
  status: number
  code: string
  message: string
}

/**
 * Puts the text of a trusted document in place of its id: `documentId` of GraphQL over HTTP, or the hash of Apollo's
 * persisted queries. Where only trusted ones are answered, it refuses all else before it is parsed.
 */
export function readPersisted(
  asked: Asked,
  trusted: TrustedDocuments,
  isOnly: boolean,
): { search: string; body: unknown } | Refusal {
  const { query, documentId, extensions } = readDocument(asked)
  if (documentId != null && query != null)
    return { status: 400, code: 'BAD_REQUEST', message: 'Give either documentId or query, not both.' }
  const claimed = hashOfApollo(extensions)
  const isHashed = documentId != null || claimed !== undefined || trusted.size > 0
  const computed = isHashed && typeof query === 'string' ? sha256(query) : undefined
  // Apollo refuses it as well, but as an error of the server.
  if (claimed !== undefined && computed !== undefined && claimed !== computed) {
    const where = 'extensions.persistedQuery.sha256Hash'
    return { status: 400, code: 'BAD_REQUEST', message: `${where}: this is not the SHA-256 of the query.` }
  }
  const hash = documentId ?? computed ?? claimed
  const text = typeof hash === 'string' ? trusted.get(withoutPrefix(hash)) : undefined
  if (text !== undefined) return withQuery(asked, text)
  if (documentId != null) {
    return {
      status: 400,
      code: 'PERSISTED_DOCUMENT_NOT_FOUND',
      message: 'documentId: no document of this id is trusted here.',
    }
  }
  if (!isOnly) return { search: asked.search, body: asked.body }
  return {
    status: 403,
    code: 'DOCUMENT_NOT_TRUSTED',
    message: 'Only trusted documents are answered here, each by its documentId.',
  }
}

function readDocument({ method, search, body }: Asked): {
  query?: unknown
  documentId?: unknown
  extensions?: unknown
} {
  if (method !== 'GET') return isRecord(body) ? body : {}
  const { query, documentId, extensions } = Object.fromEntries(new URLSearchParams(search))
  return { query, documentId, extensions: extensions && parseJson(extensions) }
}

function withQuery({ method, search, body }: Asked, query: string) {
  if (method !== 'GET') return { search, body: { ...(isRecord(body) && body), query } }
  const parameters = new URLSearchParams(search)
  parameters.delete('documentId')
  parameters.set('query', query)
  return { search: `?${parameters}`, body }
}

function hashOfApollo(extensions: unknown): unknown {
  if (!isRecord(extensions) || !isRecord(extensions.persistedQuery)) return undefined
  return extensions.persistedQuery.sha256Hash
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const withoutPrefix = (id: string) => id.replace(/^sha256:/, '')

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
