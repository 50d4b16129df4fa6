import type { ClaimFilter } from './generated/graphql.ts'

/** Claims about China attributed to Russian experts. */
export const FLAGSHIP: ClaimFilter = {
  about: { country: ['CN'] },
  attributedTo: { role: ['EXPERT'], from: { country: 'RU' } },
}

/** Who holds them. */
export const HOLDER = 'Dmitry Streltsov'

/** A fetch that counts. */
export function countingFetch() {
  const counting = {
    requests: 0,
    fetch: ((...request: Parameters<typeof fetch>) => {
      counting.requests += 1
      return fetch(...request)
    }) satisfies typeof fetch,
  }
  return counting
}
