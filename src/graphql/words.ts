/** Most characters of a text that is asked. */
export const TEXT_LIMIT = 1_000

/** Stands, where arguments are checked, beside the scalars that name rows: a text without any word is refused. */
export const WORDS = 'Words'

export const WORDS_FAULT = "numnode(search_query('pg_catalog.simple', given.name)) = 0"

/** Put among the options of an argument, or of a field of a filter: it is a text with words to look for. */
export const looksForWords = { extensions: { looksForWords: true } }
