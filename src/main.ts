import './production.ts'

import { type Config, readConfig, StartError } from './config.ts'
import { countCorpus } from './corpus/load.ts'
import { readServerVersion } from './database/connect.ts'
import { prepareDatabase } from './prepare-database.ts'
import { beforeLeaving, run } from './program.ts'
import { startServer } from './server.ts'

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const { databaseUrl, kind, where } = await prepareDatabase(config, 'server')

  const starting = startServer({ config, databaseUrl })
  beforeLeaving(async () => (await starting).stop())
  const { url } = await starting.catch((error: unknown) => {
    throw explainListenError(error, config)
  })

  const corpus = await countCorpus(databaseUrl)
  const counts = Object.entries(corpus).map(([noun, count]) => `${count} ${noun}`)
  const origin = new URL(url).origin
  const version = await readServerVersion(databaseUrl)
  const query = '{ claims(filter: {about: {country: \\"CN\\"}}) { totalCount } }'
  console.log(`
Claimgraph is ready.
  GraphQL    ${url}
  Playground ${origin}/graphiql
  Health     ${origin}/livez  /readyz
  Database   ${counts.join(', ')} (${kind} ${version} ${where})
  Try        curl -s ${url} -H 'content-type: application/json' -d '{"query":"${query}"}'
`)
}

function explainListenError(error: unknown, { host, port }: Config): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return new StartError(
      `Port ${port} on ${host} is taken. Stop what holds it, or set PORT to another, or to 0 for any.`,
    )
  }
  if (code === 'EACCES') return new StartError(`Port ${port} is reserved. Set PORT to one from 1024 on.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new StartError(`${host} is no address of this machine. Set HOST to one, or to 0.0.0.0 for all.`)
  }
  return error
}

run(start, { codeOnSignal: 0 })
