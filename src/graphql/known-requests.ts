import { LRUCache } from 'lru-cache'
import { answer, type Operation, type Prepared, prepare, writtenText } from './answer.ts'
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

/** Most characters of queries, and of queries with variables. What is kept of one takes up to fifty times as much. */
const LIMIT = { maxSize: 1_000_000, sizeCalculation: (_kept: object, key: string) => key.length }

/**
 * Remembers requests that were answered by one statement, and answers the next of their kind, which may differ in its
 * variables, without asking Apollo to parse, to validate and to negotiate again. Whatever is not a plain answer is
 * left to Apollo, which finds in the context what came of it.
 */
export class KnownRequests {
  private readonly known = new LRUCache<string, Known>(LIMIT)
  private readonly prepared = new LRUCache<string, Prepared>(LIMIT)

  /** The text of an answer and its headers. */
  async answer(accept: string | undefined, body: unknown, context: Context) {
    const asked = readAsked(body)
    if (!asked) return undefined
    const key = keyOf(accept, asked)
    const known = this.known.get(key)
    if (!known) return undefined
    context.found.answer = this.find(known, key, asked, context)
    // Apollo awaits it as well, and reports what was thrown.
    const text = writtenText(await context.found.answer.catch(() => undefined))
    return text === undefined ? undefined : { text, headers: known.headers }
  }

  private async find({ operation }: Known, key: string, { variables }: Asked, context: Context) {
    const whole = `${key}\n${JSON.stringify(variables)}`
    const prepared = this.prepared.get(whole) ?? prepare(operation, variables, context)
    if (prepared) this.prepared.set(whole, prepared)
    return answer(prepared, context)
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
