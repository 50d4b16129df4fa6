import { builder } from './builder.ts'
import { PAGE_DEFAULT, PAGE_LIMIT } from './cursor.ts'
import { badUserInput } from './errors.ts'

export interface PageArguments {
  first?: number | null
  after?: string | null
  last?: number | null
  before?: string | null
}

/** The arguments by which a list is paged. `ofCursor` says what its cursors must be. */
export const pageArguments = (ofCursor = '') =>
  builder.args((t) => ({
    first: t.int({
      required: false,
      description: `Size of the page, from its beginning: 0 to ${PAGE_LIMIT}; ${PAGE_DEFAULT} where neither first nor last is given.`,
    }),
    after: t.string({ required: false, description: `Only what follows this cursor${ofCursor}.` }),
    last: t.int({
      required: false,
      description: `Size of the page, from its end: 0 to ${PAGE_LIMIT}. Not together with first.`,
    }),
    before: t.string({ required: false, description: `Only what precedes this cursor${ofCursor}.` }),
  }))

/** Refuses what is out of bounds. `isCursor` says what a cursor of the list is, `list` names it. */
export function checkPage(
  args: PageArguments,
  where: string,
  list: string,
  isCursor: (cursor: string) => boolean,
): void {
  if (args.first != null && args.last != null)
    throw badUserInput(`${where}(first, last)`, 'give one of them, not both')
  checkSize(args, where)
  for (const bound of ['after', 'before'] as const) {
    const cursor = args[bound]
    if (cursor != null && !isCursor(cursor))
      throw badUserInput(`${where}(${bound})`, `is no cursor of ${list}`)
  }
}

/** Refuses a size that is out of bounds. */
export function checkSize(args: Pick<PageArguments, 'first' | 'last'>, where: string): void {
  for (const name of ['first', 'last'] as const) {
    const size = args[name]
    if (size != null && (size < 0 || size > PAGE_LIMIT))
      throw badUserInput(`${where}(${name})`, `${size} is out of bounds, 0 to ${PAGE_LIMIT}`)
  }
}

/** Where a page stands in its list, given the cursors of its rows and whether there are more beyond it. */
export function pageInfoOf({ after, last, before }: PageArguments, cursors: string[], isMore: boolean) {
  return {
    hasNextPage: last == null ? isMore : before != null,
    hasPreviousPage: last == null ? after != null : isMore,
    startCursor: cursors[0],
    endCursor: cursors.at(-1),
  }
}
