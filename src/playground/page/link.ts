/** What a link to the playground carries: the operation in the editor. Headers are left out, since they hold keys. */
export interface Operation {
  query: string
  variables: string
}

/** The part of the address after `#`, for an operation. */
export function writeLink({ query, variables }: Operation): string {
  return `#${new URLSearchParams(variables.trim() ? { query, variables } : { query })}`
}

/** The operation of a link. Null when it carries none. */
export function readLink(hash: string): Operation | null {
  const parameters = new URLSearchParams(hash.slice(1))
  const query = parameters.get('query')
  return query ? { query, variables: parameters.get('variables') ?? '' } : null
}
