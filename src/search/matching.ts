import { SqlCondition } from '../database/where.ts'

// When something answers an asked text, as a condition in SQL on its row. What is folded, and how, the migration says.
// A column that is null answers nothing, also where the condition is negated.

export const ENGLISH = "'search_english'::regconfig"
export const SIMPLE = "'pg_catalog.simple'::regconfig"

const hasWords = (column: string, config: string, asked: string) =>
  `(${column} is not null and ${column} @@ search_query(${config}, ${asked}))`

// An array, so that the index of the names and that of the ids can be read together.
const hasName = (alias: string, config: string, similar: string, asked: string) =>
  `(${hasWords(`${alias}.search`, config, asked)}
    or ${alias}.id = any (array(select ${similar}(search_similar_to(${asked})))))`

export const ANSWERS = {
  Claim: (alias: string, asked: string) =>
    `(${hasWords(`${alias}.search`, ENGLISH, asked)} or ${hasWords(`${alias}.quote_search`, ENGLISH, asked)})`,
  Article: (alias: string, asked: string) => hasWords(`${alias}.search`, ENGLISH, asked),
  Person: (alias: string, asked: string) => hasName(alias, SIMPLE, 'similar_people', asked),
  Organization: (alias: string, asked: string) => hasName(alias, ENGLISH, 'similar_organizations', asked),
  Topic: (alias: string, asked: string) => hasName(alias, ENGLISH, 'similar_topics', asked),
}

/** The rows of a model that answer an asked text. */
export function whichAnswer(model: keyof typeof ANSWERS, asked: string) {
  return {
    id: new SqlCondition(model, (alias, values) => ANSWERS[model](alias, values.place(asked, 'text'))),
  }
}
