import { LRUCache } from 'lru-cache'
import { answer, type Operation, writtenText } from './answer.ts'
import type { Context } from './builder.ts'

/** What a body asks, where it has nothing but this. */
interface Asked {
  query: string
  operationName: string
  variables: Record<string, unknown> | undefined
}

interface Known {
  operation: Operation
  headers: [name: string, value: string][]
}

/** Most characters of the queries that are kept. What is kept of one takes some fifty times as much. */
const MOST_CHARACTERS = 1_000_000

/**
 * Remembers requests that were answered by one statement, and answers the next of their kind, which may differ in its
 * variables, without asking Apollo to parse, to validate and to negotiate again. Whatever is not a plain answer is
 * left to Apollo, which finds in the context what came of it.
 */
export class KnownRequests {
  private readonly known = new LRUCache<string, Known>({
    maxSize: MOST_CHARACTERS,
    sizeCalculation: (_known, key) => key.length,
  })

  /** The text of an answer and its headers. */
  async answer(accept: string | undefined, body: unknown, context: Context) {
    const asked = readAsked(body)
    const known = asked && this.known.get(keyOf(accept, asked))
    if (!known) return undefined
    context.found.answer = answer(known.operation, asked.variables, context)
    // Apollo awaits it as well, and reports what was thrown.
    const text = writtenText(await context.found.answer.catch(() => undefined))
    return text === undefined ? undefined : { text, headers: known.headers }
  }

  /** Takes note of what Apollo answered well. */
  async remember(
    accept: string | undefined,
    body: unknown,
    { found: { operation, answer } }: Context,
    headers: Iterable<[string, string]>,
  ) {
    const asked = readAsked(body)
    if (asked && operation && writtenText(await answer) !== undefined)
      this.known.set(keyOf(accept, asked), { operation, headers: [...headers] })
  }
}

const keyOf = (accept = '', { operationName, query }: Asked) => `${accept}\n${operationName}\n${query}`

function readAsked(body: unknown): Asked | undefined {
  if (!isRecord(body) || body.extensions != null) return undefined
  const { query, operationName, variables } = body
  if (typeof query !== 'string' || !isNameOrNone(operationName)) return undefined
  if (variables != null && !isRecord(variables)) return undefined
  return { query, operationName: operationName ?? '', variables: variables ?? undefined }
}

const isNameOrNone = (value: unknown): value is string | null | undefined =>
  value == null || (typeof value === 'string' && /^\w+$/.test(value))

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
