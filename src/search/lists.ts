import { ANSWERS, ENGLISH, SIMPLE } from './matching.ts'

/** What is searched, in the order in which results of one rank are listed. */
export const KINDS = ['PERSON', 'ORGANIZATION', 'TOPIC', 'ARTICLE', 'CLAIM', 'QUOTE'] as const
export type Kind = (typeof KINDS)[number]

// A rank in thousandths: how something answers, not how often, so that a million answers need not be weighed before
// the first can be given: those of claims are read in the order of an index until the page is full.
const WHOLE = 1000
const PHRASE = 800
/** Below it, a name is only similar. */
export const WORDS = 600
const SIMILAR = 500

/**
 * Statements of rows (place, points, days, id), which together are all that answers.
 * @param asked the placeholder of the text
 */
export function listsOf(asked: string, kinds: readonly Kind[]): string[] {
  return KINDS.filter((kind) => kinds.includes(kind)).flatMap((kind) =>
    LISTS[kind](asked, `${KINDS.indexOf(kind)} as place`),
  )
}

const LISTS: Record<Kind, (asked: string, place: string) => string[]> = {
  PERSON: (asked, place) => [named('person', ANSWERS.Person, SIMPLE, asked, place)],
  ORGANIZATION: (asked, place) => [named('organization', ANSWERS.Organization, ENGLISH, asked, place)],
  TOPIC: (asked, place) => [named('topic', ANSWERS.Topic, ENGLISH, asked, place)],
  ARTICLE: (asked, place) => [titled(asked, place)],
  CLAIM: (asked, place) => claimed('search', asked, place),
  QUOTE: (asked, place) => claimed('quote_search', asked, place),
}

const query = (config: string, asked: string) => `search_query(${config}, ${asked})`
const phrase = (config: string, asked: string) => `search_phrase(${config}, ${asked})`
// The words besides their phrase, since the planner takes a phrase for no rarer than its words.
const standsInOrder = (column: string, config: string, asked: string) =>
  `(search_is_phrase(${config}, ${asked})
    and ${column} @@ (${query(config, asked)} && ${phrase(config, asked)}))`

/** The rank of what has all the words. */
const pointsOf = (config: string, asked: string, isWhole: string) =>
  `case when search @@ ${phrase(config, asked)} then
      case when ${isWhole} then ${WHOLE} when search_is_phrase(${config}, ${asked}) then ${PHRASE} else ${WORDS} end
    else ${WORDS} end`

function named(
  table: string,
  answers: (alias: string, asked: string) => string,
  config: string,
  asked: string,
  place: string,
): string {
  const isWhole = `position(' ø ' || search_spelling(${asked}) || ' ø ' in ' ø ' || folded || ' ø ') > 0`
  return `select ${place}, case when search @@ ${query(config, asked)} then ${pointsOf(config, asked, isWhole)}
      else round(${SIMILAR} * search_nearness(search_similar_to(${asked}), folded))::integer end as points,
    0 as days, id
    from ${table} where ${answers(table, asked)}`
}

function titled(asked: string, place: string): string {
  // Few titles have as many words, and need be folded.
  const isWhole = `length(search) = length(to_tsvector(${ENGLISH}, search_fold(${asked})))
    and search_fold(title) = search_fold(${asked})`
  return `select ${place}, ${pointsOf(ENGLISH, asked, isWhole)} as points, date '9999-12-31' - published_on as days, id
    from article where ${ANSWERS.Article('article', asked)}`
}

function claimed(column: string, asked: string, place: string): string[] {
  const rows = (points: number) =>
    `select ${place}, ${points} as points, newest_first as days, id from claim where review = 'ACCEPTED'`
  // One word is its own phrase: then nobody need look for those where it does not stand in order.
  const isMore = `${query(ENGLISH, asked)}::text <> ${phrase(ENGLISH, asked)}::text`
  const inOrder = standsInOrder(column, ENGLISH, asked)
  return [
    `${rows(PHRASE)} and ${inOrder}`,
    `${rows(WORDS)} and ${isMore} and ${column} @@ ${query(ENGLISH, asked)} and not ${inOrder}`,
  ]
}
