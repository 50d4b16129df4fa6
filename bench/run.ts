import { execFile } from 'node:child_process'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual, parseArgs, promisify } from 'node:util'
import type pg from 'pg'
import { startEmbeddedPostgres } from '../src/database/embedded-postgres.ts'
import { type Corpus, makeCorpus } from './corpus/make-corpus.ts'
import { measureGrowth } from './growth.ts'
import { type Measurement, measure, openMonitor, startLoad, wireRequest } from './measure.ts'
import { endReport, report } from './progress.ts'
import { chooseNames, type DeepPage, type Query, queries, translate, type Values } from './queries.ts'
import { type Results, writeResults } from './results.ts'
import { ask, type Server, type ServerName, startServers } from './servers.ts'

const run = promisify(execFile)
const here = fileURLToPath(new URL('.', import.meta.url))

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    /** Claims of the corpus that the servers are measured on, instead of a million or, quickly, 100,000. */
    claims: { type: 'string' },
    rounds: { type: 'string' },
    /** Only these queries: q3,q4 */
    only: { type: 'string' },
    'no-growth': { type: 'boolean', default: false },
    'no-servers': { type: 'boolean', default: false },
  },
})
const claims = Number(options.claims ?? (options.quick ? 100_000 : 1_000_000))
const rounds = Number(options.rounds ?? (options.quick ? 3 : 5))
const milliseconds = options.quick ? 1_500 : 3_000
const SMALL = 10_000
const CONNECTIONS = 8
const MOST_REQUESTS = 20_000

/** Kept, since a corpus takes its time. */
const dataFolder = process.env.BENCH_DATA ?? '/var/tmp/claimgraph-bench'

const asked = queries.filter(({ name }) => !options.only || options.only.split(',').includes(name))

async function main(): Promise<void> {
  await install()
  const postgres = await startEmbeddedPostgres(dataFolder, 'command')
  try {
    const owner = await openMonitor(postgres.url)
    await configure(owner)
    await owner.end()
    const small = await makeCorpus(postgres.url, SMALL)
    const large = await makeCorpus(postgres.url, claims)
    const results: Results = {
      corpora: [small, large],
      connections: CONNECTIONS,
      seconds: milliseconds / 1000,
      rounds: [],
      statements: {},
      servers: [],
      deepPages: 0,
      requests: {},
      growth: [],
      settings: await readSettings(large),
    }
    if (!options['no-growth']) results.growth = await measureGrowth(small.databaseUrl, large.databaseUrl)
    if (!options['no-servers']) await compareServers(large, postgres.folder, results)
    endReport()
    const words = await writeResults(results)
    console.log(words)
    const isWhole = !(
      options.quick ||
      options.claims ||
      options.only ||
      options['no-growth'] ||
      options['no-servers']
    )
    if (isWhole) await writeFile(`${here}RESULTS.md`, words)
  } finally {
    await postgres.stop()
  }
}

/** What is compared with, once for each state of the lock file. */
async function install(): Promise<void> {
  const changedAt = async (file: string) =>
    (await stat(`${here}${file}`).catch(() => undefined))?.mtimeMs ?? 0
  if ((await changedAt('node_modules/.package-lock.json')) >= (await changedAt('package-lock.json'))) return
  report('installing what is compared with')
  await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here })
}

/** The same for all: on two cores, parallel plans make a server slower, not faster. */
async function configure(owner: pg.Client): Promise<void> {
  await owner.query('alter system set max_parallel_workers_per_gather = 0')
  await owner.query("alter system set max_wal_size = '4GB'")
  await owner.query("alter system set log_statement = 'none'")
  await owner.query('select pg_reload_conf()')
}

async function readSettings({ databaseUrl }: Corpus): Promise<Record<string, string>> {
  const monitor = await openMonitor(databaseUrl)
  const { rows } = await monitor.query(`
    select name, current_setting(name) as value from pg_settings
    where name in ('server_version', 'shared_buffers', 'work_mem', 'effective_cache_size', 'jit', 'random_page_cost',
      'max_parallel_workers_per_gather', 'plan_cache_mode', 'synchronous_commit')`)
  await monitor.end()
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
}

async function compareServers(corpus: Corpus, folder: string, results: Results): Promise<void> {
  const monitor = await openMonitor(corpus.databaseUrl)
  const load = startLoad()
  let servers: Server[] = []
  try {
    report('starting the servers')
    servers = await startServers(corpus.databaseUrl)
    const values: Values = { ...(await chooseNames(monitor)), deep: await findDeepPage(monitor, servers) }
    results.deepPages = values.deep.pages
    results.requests = Object.fromEntries(asked.map((query) => [query.name, query.ask(values).length]))
    results.servers = servers.map(({ name, node }) => ({ name, node }))
    await checkAnswers(servers, values)
    results.statements = await countStatements(monitor, servers, values, `${folder}/postgres.log`)

    const jobOf = (server: Server, query: Query, time: number) => ({
      requests: query.ask(values).map((each) => wireRequest(server.request(query.name, each))),
      connections: CONNECTIONS,
      milliseconds: time,
      most: MOST_REQUESTS,
    })
    for (const query of asked) {
      for (const server of serversOf(query, servers)) {
        report(`warming up ${query.name} ${server.name}`)
        await measure(load, monitor, server, jobOf(server, query, milliseconds))
      }
    }
    for (let round = 0; round < rounds; round += 1) {
      const measured: Record<string, Partial<Record<ServerName, Measurement>>> = {}
      for (const query of asked) {
        const all = serversOf(query, servers)
        const inTurn = all.map((_, at) => all[(at + round) % all.length]).filter((each) => each !== undefined)
        for (const server of inTurn) {
          report(`round ${round + 1} of ${rounds}: ${query.name} ${server.name}`)
          measured[query.name] = {
            ...measured[query.name],
            [server.name]: await measure(load, monitor, server, jobOf(server, query, milliseconds)),
          }
        }
      }
      results.rounds.push(measured)
    }
  } finally {
    for (const server of servers) server.stop()
    load.stop()
    await monitor.end()
  }
}

