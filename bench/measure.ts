import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import type { Job, Load } from './load.ts'
import { processorSeconds } from './processor-time.ts'
import type { Server } from './servers.ts'

export interface Measurement {
  requestsPerSecond: number
  /** Milliseconds. */
  p50: number
  p95: number
  p99: number
  /** Milliseconds of processor time for each request. */
  nodeTime: number | undefined
  postgresTime: number | undefined
  /** Of the whole HTTP answer. */
  bytes: number
}

/** The process that makes the load. */
export function startLoad() {
  const child: ChildProcess = fork(new URL('load.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 2, 2, 'ipc'],
  })
  return {
    async run(job: Job): Promise<Load> {
      child.send(job)
      const [answer] = await once(child, 'message')
      if (answer.error) throw new Error(answer.error)
      return answer.load
    },
    stop: () => child.disconnect(),
  }
}

/** An HTTP request as it goes over the wire. */
export function wireRequest({ path, body }: { path: string; body: string }): string {
  return `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

/** Puts a server under load, and measures what it gives and what it takes. */
export async function measure(
  load: ReturnType<typeof startLoad>,
  monitor: pg.Client,
  server: Server,
  job: Omit<Job, 'port'>,
): Promise<Measurement> {
  const backends = async () => {
    const { rows } = await monitor.query('select pid from pg_stat_activity where application_name = $1', [
      server.applicationName,
    ])
    return rows.map(({ pid }) => Number(pid))
  }
  const before = {
    node: await processorSeconds([server.pid]),
    postgres: await processorSeconds(await backends()),
  }
  const { count, seconds, bytes, latencies } = await load.run({ ...job, port: server.port })
  const after = {
    node: await processorSeconds([server.pid]),
    postgres: await processorSeconds(await backends()),
  }
  const perRequest = (process: 'node' | 'postgres') => {
    const [from, to] = [before[process], after[process]]
    return from === undefined || to === undefined ? undefined : ((to - from) / count) * 1000
  }
  const percentile = (part: number) => latencies[Math.min(count - 1, Math.floor(count * part))] ?? Number.NaN
  return {
    requestsPerSecond: count / seconds,
    p50: percentile(0.5),
    p95: percentile(0.95),
    p99: percentile(0.99),
    nodeTime: perRequest('node'),
    postgresTime: perRequest('postgres'),
    bytes: Math.round(bytes / count),
  }
}

export async function openMonitor(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'bench' })
  client.on('error', () => {})
  await client.connect()
  return client
}
