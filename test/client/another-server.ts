import { afterAll, beforeAll } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { startServer } from '../../src/server.ts'

/** A server on the same database, with settings of its own. Gives the address of its API. */
export function useAnotherServer(databaseUrl: string, variables: () => Record<string, string>) {
  let server: Awaited<ReturnType<typeof startServer>>
  beforeAll(async () => {
    server = await startServer({ config: readConfig({ PORT: '0', ...variables() }), databaseUrl })
  })
  afterAll(() => server.stop())
  return () => server.url
}
