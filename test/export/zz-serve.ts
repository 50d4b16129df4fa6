import { mkdirSync } from 'node:fs'
import pg from 'pg'
import { readConfig } from '/work/main/src/config.ts'
import { openDatabase } from '/work/main/src/database/client.ts'
import { startEmbeddedPostgres } from '/work/main/src/database/embedded-postgres.ts'
import { migrate } from '/work/main/src/database/migrate.ts'
import { startServer } from '/work/main/src/server.ts'
import { createManyClaims } from '/work/main/test/export/many-claims.ts'

const n = Number(process.argv[2])
const folder = process.argv[3]!
mkdirSync(folder, { recursive: true, mode: 0o755 })
const postgres = await startEmbeddedPostgres(folder)
const owner = new pg.Client(postgres.url)
await owner.connect()
if (process.argv[4]) await owner.query('drop database many')
const has = await owner.query("select 1 from pg_database where datname = 'many'")
const url = postgres.url.replace(/\/\w+(\?|$)/, '/many$1')
if (has.rowCount === 0) {
  await owner.query('create database many')
  await migrate(url)
}
await owner.end()
const server = await startServer({ config: readConfig({ PORT: '4567' }), databaseUrl: url })
if (has.rowCount === 0) {
  const t = Date.now()
  const d = openDatabase({ connectionString: url, max: 2 })
  await createManyClaims(d, n)
  await d.$disconnect()
  console.log('made', Date.now() - t)
}
console.log('READY', url, process.pid)
process.on('SIGTERM', async () => {
  await server.stop()
  await postgres.stop()
  process.exit(0)
})
