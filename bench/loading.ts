// How long the product takes to load corpus files: `node --import tsx bench/loading.ts 20000` makes so many claims of the
// articles that ship, under other keys, and loads them into a new database beside the corpus that ships.

import { createHash } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addCorpus, loadCorpusIfEmpty } from '../src/corpus/load.ts'
import { readCorpus } from '../src/corpus/read.ts'
import { openDatabase } from '../src/database/client.ts'
import { startEmbeddedPostgres } from '../src/database/embedded-postgres.ts'
import { migrate } from '../src/database/migrate.ts'

const wanted = Number(process.argv[2] ?? 20_000)
const folder = await mkdtemp(join(tmpdir(), 'claimgraph-loading-'))
// PostgreSQL does not run as root, and its own account has to get in.
await chmod(folder, 0o755)
const shipped = join(import.meta.dirname, '../prisma/corpus/articles')
const articles = await Promise.all(
  (await readdir(shipped)).map((file) => readFile(join(shipped, file), 'utf8')),
)
const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1)

let claims = 0
await mkdir(join(folder, 'corpus/articles'), { recursive: true })
for (let copy = 1; claims < wanted; copy += 1) {
  for (const article of articles) {
    const slug = /^slug: (.*)$/m.exec(article)?.[1] ?? ''
    const sha256 = createHash('sha256').update(`${slug} ${copy}`).digest('hex')
    const text = article
      .replaceAll(slug, `${slug}-${copy}`)
      .replace(/^ {2}sha256: .*$/m, `  sha256: ${sha256}`)
      .replaceAll(/\bkey: /g, `key: ${copy}-`)
    await writeFile(join(folder, `corpus/articles/${slug}-${copy}.yaml`), text)
    claims += text.match(/\bkey: /g)?.length ?? 0
  }
}

const postgres = await startEmbeddedPostgres(folder, 'command')
try {
  await migrate(postgres.url)
  await loadCorpusIfEmpty(postgres.url)
  const database = openDatabase({ connectionString: postgres.url, max: 1 })
  const began = performance.now()
  const corpus = await readCorpus(join(folder, 'corpus'))
  const read = seconds(began)
  const adding = performance.now()
  await addCorpus(database, corpus)
  console.log(
    `${claims} claims of ${corpus.articles.length} articles: read in ${read} s, added in ${seconds(adding)} s; ${Math.round(process.memoryUsage().rss / 1e6)} MB of memory.`,
  )
  await database.$disconnect()
} finally {
  await postgres.stop()
  await rm(folder, { recursive: true })
}
