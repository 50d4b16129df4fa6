import { readFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import type { Corpus } from './corpus/make-corpus.ts'
import type { Growth } from './growth.ts'
import type { Measurement } from './measure.ts'
import { queries } from './queries.ts'
import { nodeOptions, type ServerName } from './servers.ts'

export interface Results {
  corpora: Corpus[]
  connections: number
  seconds: number
  rounds: Record<string, Partial<Record<ServerName, Measurement>>>[]
  statements: Record<string, Partial<Record<ServerName, number>>>
  servers: { name: ServerName; node: string }[]
  deepPages: number
  /** How many different requests each query is asked by, in turn. */
  requests: Record<string, number>
  growth: Growth[]
  settings: Record<string, string>
}

const TITLES: Record<ServerName, string> = {
  claimgraph: 'Claimgraph',
  postgraphile: 'PostGraphile',
  handWritten: 'hand-written',
}

/** Least ratios of requests a second: to PostGraphile, and to the hand-written statement. */
const TARGETS: Record<string, [number, number]> = {
  q1: [2, 0.5],
  q2: [2.5, 0.85],
  q3: [3, 0.9],
  q4: [3, 0.9],
  q5: [1, 0.8],
  q6: [1, 0.8],
  q7: [2.5, 0.8],
  q8: [1, 0.8],
}
const MOST_MILLISECONDS = 2
const MOST_GROWTH = 3

export async function writeResults(results: Results): Promise<string> {
  const large = results.corpora.at(-1)
  const versions = await readVersions()
  return `# Results of \`npm run bench\`

${number(large?.claims ?? 0)} claims. ${cpus().length} × ${cpus()[0]?.model ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}. ${new Date().toISOString().slice(0, 10)}.

Everything ran on this one machine: PostgreSQL, the server that is measured and the load. Only ratios within the run mean anything.

${results.rounds.length > 0 ? servers(results) : ''}
${results.growth.length > 0 ? growthTable(results) : ''}
## What ran

| | |
|---|---|
${[
  ...results.corpora.map((corpus) => [
    `corpus of ${number(corpus.claims)} claims`,
    `${number(corpus.megabytes)} MB; ${corpus.seconds === undefined ? 'made by an earlier run' : `made in ${corpus.seconds} s`}`,
  ]),
  ...results.servers.map(({ name, node }) => [TITLES[name], `${versions[name]}, Node ${node}`]),
  ['Node, all three', nodeOptions.map((option) => `\`${option}\``).join(', ')],
  ...Object.entries(results.settings).map(([name, value]) => [`PostgreSQL \`${name}\``, value]),
]
  .map((row) => `| ${row.join(' | ')} |`)
  .join('\n')}
`
}

/** Of what is compared with, as installed. */
async function readVersions(): Promise<Record<ServerName, string>> {
  const { packages } = JSON.parse(await readFile(new URL('package-lock.json', import.meta.url), 'utf8'))
  const of = (name: string) => `${name} ${packages[`node_modules/${name}`].version}`
  return {
    claimgraph: 'this commit',
    postgraphile: `${of('postgraphile')}, ${of('postgraphile-plugin-connection-filter')}`,
    handWritten: of('pg'),
  }
}

function servers({ rounds, statements, connections, seconds, deepPages, requests }: Results): string {
  const names = Object.keys(rounds[0] ?? {})
  const title = (name: string) =>
    `${name.toUpperCase()} ${queries.find((query) => query.name === name)?.title ?? ''}`
  const of = (query: string, server: ServerName) => rounds.flatMap((round) => round[query]?.[server] ?? [])
  const ratios = (query: string, to: ServerName) =>
    rounds.flatMap((round) => {
      const [ours, theirs] = [round[query]?.claimgraph, round[query]?.[to]]
      return ours && theirs ? [ours.requestsPerSecond / theirs.requestsPerSecond] : []
    })
  const ratio = (query: string, to: ServerName, target: number | undefined) => {
    const all = ratios(query, to)
    if (all.length === 0) return '–'
    const met =
      target === undefined
        ? ''
        : median(all) >= target
          ? ` (target ${target}: met)`
          : ` (target ${target}: **missed**)`
    return `**${median(all).toFixed(2)}** ${Math.min(...all).toFixed(2)} to ${Math.max(...all).toFixed(2)}${met}`
  }
  const all = ['claimgraph', 'postgraphile', 'handWritten'] as const
  const measured = names.flatMap((query) =>
    all.flatMap((server) => {
      const each = of(query, server)
      if (each.length === 0) return []
      const mid = (value: (measurement: Measurement) => number | undefined) => {
        const values = each.map(value).filter((one) => one !== undefined)
        return values.length > 0 ? median(values).toFixed(2) : '–'
      }
      return `| ${query.toUpperCase()} | ${TITLES[server]} | ${median(each.map((one) => one.requestsPerSecond)).toFixed(0)} | ${mid((one) => one.p50)} | ${mid((one) => one.p95)} | ${mid((one) => one.p99)} | ${mid((one) => one.nodeTime)} | ${mid((one) => one.postgresTime)} | ${statements[query]?.[server] ?? '–'} | ${mid((one) => one.bytes).replace('.00', '')} |`
    }),
  )
  return `## Requests a second, relative to others

