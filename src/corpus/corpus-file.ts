import { CORE_SCHEMA, load } from 'js-yaml'
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { CorpusError } from './text-file.ts'

export type Path = readonly (string | number)[]

/** One file of a corpus, and where in it each field stands. */
export interface CorpusFile<T> {
  content: T
  /** "people.yaml:12: [3].facts[0].country" */
  locate(path: Path): string
}

/**
 * Reads the text of a file.
 * @throws CorpusError with every fault of it, a line for each
 */
export function parseCorpusFile<T extends z.ZodType>(
  name: string,
  text: string,
  schema: T,
): CorpusFile<z.output<T>> {
  let opened: Yaml | undefined
  const open = () => {
    opened ??= openYaml(text)
    return opened
  }
  const locate = (path: Path) => `${name}:${open().lineOf(path)}: ${fieldOf(path)}`.trimEnd()
  const quick = readQuickly(text)
  const parsedQuickly = quick && schema.safeParse(quick.value)
  if (parsedQuickly?.success) return { content: parsedQuickly.data, locate }

  const { document, lineAt, toValue } = open()
  const faults = document.errors.map(
    // What follows repeats the place and quotes the lines.
    ({ pos, message }) => `${name}:${lineAt(pos[0])}: ${message.replace(/ at line \d[\s\S]*/, '')}`,
  )
  if (faults.length > 0) throw new CorpusError(faults.join('\n'))
  const parsed = schema.safeParse(toValue(`${name}:1:`))
  if (parsed.success) return { content: parsed.data, locate }
  const wrong = flatten(parsed.error.issues).map(({ path, message }) => {
    const isMissing = path.length > 0 && !document.hasIn(path)
    return `${locate(path)} ${isMissing ? 'is missing' : message}`
  })
  throw new CorpusError(wrong.join('\n'))
}

/** Directives and anchors. */
const SELDOM = /^%|(^|[\s[{,])&/m

/**
 * The value of a text in YAML, several times faster than with the places of its parts. Nothing where it is wrong, or
 * has what is seldom: then the slower way decides.
 */
function readQuickly(text: string): { value: unknown } | undefined {
  if (SELDOM.test(text)) return undefined
  try {
    return { value: load(text, { schema: CORE_SCHEMA }) }
  } catch {
    return undefined
  }
}

type Yaml = ReturnType<typeof openYaml>

/** A text in YAML with the places of its parts. */
function openYaml(text: string) {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter })
  const lineAt = (offset: number) => lineCounter.linePos(offset).line
  const lineOf = (path: Path) => lineAt(offsetOf(document, path))
  const toValue = (place: string): unknown => {
    try {
      return document.toJS()
    } catch (error) {
      // Aliases: unknown, or so many that they would fill the memory.
      throw new CorpusError(`${place} ${error instanceof Error ? error.message : error}`)
    }
  }
  return { document, lineAt, lineOf, toValue }
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
function offsetOf(document: Document, path: Path): number {
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
