import type { ParseArgsConfig } from 'node:util'
import { readConfig } from '../config.ts'
import { beforeLeaving, UsageError } from '../program.ts'

/** The options of every command that asks a server. */
export const SERVER_OPTIONS = {
  server: { type: 'string' },
  header: { type: 'string', multiple: true },
} satisfies ParseArgsConfig['options']

export const SERVER_HELP = `  --server URL      the server to ask, such as http://127.0.0.1:4000; or set CLAIMGRAPH_URL.
                    Without either, the database of this project, by its DATABASE_URL or CLAIMGRAPH_DATA
  --header 'N: V'   sent with the request, as for a key; may be given more than once`

/** The headers of a request, as given by --header. */
export function readHeaders(given: string[] = []): Record<string, string> {
  return Object.fromEntries(
    given.map((text) => {
      const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+):\s*(.*)$/.exec(text) ?? []
      if (name === undefined || value === undefined)
        throw new UsageError(
          `--header must be a name, a colon and a value, such as 'authorization: Bearer …'.`,
        )
      return [name, value]
    }),
  )
}

/** The address of an API, given with its path or without. */
export function readAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol))
    throw new UsageError(`--server must be an address such as http://127.0.0.1:4000.`)
  if (url.pathname === '/') url.pathname = '/graphql'
  return url
}

/** Where the API is: at the address given, or else served by this program itself, over the project's database. */
export async function reachServer(given: URL | undefined): Promise<URL> {
  const config = readConfig(process.env)
  const elsewhere = given ?? (config.url === undefined ? undefined : readAddress(config.url))
  if (elsewhere) return elsewhere
  // Only now: what asks another server need not wait for all this to be read.
  const { prepareDatabase } = await import('../prepare-database.ts')
  const { startServer } = await import('../server.ts')
  const { databaseUrl } = await prepareDatabase(config, 'command')
  const own = { host: '127.0.0.1', port: 0, corsOrigins: [], isTrustedOnly: false }
  const server = await startServer({ config: { ...config, ...own }, databaseUrl })
  beforeLeaving(() => server.stop())
  return new URL(server.url)
}