Medians of the ratios of ${rounds.length} rounds, then the least and the greatest. In each round every server was under load for ${seconds} s a query, one after the other in changing order, by ${connections} connections. Before, all gave the same answers.

| query | against PostGraphile | against the hand-written statement |
|---|---|---|
${names.map((query) => `| ${title(query)} | ${ratio(query, 'postgraphile', TARGETS[query]?.[0])} | ${ratio(query, 'handWritten', TARGETS[query]?.[1])} |`).join('\n')}

Each query is asked by so many different requests in turn: ${Object.entries(requests)
    .map(([query, count]) => `${query.toUpperCase()} ${count}`)
    .join(
      ', ',
    )}. No server keeps answers. The deep page is ${deepPages} pages of 20 down. PostGraphile has no words for Q5, Q6 and Q8: it counts by nothing and looks for no words.

## Each server

Medians of the rounds. Latency in ms; processor time of Node and of PostgreSQL in ms a request; SQL statements a request; bytes of an answer.

| query | server | requests/s | p50 | p95 | p99 | Node | PostgreSQL | statements | bytes |
|---|---|---|---|---|---|---|---|---|---|
${measured.join('\n')}
`
}

function growthTable({ growth, corpora }: Results): string {
  const [small, large] = corpora.map(({ claims }) => number(claims))
  const isMet = ({ small, large, isFull }: Growth) =>
    large <= MOST_MILLISECONDS && (!isFull || large <= small * MOST_GROWTH)
  const time = (value: number | undefined) =>
    value === undefined
      ? '–'
      : value === Number.POSITIVE_INFINITY
        ? '> 20 s'
        : value.toFixed(value < 10 ? 2 : 0)
  const groups = new Map<string, Growth[]>()
  for (const each of growth) {
    const name = `${each.conditions} | ${each.value}`
    groups.set(name, [...(groups.get(name) ?? []), each])
  }
  const rows = [...groups].map(([name, pages]) => {
    const [first, deep] = [
      pages.find(({ page }) => page === 'first'),
      pages.find(({ page }) => page === 'deep'),
    ]
    const small = (each: Growth | undefined) => `${time(each?.small)}${each?.isFull ? '' : '*'}`
    return `| ${name} | ${small(first)} | ${time(first?.large)} | ${small(deep)} | ${time(deep?.large)} | ${pages.every(isMet) ? '' : 'missed'} |`
  })
  return `## Choosing the 20 claims of a page

Milliseconds in PostgreSQL, of the statements that the server itself sends. Target: at most ${MOST_MILLISECONDS} ms with ${large} claims, and at most ${MOST_GROWTH} times the time with ${small}, which is compared where both have 20 claims to choose (a * marks where the smaller corpus has fewer). Met by ${growth.filter(isMet).length} of ${growth.length}.

| conditions | value | first page, ${small} | ${large} | deep page, ${small} | ${large} | |
|---|---|---|---|---|---|---|
${rows.join('\n')}
`
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[middle - (sorted.length % 2 === 0 ? 1 : 0)], sorted[middle]]
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2
}

const number = (value: number) => value.toLocaleString('en')
