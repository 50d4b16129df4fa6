import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { CorpusError } from './text-file.ts'

export type Path = readonly (string | number)[]

/** One file of a corpus, and where in it each field stands. */
export interface CorpusFile<T> {
  content: T
  /** "people.yaml:12: [3].facts[0].country" */
  locate(path: Path): string
}

/** Reads the text of a file. Throws a CorpusError that lists every fault of it. */
export function parseCorpusFile<T extends z.ZodType>(
  name: string,
  text: string,
  schema: T,
): CorpusFile<z.output<T>> {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter })
  const locate = (path: Path) => {
    const offset = offsetOf(document, path)
    return `${name}:${lineCounter.linePos(offset).line}: ${fieldOf(path)}`.trimEnd()
  }
  const value = toValue(document, (offset) => `${name}:${lineCounter.linePos(offset).line}:`)
  const parsed = schema.safeParse(value)
  if (parsed.success) return { content: parsed.data, locate }
  const faults = flatten(parsed.error.issues).map(({ path, message }) => {
    const isMissing = path.length > 0 && !document.hasIn(path)
    return `${locate(path)} ${isMissing ? 'is missing' : message}`
  })
  throw new CorpusError(faults.join('\n'))
}

type Yaml = ReturnType<typeof parseDocument>

function toValue(document: Yaml, locate: (offset: number) => string): unknown {
  const faults = document.errors.map(({ pos, message }) => {
    // What follows repeats the place and quotes the lines.
    return `${locate(pos[0])} ${message.replace(/ at line \d[\s\S]*/, '')}`
  })
  if (faults.length > 0) throw new CorpusError(faults.join('\n'))
  try {
    return document.toJS()
  } catch (error) {
    // Aliases: unknown, or so many that they would fill the memory.
    throw new CorpusError(`${locate(0)} ${error instanceof Error ? error.message : error}`)
  }
}

interface Fault {
  path: Path
  message: string
}

// A value that fits no member of a union is reported as what the closest member says of it.
function flatten(issues: readonly z.core.$ZodIssue[], above: Path = []): Fault[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...issue.path.filter((step) => typeof step !== 'symbol')]
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...path, key], message: 'is no field here' }))
    }
    if (issue.code !== 'invalid_union') return [{ path, message: reworded(issue.message) }]
    const members = issue.errors.map((member) => flatten(member, path))
    return members.reduce((closest, member) => (member.length < closest.length ? member : closest))
  })
}

/** zod's messages are sentences, ours continue one that begins with the field. */
function reworded(message: string): string {
  return message.replace(/^(Invalid input|Invalid option|Too small|Too big): /, 'is wrong: ')
}

/** Where the field begins, or where it is missing the innermost that is there. */
function offsetOf(document: Yaml, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true)
    const step = path[length - 1]
    const key =
      isMap(parent) && parent.items.map((pair) => pair.key).find((key) => isScalar(key) && key.value === step)
    const node = key || document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}

function fieldOf(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '')
}
