import { GraphQLError } from 'graphql'

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

/** For what an invariant of the database rules out. */
export function unreachable(invariant: string): never {
  throw new Error(`the database does not hold ${invariant}`)
}
