import { GraphQLError } from 'graphql'
import { notInFuture } from '../graphql/as-of.ts'
import { badUserInput } from '../graphql/errors.ts'
import { parseMoment } from '../graphql/scalars.ts'

/** What an export can be asked for, as the client wrote it. */
export interface Parameters {
  /** JSON. */
  filter?: string
  /** The id of a trusted document that has the filter. */
  documentId?: string
  operationName?: string
  /** JSON. */
  variables?: string
  /** A moment, as DateTime of the API has it: the database as it stood then. */
  asOf?: string
}

const NAMES = ['filter', 'documentId', 'operationName', 'variables', 'asOf'] as const

/** Reads the parameters in an address, and refuses what it does not know. */
export function readParameters(url: string): Parameters {
  const given = new URL(url, 'http://localhost').searchParams
  for (const name of given.keys()) {
    if (!NAMES.some((known) => known === name))
      throw badUserInput(name, `is no parameter of an export; there are ${NAMES.join(', ')}`)
    if (given.getAll(name).length > 1) throw badUserInput(name, 'is given more than once')
  }
  const parameters: Parameters = Object.fromEntries(given)
  if (parameters.documentId === undefined) {
    for (const name of ['operationName', 'variables'])
      if (given.has(name)) throw badUserInput(name, 'goes with documentId')
  } else if (parameters.filter !== undefined) {
    throw badUserInput('filter', 'is given besides documentId, whose operation has the filter')
  } else if (parameters.asOf !== undefined) {
    throw badUserInput('asOf', 'is given besides documentId, whose operation may have @asOf')
  }
  return parameters
}

/** The moment of which an export is asked, or undefined for now. */
export function readMoment({ asOf }: Parameters): Date | undefined {
  if (asOf === undefined) return undefined
  try {
    return notInFuture('asOf', parseMoment(asOf))
  } catch (error) {
    if (error instanceof GraphQLError) throw error
    throw badUserInput('asOf', error instanceof Error ? error.message : String(error))
  }
}

/** A parameter that is JSON. */
export function parseParameter(name: string, text: string, example: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badUserInput(name, `is no JSON, such as ${example}`)
  }
}
