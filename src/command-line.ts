import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from './config.ts'
import { attachTexts } from './corpus/attach.ts'
import { addCorpus } from './corpus/load.ts'
import { readCorpus } from './corpus/read.ts'
import { type Database, openDatabase } from './database/client.ts'
import { beforeLeaving, leave, prepareDatabase, run, UsageError } from './program.ts'

const HELP = `Claimgraph on the command line: takes in texts and corpora.

  npm run claimgraph -- attach <file or folder>...
  npm run claimgraph -- load <folder>

attach  gives articles their texts. A file goes to the article that has recorded its SHA-256, so it must be the
        very bytes. Every span and reference is then checked against it, and the API shows their words.
        Of a folder, its files are taken, but none that begins with a dot, and none of the folders in it.
        All files are attached, or none.
load    adds a folder of corpus files (people.yaml, articles/*.yaml, ...) to what is there: all of it, or nothing.

The database is that of npm start, which may be running or not, by the same DATABASE_URL or CLAIMGRAPH_DATA.
Paths count from the folder that you are in.

Examples
  npm run claimgraph -- attach ../shared/seeds
  npm run claimgraph -- attach one.txt another.txt
  DATABASE_URL=postgresql://me@localhost/claims npm run claimgraph -- load ~/corpora/baltic

Exit codes
  0  done
  1  refused or failed: nothing was taken in
  2  wrong usage`

/** npm moves to the folder of the package, and says where it was called. */
const folder = (process.env.npm_lifecycle_event === 'claimgraph' && process.env.INIT_CWD) || process.cwd()

async function attach(database: Database, paths: string[]): Promise<void> {
  const attachments = await attachTexts(database, paths, folder)
  for (const { file, article, spans, references, isNew } of attachments) {
    const done = isNew
      ? `${count(spans, 'span')} and ${count(references, 'reference')} verified`
      : 'already attached'
    console.log(`${article}: ${done} (${file})`)
  }
  const attached = attachments.filter(({ isNew }) => isNew).length
  console.log(`${attached} of ${attachments.length} texts newly attached.`)
}

async function load(database: Database, [path = '']: string[]): Promise<void> {
  const corpus = await readCorpus(resolve(folder, path))
  await addCorpus(database, corpus)
  const { articles, ...others } = corpus
  const claims = articles.reduce((sum, file) => sum + file.content.claims.length, 0)
  const counts = [
    `articles ${articles.length}, claims ${claims}`,
    ...Object.entries(others).map(([noun, { content }]) => `${noun} ${content.length}`),
  ]
  console.log(`Added from ${path}: ${counts.join(', ')}.`)
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' } },
    })
    const [name, ...paths] = positionals
    return { name: values.help ? 'help' : name, paths }
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function findCommand(name: string | undefined, paths: string[]) {
  if (name === 'attach') {
    if (paths.length === 0) throw new UsageError('attach takes files or folders.')
    return attach
  }
  if (name === 'load') {
    if (paths.length !== 1) throw new UsageError('load takes one folder.')
    return load
  }
  throw new UsageError(name ? `There is no command "${name}".` : 'No command is given.')
}

async function start(): Promise<void> {
  const { name, paths } = readArguments()
  if (name === 'help') {
    console.log(HELP)
    return leave(0)
  }
  // As a shell passes on a variable that is not set; it would stand for the folder itself.
  if (paths.includes('')) throw new UsageError('A path is empty.')
  const command = findCommand(name, paths)
  const { databaseUrl } = await prepareDatabase(readConfig(process.env), 'command')
  const database = openDatabase({ connectionString: databaseUrl, max: 1 })
  beforeLeaving(() => database.$disconnect())
  await command(database, paths)
  await leave(0)
}

run(start, { codeOnSignal: 1 })
