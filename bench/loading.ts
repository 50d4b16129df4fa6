// How long the product takes to load corpus files: `npm run bench:loading -- 100000` writes files of so many claims, and
// loads them as `claimgraph load` does, into a new database beside the corpus that ships.

import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addCorpus, loadCorpusIfEmpty } from '../src/corpus/load.ts'
import { readCorpus } from '../src/corpus/read.ts'
import { openDatabase } from '../src/database/client.ts'
import { startEmbeddedPostgres } from '../src/database/embedded-postgres.ts'
import { migrate } from '../src/database/migrate.ts'
import { writeCorpusFiles } from './corpus/write-corpus-files.ts'
import { processorSeconds } from './processor-time.ts'

const claims = Number(process.argv[2] ?? 20_000)
const folder = await mkdtemp(join(tmpdir(), 'claimgraph-loading-'))
// PostgreSQL does not run as root, and its own account has to get in.
await chmod(folder, 0o755)
await writeCorpusFiles(join(folder, 'corpus'), claims)

const postgres = await startEmbeddedPostgres(folder, 'command')
try {
  await migrate(postgres.url)
  await loadCorpusIfEmpty(postgres.url)
  const database = openDatabase({ connectionString: postgres.url, max: 1, idleTimeoutMillis: 0 })
  const [{ pid }] = await database.$queryRaw<[{ pid: number }]>`select pg_backend_pid() as pid`
  const processorBefore = await processorSeconds([process.pid, pid])
  const phases = new Map<string, number>()
  let since = performance.now()
  const began = since
  const endPhase = (phase: string) => {
    phases.set(phase, (phases.get(phase) ?? 0) + performance.now() - since)
    since = performance.now()
  }
  const corpus = await readCorpus(join(folder, 'corpus'))
  let phase = 'reading'
  await addCorpus(database, corpus, {
    tell(words) {
      endPhase(phase)
      phase = words.replace(/^[\d,]+ .* read(; adding to table )?/, (_, adding) => (adding ? '' : 'reading'))
    },
  })
  endPhase(phase)
  const seconds = (performance.now() - began) / 1000
  const processor = ((await processorSeconds([process.pid, pid])) ?? Number.NaN) - (processorBefore ?? 0)
  const [, ofPostgres] =
    /VmHWM:\s*(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')) ?? []
  await database.$disconnect()
  console.log(`${claims} claims in ${seconds.toFixed(1)} s: ${Math.round(claims / seconds)} claims a second`)
  console.log(`${processor.toFixed(1)} s of processor time`)
  console.log(`${Math.round(process.resourceUsage().maxRSS / 1024)} MB of memory at most`)
  console.log(`${Math.round(Number(ofPostgres) / 1024)} MB of PostgreSQL's connection, with what it shares`)
  for (const [name, time] of phases) console.log(`${(time / 1000).toFixed(1).padStart(8)} s  ${name}`)
} finally {
  await postgres.stop()
  await rm(folder, { recursive: true })
}
