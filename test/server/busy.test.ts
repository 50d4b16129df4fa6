import pg from 'pg'
import { expect, test } from 'vitest'
import { useAnotherServer } from '../client/another-server.ts'
import { useServer } from '../harness/server.ts'

const { database, databaseUrl, countStatements } = useServer('corpus')
const url = useAnotherServer(databaseUrl, () => ({ DATABASE_POOL_SIZE: '1' }))

const ask = (query: string, signal?: AbortSignal) =>
  fetch(url(), {
    method: 'POST',
    body: JSON.stringify({ query }),
    headers: { 'content-type': 'application/json' },
    signal,
  })

/** Runs something while the only connection waits for a table. */
async function whileBusy(run: () => Promise<void>): Promise<void> {
  const owner = new pg.Client(databaseUrl)
  await owner.connect()
  await owner.query('begin; lock table person in access exclusive mode')
  const waiting = ask('{ person(slug: "dmitry-streltsov") { name } }')
  const waits = () => database.$queryRaw<unknown[]>`
    select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  await expect.poll(waits).toHaveLength(1)
  try {
    await run()
  } finally {
    await owner.query('commit')
    await owner.end()
  }
  expect(await (await waiting).json()).toEqual({ data: { person: { name: 'Dmitry Streltsov' } } })
}

test('where no connection becomes free in time, a request is told to come again', async () => {
  await whileBusy(async () => {
    const response = await ask('{ claims { totalCount } }')
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('5')
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'TOO_BUSY' } }] })
  })
})

test.each([
  ['for the first time', 1],
  ['again', 4],
])(
  'what is asked %s, and abandoned before a connection is free, is not asked of the database',
  async (_, times) => {
    const query = `{ topics(first: ${times}) { totalCount } }`
    for (let time = 1; time < times; time++) await ask(query)
    const statements = await countStatements(() =>
      whileBusy(async () => {
        const abandoned = new AbortController()
        const answer = ask(query, abandoned.signal)
        await new Promise((resolve) => setTimeout(resolve, 300))
        abandoned.abort()
        await expect(answer).rejects.toThrow()
        await new Promise((resolve) => setTimeout(resolve, 100))
      }),
    )
    // The one that waited for the table.
    expect(statements).toBe(1)
    expect(await (await ask(query)).json()).toMatchObject({ data: { topics: {} } })
  },
)
