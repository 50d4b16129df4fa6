import { builder } from './builder.ts'
import { PAGE_DEFAULT, PAGE_LIMIT } from './cursor.ts'
import { badUserInput } from './errors.ts'

interface PageArguments {
  first?: number | null
  after?: string | null
  last?: number | null
  before?: string | null
}

/** The arguments by which a list is paged. */
export const pageArguments = builder.args((t) => ({
  first: t.int({
    required: false,
    description: `Size of the page, from its beginning: 0 to ${PAGE_LIMIT}; ${PAGE_DEFAULT} where neither first nor last is given.`,
  }),
  after: t.string({ required: false, description: 'Only what follows this cursor.' }),
  last: t.int({
    required: false,
    description: `Size of the page, from its end: 0 to ${PAGE_LIMIT}. Not together with first.`,
  }),
  before: t.string({ required: false, description: 'Only what precedes this cursor.' }),
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
  for (const name of ['first', 'last'] as const) {
    const size = args[name]
    if (size != null && (size < 0 || size > PAGE_LIMIT))
      throw badUserInput(`${where}(${name})`, `${size} is out of bounds, 0 to ${PAGE_LIMIT}`)
  }
  for (const bound of ['after', 'before'] as const) {
    const cursor = args[bound]
    if (cursor != null && !isCursor(cursor))
      throw badUserInput(`${where}(${bound})`, `is no cursor of ${list}`)
  }
}
