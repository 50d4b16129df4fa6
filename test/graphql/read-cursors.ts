import type { Cursor } from './random-arguments.ts'

const page = '{ edges { cursor } }'

// Every list that there is, in every order.
const LISTS = `{
  claims ${page} oldestClaims: claims(orderBy: PUBLISHED_ASC) ${page} byKey: claims(orderBy: KEY) ${page}
  asRecorded: claims(orderBy: RECORDED_DESC) ${page} articles ${page} oldestArticles: articles(orderBy: PUBLISHED_ASC) ${page}
  people ${page} organizations ${page} sources ${page} countries ${page} contradictions ${page} search(text: "Japan") ${page}
  questions { edges { cursor } nodes { positions { holders ${page} } } }
  topics { edges { cursor } nodes { coverage ${page} } }
}`

/** Cursors from answers. Each says of what type and order it is. */
export async function readCursors(ask: (query: string) => Promise<unknown>): Promise<Cursor[]> {
  const [...found] = JSON.stringify(await ask(LISTS)).matchAll(/"cursor":"([^"]*)"/g)
  return found.map(([, cursor = '']) => {
    const [type, order] = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return { cursor, type, order }
  })
}
