/** The nouns by whose filters rows are selected, as the API lists them. */
const NOUNS = {
  claims: { table: 'claim', model: 'Claim', filter: 'ClaimFilter' },
  people: { table: 'person', model: 'Person', filter: 'PersonFilter' },
  articles: { table: 'article', model: 'Article', filter: 'ArticleFilter' },
  sources: { table: 'source', model: 'Source', filter: 'SourceFilter' },
}

export type Noun = keyof typeof NOUNS

export const tableOf = (noun: Noun): string => NOUNS[noun].table

export const modelOf = (noun: Noun): string => NOUNS[noun].model

/** The name of the noun's filter in the API. */
export const filterType = (noun: Noun): string => NOUNS[noun].filter

/** The condition that a row belongs to some of the noun, whose ids are $1. The noun's table goes by its own name. */
export const isSelected = (noun: Noun): string => `${tableOf(noun)}.id = any ($1::integer[])`
