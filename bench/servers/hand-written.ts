// The limit: one hand-written statement for each query, its JSON sent on as PostgreSQL wrote it, and nothing else.
// No schema, no validation, no choice of fields.

import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import pg from 'pg'
import { queries } from '../queries.ts'

const statements = new Map<string, string>()
for (const { name } of queries)
  statements.set(`/${name}`, await readFile(new URL(`../queries/${name}.sql`, import.meta.url), 'utf8'))

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  application_name: 'hand-written',
  max: Number(process.env.DATABASE_POOL_SIZE),
})

const server = createServer(async (request, response) => {
  try {
    let body = ''
    for await (const chunk of request) body += chunk
    const name = request.url ?? ''
    const { rows } = await pool.query({
      name,
      text: statements.get(name) ?? '',
      values: JSON.parse(body),
      rowMode: 'array',
    })
    const answer = Buffer.from(`{"data":${rows[0]?.[0]}}`)
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length })
    response.end(answer)
  } catch (error) {
    console.error(error)
    response.writeHead(500, { 'content-length': 0 }).end()
  }
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' && address?.port })
})
process.on('disconnect', () => process.exit())
