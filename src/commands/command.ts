import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from '../program.ts'

/** One command of the program. */
export interface Command {
  /** All that `--help` says of it. */
  help: string
  /** Looks at the words after its name, before anything is opened, and gives what is to be done. */
  prepare: (words: string[]) => () => Promise<void>
}

/** Where paths count from. npm moves to the folder of the package, and says where it was called. */
export const folder =
  (process.env.npm_lifecycle_event === 'claimgraph' && process.env.INIT_CWD) || process.cwd()

/** Reads the words of a command by parseArgs; what that refuses is a wrong usage. */
export function readWords<Words>(read: () => Words): Words {
  try {
    return read()
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** A value given as it is, or as @file. */
function readValue(option: string, given: string): string {
  return given.startsWith('@') ? readText(given.slice(1), option) : given
}

/** What a file has, or the standard input for "-". */
export function readText(path: string, what: string): string {
  try {
    return readFileSync(path === '-' ? 0 : resolve(folder, path), 'utf8')
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? error.code : error
    throw new UsageError(`${what}: ${path} cannot be read (${reason}).`)
  }
}

/** A JSON object, given as it is or as @file. */
export function readObject(option: string, given: string): Record<string, unknown> {
  const value = parseJson(option, readValue(option, given))
  if (!isObject(value)) throw new UsageError(`${option} must be a JSON object, such as {"first": 5}.`)
  return value
}

function parseJson(option: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new UsageError(`${option} is no JSON: ${error instanceof Error ? error.message : error}.`)
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