/** 500 pages deep, or two thirds down a list that is shorter. */
async function findDeepPage(monitor: pg.Client, servers: Server[]): Promise<DeepPage> {
  report('looking for the deep page')
  const { rows: listed } = await monitor.query(`
    select key, newest_first, id from claim
    where id in (
      select claim_id from subject_trait
      where subject_country_code = 'CN' and mention in ('EXPLICIT', 'ANAPHORIC')
        and country_code = 'RU' and role = 'EXPERT' and kind in ('CITIZENSHIP', 'AFFILIATION', 'DESCRIPTION')
        and country_basis in ('TEXT', 'EXTERNAL'))
    order by newest_first, id`)
  const pages = listed.length > 501 * 20 ? 500 : Math.floor((listed.length / 20) * (2 / 3))
  const last = listed[pages * 20 - 1]
  const cursorOf = async (name: ServerName, query: string) => {
    const server = servers.find((each) => each.name === name)
    if (!server) throw new Error(`${name} is not there`)
    const data = await ask(server, '/graphql', JSON.stringify({ query }))
    return Object(data).claims.edges[0].cursor
  }
  return {
    pages,
    claimgraph: await cursorOf(
      'claimgraph',
      `{ claims(filter: {key: ["${last.key}"]}) { edges { cursor } } }`,
    ),
    postgraphile: await cursorOf(
      'postgraphile',
      `{
        claims: allClaimSubjects(
          filter: {countryCode: {equalTo: "CN"}, claimByClaimId: {key: {equalTo: "${last.key}"}}}
          orderBy: [NEWEST_FIRST_ASC, CLAIM_ID_ASC]
        ) { edges { cursor } }
      }`,
    ),
    handWritten: [last.newest_first, last.id],
  }
}

const serversOf = ({ isOfPostgraphile }: Query, servers: Server[]) =>
  servers.filter(({ name }) => isOfPostgraphile || name !== 'postgraphile')

/** Who answers otherwise is not faster. */
async function checkAnswers(servers: Server[], values: Values): Promise<void> {
  for (const query of asked) {
    for (const each of query.ask(values)) {
      report(`comparing answers: ${query.name} ${JSON.stringify(each.handWritten)}`)
      const answers: unknown[] = []
      const asked = serversOf(query, servers)
      for (const server of asked) {
        const { path, body } = server.request(query.name, each)
        const data = await ask(server, path, body)
        answers.push(server.name === 'postgraphile' ? translate(data) : data)
      }
      asked.forEach(({ name }, at) => {
        if (!isDeepStrictEqual(answers[at], answers[0]))
          throw new Error(
            `${query.name} ${JSON.stringify(each)}: ${name} answers\n${JSON.stringify(answers[at], null, 1)}\ninstead of\n${JSON.stringify(answers[0], null, 1)}`,
          )
      })
      if (/"(nodes|names)":\[\]/.test(JSON.stringify(answers[0])))
        throw new Error(`${query.name} finds nothing`)
    }
  }
}

/** Counts in the log of PostgreSQL what each server sends for one request. */
async function countStatements(monitor: pg.Client, servers: Server[], values: Values, log: string) {
  const statements: Results['statements'] = {}
  await monitor.query("alter system set log_statement = 'all'")
  await monitor.query('select pg_reload_conf()')
  for (const query of asked) {
    for (const server of serversOf(query, servers)) {
      report(`counting statements: ${query.name} ${server.name}`)
      const each = query.ask(values)[0]
      if (!each) continue
      const { path, body } = server.request(query.name, each)
      // Each connection takes notice of the setting with its next statement.
      for (let time = 0; time < 3; time += 1) await ask(server, path, body)
      const { rows } = await monitor.query('select pid from pg_stat_activity where application_name = $1', [
        server.applicationName,
      ])
      const start = (await readFile(log, 'utf8')).length
      for (let time = 0; time < 4; time += 1) await ask(server, path, body)
      const lines = (await readFile(log, 'utf8')).slice(start).split('\n')
      const isOfServer = (line: string) =>
        rows.some(
          ({ pid }) => line.includes(`[${pid}] LOG:  execute`) || line.includes(`[${pid}] LOG:  statement`),
        )
      statements[query.name] = {
        ...statements[query.name],
        [server.name]: lines.filter(isOfServer).length / 4,
      }
    }
  }
  await monitor.query("alter system set log_statement = 'none'")
  await monitor.query('select pg_reload_conf()')
  return statements
}

await main()
