import { HeaderMap } from '@apollo/server'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'

/** A refusal of an argument. `where` names it as the caller wrote it, such as "claims(filter.about.country)". */
export function badUserInput(where: string, reason: string): GraphQLError {
  return new GraphQLError(`${where}: ${reason}`, {
    extensions: { code: 'BAD_USER_INPUT', argument: where, http: { status: 400 } },
  })
}

/** A refusal of an operation that the database could not answer in the time that it is given. */
export function tookTooLong(): GraphQLError {
  return new GraphQLError(
    'This takes longer than a query may; ask for fewer lists within lists, smaller pages or less at once.',
    { extensions: { code: 'TOOK_TOO_LONG', http: { status: 400 } } },
  )
}

/** A refusal of an operation that asks for more than one statement should. */
export function tooLarge(reason: string): GraphQLError {
  return new GraphQLError(`The operation is too large: ${reason}.`, {
    extensions: { code: TOO_LARGE, http: { status: 400 } },
  })
}

/** All connections to the database are in use, and none became free in time. */
export function tooBusy(): GraphQLError {
  return new GraphQLError('The server has too much to do; ask again in a while.', {
    extensions: { code: 'TOO_BUSY', http: { status: 503, headers: new HeaderMap([['retry-after', '5']]) } },
  })
}

/** A fault of the server, of which the caller sees nothing but that. */
export function fault(cause: unknown): GraphQLError {
  return new GraphQLError('', {
    originalError: cause instanceof Error ? cause : new Error(String(cause)),
    extensions: { code: MASKED, http: { status: 500 } },
  })
}

/** For what an invariant of the database rules out. */
export function unreachable(invariant: string): never {
  throw new Error(`the database does not hold ${invariant}`)
}

export const TOO_LARGE = 'OPERATION_TOO_LARGE'

// What a caller can act on, as it is. Anything else may tell of files, hosts and rows, and goes to the log alone.
const PUBLIC = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'TOOK_TOO_LONG',
  'TOO_BUSY',
  TOO_LARGE,
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
])

export const MASKED = 'INTERNAL_SERVER_ERROR'

export const isPublic = ({ extensions }: GraphQLFormattedError) => PUBLIC.has(String(extensions?.code))

/** What the caller sees of an error. */
export function maskError(formatted: GraphQLFormattedError): GraphQLFormattedError {
  // The parser's way of saying that it went too deep.
  const isUnparsed = formatted.extensions?.code === 'GRAPHQL_PARSE_FAILED'
  if (isUnparsed && formatted.message.includes('call stack size exceeded'))
    return { ...formatted, message: 'The operation is nested too deep.' }
  if (isPublic(formatted)) return formatted
  const { locations, path } = formatted
  return {
    message: 'Something went wrong here; the log of the server knows more.',
    locations,
    path,
    extensions: { code: MASKED },
  }
}
