import { LRUCache } from 'lru-cache'
import { answer, type Operation, type Prepared, prepare, writtenText } from './answer.ts'
import type { Context } from './builder.ts'
import { sizeOf } from './plan.ts'

/** What a body asks, where it has nothing but this. */
interface Asked {
  query: string
  operationName: string
  variables: Record<string, unknown> | undefined
}

/** Requests that differ in their variables. */
interface Kind {
  operation: Operation
  headers: string[]
}

interface Repeated {
  prepared: Prepared
  headers: string[]
}

/**
 * Remembers requests that were answered by one statement, and answers the next of their kind, which may differ in its
 * variables, without asking Apollo to parse, to validate and to negotiate again. Whatever is not a plain answer is
 * left to Apollo, which finds in the context what came of it.
 */
export class KnownRequests {
  /** Bounded by characters of queries, of which what is parsed takes up to fifty times as much. */
  private readonly kinds = new LRUCache<string, Kind>({
    maxSize: 1_000_000,
    sizeCalculation: (_kind, key) => key.length,
  })
  /** Bounded by characters of bodies and of their SQL. */
  private readonly bodies = new LRUCache<string, Repeated>({
    maxSize: 20_000_000,
    sizeCalculation: ({ prepared }, key) => key.length + sizeOf(prepared.plan),
  })

  /** The text of an answer and its headers, where this very body was answered before: it need not even be read. */
  async repeat(accept: string | undefined, text: string, context: Context) {
    const repeated = this.bodies.get(bodyKey(accept, text))
    return repeated && take(answer(repeated.prepared, context), repeated.headers, context)
  }

  /** The same where a query was answered before that has other variables. */
  async answer(accept: string | undefined, text: string | undefined, body: unknown, context: Context) {
    const asked = readAsked(body)
    const kind = asked && this.kinds.get(kindKey(accept, asked))
    if (!kind || context.found.answer) return undefined
    const find = async () => {
      const prepared = prepare(kind.operation, asked.variables, context)
      if (prepared && text !== undefined)
        this.bodies.set(bodyKey(accept, text), { prepared, headers: kind.headers })
      return answer(prepared, context)
    }
    return take(find(), kind.headers, context)
  }

  /** Takes note of what Apollo answered well. */
  async remember(
    accept: string | undefined,
    body: unknown,
    headers: string[],
    { found: { operation, answer } }: Context,
  ) {
    const asked = readAsked(body)
    if (asked && operation && writtenText(await answer) !== undefined)
      this.kinds.set(kindKey(accept, asked), { operation, headers })
  }
}

async function take(found: NonNullable<Context['found']['answer']>, headers: string[], context: Context) {
  context.found.answer = found
  // Apollo awaits it as well, and reports what was thrown.
  const text = writtenText(await found.catch(() => undefined))
  return text === undefined ? undefined : { text, headers }
}

const bodyKey = (accept = '', text: string) => `${accept}\n${text}`
const kindKey = (accept = '', { operationName, query }: Asked) => `${accept}\n${operationName}\n${query}`

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
