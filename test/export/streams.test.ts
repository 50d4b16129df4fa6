import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import pg from 'pg'
import { afterEach, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { useServer } from '../harness/server.ts'
import { exportsOf } from './exported.ts'
import { createManyClaims } from './many-claims.ts'

const CLAIMS = 25_000
const MEGABYTE = 2 ** 20

const server = useServer('empty')
const { get } = exportsOf(server.origin)

beforeAll(() => createManyClaims(server.database, CLAIMS))
afterEach(() => noneIsLeft())

/** What the connections of exports are doing. */
const connections = () =>
  server.database.$queryRaw<{ pid: number; state: string; wait: string | null; since: Date }[]>`
    select pid, state, wait_event_type as wait, state_change as since from pg_stat_activity
    where application_name = 'claimgraph export' and datname = current_database()`

async function until(isSo: () => Promise<boolean>) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await isSo()) return
    await sleep(50)
  }
  expect.fail('it never became so')
}
const noneIsLeft = () => until(async () => (await connections()).length === 0)

/** An export under way, of which the first part has come and no more is taken. */
async function begin(name = 'claims.ndjson') {
  const client = new AbortController()
  onTestFinished(() => client.abort())
  const response = await get(name, undefined, {
    signal: client.signal,
    headers: { 'accept-encoding': 'identity' },
  })
  if (!response.body) throw new Error('the answer has no body')
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  let text = decoder.decode((await reader.read()).value, { stream: true })
  return {
    leave: () => client.abort(),
    async readAll() {
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        text += decoder.decode(part.value, { stream: true })
      }
      return text
    },
  }
}

test('a client that takes nothing holds the reading up, and leaves nothing behind when it goes', async () => {
  const { leave } = await begin()
  await until(async () => {
    const before = await connections()
    await sleep(500)
    const now = await connections()
    return now[0]?.state === 'idle in transaction' && String(now[0].since) === String(before[0]?.since)
  })
  leave()
  await noneIsLeft()
})

test('a client that goes while the database is at work ends the work', async () => {
  const other = new pg.Client(server.databaseUrl)
  await other.connect()
  onTestFinished(() => other.end())
  await other.query('begin; lock table claim in access exclusive mode')
  const client = new AbortController()
  const asked = get('claims.csv', undefined, { signal: client.signal }).catch((error) => error.name)
  await until(async () => (await connections())[0]?.wait === 'Lock')
  client.abort()
  expect(await asked).toBe('AbortError')
  await noneIsLeft()
})

test('a file is one state of the database, whatever is written meanwhile', async () => {
  const { readAll } = await begin()
  await server.database.claim.update({ where: { key: `K${CLAIMS}` }, data: { text: 'Changed.' } })
  const lines = (await readAll()).trimEnd().split('\n')
  expect(lines).toHaveLength(CLAIMS)
  expect(JSON.parse(lines.at(-1) ?? '').text).toMatch(/^Claim 25000, /)
})

test('a file that breaks off does not look whole, not even to a client of HTTP/1.0', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const breakOff = async () => {
    const [connection] = await connections()
    await server.database.$queryRaw`select pg_terminate_backend(${connection?.pid}::integer)`
  }
  const { readAll } = await begin()
  await breakOff()
  await expect(readAll()).rejects.toThrow()
  await noneIsLeft()

  const { hostname, port } = new URL(server.origin())
  const breakOffWhileReading = async () => {
    const socket = connect(Number(port), hostname)
    socket.write('GET /export/claims.ndjson HTTP/1.0\r\naccept-encoding: identity\r\n\r\n')
    await once(socket, 'data')
    socket.resume()
    const broken = new Promise<string>((resolve) => {
      socket.once('error', ({ code }: NodeJS.ErrnoException) => resolve(String(code)))
      socket.once('end', () => resolve('the end'))
    })
    await breakOff()
    return broken.finally(noneIsLeft)
  }
  // Node's own client takes a connection that is reset for one that ends, where the last part came in the same moment.
  let seen = ''
  for (let tries = 0; tries < 20 && seen !== 'ECONNRESET'; tries += 1) seen = await breakOffWhileReading()
  expect(seen).toBe('ECONNRESET')
  expect(log.mock.calls[0]?.[0]).toMatch(/^request [0-9a-f-]{36}:$/)
  log.mockRestore()
})

test('what fails before the first row is answered as a failure, without a word on why', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  await server.database.$executeRaw`alter table claim rename to claim_elsewhere`
  const response = await get('claims.csv')
  await server.database.$executeRaw`alter table claim_elsewhere rename to claim`
  expect(response.status).toBe(500)
  expect(JSON.parse(await response.text()).errors[0]).toEqual({
    message: 'Something went wrong here; the log of the server knows more.',
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: response.headers.get('x-request-id') },
  })
  expect(log).toHaveBeenCalledOnce()
  log.mockRestore()
  await noneIsLeft()
})

test('of too many at once the last is asked to come again', async () => {
  const running = await Promise.all([begin(), begin(), begin(), begin()])
  const refused = await get('claims.csv')
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '10'])
  expect(JSON.parse(await refused.text()).errors[0].extensions.code).toBe('TOO_MANY_EXPORTS')
  // Requests go on meanwhile: exports have connections of their own.
  await server.ask('{ countries { totalCount } }')
  for (const { leave } of running) leave()
  await noneIsLeft()
  expect((await get('countries.csv')).status).toBe(404)
  const again = await get('people.csv')
  expect(again.status).toBe(200)
  await again.text()
})

test('a file takes no more memory than a part of it', async () => {
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc')
  const used = () => {
    collectGarbage()
    const { heapUsed, external } = process.memoryUsage()
    return heapUsed + external
  }
  const before = used()
  let peak = 0
  let size = 0
  let measured = 0
  const response = await get('claims.ndjson', undefined, { headers: { 'accept-encoding': 'identity' } })
  for await (const part of response.body ?? []) {
    size += part.length
    if (size - measured < MEGABYTE) continue
    measured = size
    peak = Math.max(peak, used() - before)
  }
  expect(size).toBeGreaterThan(20 * MEGABYTE)
  expect(peak).toBeLessThan(12 * MEGABYTE)
})
