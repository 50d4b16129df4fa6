import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { beforeEach, expect, test } from 'vitest'
import { writeCorpusFiles } from '../../bench/corpus/write-corpus-files.ts'
import { addCorpus } from '../../src/corpus/load.ts'
import { readCorpus } from '../../src/corpus/read.ts'
import { useServer } from '../harness/server.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'

// More rows than are held at once: the first article and the last are not in memory together.
const CLAIMS = 2_500
const FIRST = 'articles/article-0.yaml'
const LAST = 'articles/article-99.yaml'

const { ask, database } = useServer('corpus')

let folder: string
beforeEach(async () => {
  folder = await temporaryFolder()
  await writeCorpusFiles(folder, CLAIMS)
})

const load = async () => addCorpus(database, await readCorpus(folder))

async function change(file: string, written: string | RegExp, other: string): Promise<void> {
  const text = await readFile(`${folder}/${file}`, 'utf8')
  const changed = text.replace(written, other)
  expect(changed).not.toBe(text)
  await writeFile(`${folder}/${file}`, changed)
}

test('a fault of the last file is named, and nothing is left behind', async () => {
  await change(LAST, /person: person-\d+ }\n {8}depth/, 'person: nobody }\n        depth')
  await expect(load()).rejects.toThrow(
    /^articles\/article-99\.yaml:\d+: claims\[\d\]\.attributions\[\d\]\.speaker\.person there is no person "nobody"$/,
  )
  await nothingIsLeft()
})

test('what the database refuses of the last file is named, and nothing is left behind', async () => {
  await change(LAST, 'depth: 1', 'depth: 2')
  await expect(load()).rejects.toThrow(
    /^The database refuses it: claim_chain_has_no_gap: claim \d+ \(C99-\d\) lacks a depth below 2$/,
  )
  await nothingIsLeft()
})

test('of many faults a hundred are told, and how many there are', async () => {
  await appendFile(
    `${folder}/relations.yaml`,
    '- { from: X, to: Y, kind: SUPPORTS, basis: ANALYST }\n'.repeat(80),
  )
  const lines = await load().catch((error) => error.message.split('\n'))
  expect(lines).toHaveLength(101)
  expect(lines.at(-1)).toBe('And 60 faults more.')
  await nothingIsLeft()
})

test('an article may name one that comes much later', async () => {
  await change(FIRST, 'text:', 'origin: { article: article-99, basis: TEXT }\ntext:')
  await change(
    FIRST,
    'references:',
    `references:\n  - { article: article-99, start: 3, end: 7, sha256: ${'a'.repeat(64)} }`,
  )
  expect(await load()).toEqual({ articles: CLAIMS / 10, claims: CLAIMS })
  const { article } = await ask(`{
    article(slug: "article-0") { origin { slug } references { start text { article { slug } } } }
  }`)
  expect(article.origin).toEqual({ slug: 'article-99' })
  expect(article.references).toContainEqual({ start: 3, text: { article: { slug: 'article-99' } } })
})

async function nothingIsLeft(): Promise<void> {
  expect(await database.claim.count()).toBe(131)
  expect(await database.person.count({ where: { slug: 'person-0' } })).toBe(0)
}
