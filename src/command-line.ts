import type { Command } from './commands/command.ts'
import { endWithTheReader, print } from './commands/print.ts'
import { leave, run, UsageError } from './program.ts'

/** Each is read only when it is called: the database takes its time. */
const COMMANDS = new Map<string, () => Promise<Command>>([
  ['ask', async () => (await import('./commands/ask.ts')).ask],
  ['export', async () => (await import('./commands/export.ts')).exportFile],
  ['attach', async () => (await import('./commands/attach.ts')).attach],
  ['load', async () => (await import('./commands/load.ts')).load],
])

const HELP = `Claimgraph on the command line: asks, exports, takes in texts and corpora.

  claimgraph ask <file | text | -> [--variables JSON] [--output table|json|csv]
  claimgraph export <noun> <format> [--filter JSON] [--output FILE]
  claimgraph attach <file or folder>...
  claimgraph load <folder>

  claimgraph <command> --help tells all of one. In this folder, "claimgraph" is
  npm run -s claimgraph -- or bin/claimgraph.js; npm link makes it a command of its own.

The database is that of npm start, which may be running or not, by the same DATABASE_URL or CLAIMGRAPH_DATA; ask and
export ask a server instead where --server or CLAIMGRAPH_URL names one. Paths count from the folder that you are in.

Examples
  claimgraph ask examples/01-flagship.graphql
  claimgraph ask '{ people { nodes { slug name } } }' --output csv > people.csv
  claimgraph export claims parquet --filter '{"about": {"country": "CN"}}' --output china.parquet
  claimgraph attach ../shared/seeds
  DATABASE_URL=postgresql://me@localhost/claims claimgraph load ~/corpora/baltic

Exit codes
  0  done, or whoever reads the output has had enough
  1  refused, failed or interrupted: nothing was taken in, no file was written; an answer may be shown in part
  2  wrong usage`

async function start(): Promise<void> {
  const [name = '', ...words] = process.argv.slice(2)
  endWithTheReader()
  const isAboutIt = name === 'help' || name === '--help' || name === '-h'
  const read = COMMANDS.get(isAboutIt ? (words[0] ?? '') : name)
  if (isAboutIt || words.includes('--help') || words.includes('-h')) {
    await print(`${(await read?.())?.help ?? HELP}\n`)
    return leave(0)
  }
  if (!read) throw new UsageError(name ? `There is no command "${name}".` : 'No command is given.')
  const command = await read()
  await command.prepare(words)()
  await leave(0)
}

run(start, { codeOnSignal: 1 })
