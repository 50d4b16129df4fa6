import { GraphQLError } from 'graphql'

/** A refusal of an argument. `where` names it as the caller wrote it, such as "claims(filter.about.country)". */
export function badUserInput(where: string, reason: string): GraphQLError {
  return new GraphQLError(`${where}: ${reason}`, {
    extensions: { code: 'BAD_USER_INPUT', argument: where, http: { status: 400 } },
  })
}

/** For what an invariant of the database rules out. */
export function unreachable(invariant: string): never {
  throw new Error(`the database does not hold ${invariant}`)
}
