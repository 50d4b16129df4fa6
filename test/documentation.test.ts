import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { chmod, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PROJECT } from './harness/command-line.ts'
import { useServer } from './harness/server.ts'
import { makeTemporaryFolder } from './start/temporary-folder.ts'

// Runs every shell command that the README and the pages show, in a folder like a fresh copy.

/** What cannot run here, by the beginning of the command, and why. All else runs as it is written. */
const STAND_INS: Record<string, string> = {
  'npm ci': 'these tests run on what it installed',
  'npm test': 'it is what runs here',
  'npm run check': 'it checks this file, too: it runs beside the tests',
  'npm run format': 'it writes into the sources',
  'npm run generate': 'it writes into the sources; npm run check compares what it would write',
  'npm run notebooks': 'it needs Python and its index: it is a job of its own',
  'npm install ../claimgraph/src/client': 'test/client/package.test.ts does it, in a project of its own',
  'npm install --save-dev @graphql-codegen/cli':
    'it needs the registry; package.test.ts has what it installs',
  docker: 'there need be no Docker here',
  git: 'there is nothing to pull from',
  pg_dump: 'it must be of the version of the server, which here is embedded and has none',
  pg_restore: 'as pg_dump',
}

const server = useServer('corpus')
const seeds = join(PROJECT, '../shared/seeds')
let folder: string
let programs: string

beforeAll(async () => {
  folder = await makeTemporaryFolder()
  programs = join(folder, 'programs')
  await mkdir(programs)
  for (const name of await readdir(PROJECT))
    if (!/^\.(git|claimgraph)$/.test(name)) await symlink(join(PROJECT, name), join(folder, name))
  // What a reader of the pages would have: data to save, documents to trust, a corpus to add, and perhaps the texts.
  await mkdir(join(folder, '.claimgraph'))
  await symlink(join(PROJECT, 'test/client/generated'), join(folder, 'generated'))
  await mkdir(join(folder, 'more-corpus'))
  await writeFile(join(folder, 'more-corpus', 'topics.yaml'), '- { slug: tides, name: Tides, kind: THEME }\n')
  if (existsSync(seeds)) await symlink(seeds, join(folder, 'texts'))

  await program('claimgraph', `exec ${PROJECT}/bin/claimgraph.js "$@"`)
  for (const name of new Set(Object.keys(STAND_INS).map((command) => command.split(' ')[0] ?? '')))
    if (name !== 'npm') await program(name, 'exit 0')
  const isStoodIn = Object.keys(STAND_INS)
    .filter((command) => command.startsWith('npm '))
    .map((command) => `'${command.slice(4)}'*) exit 0;;`)
  await program(
    'npm',
    `case "$*" in
      ${isStoodIn.join('\n')}
      start) ;;
      *) PATH=\${PATH#*:} exec npm "$@";;
    esac
    # It is started, and stopped as soon as it is ready.
    : > server.log
    PORT=0 node --import tsx src/main.ts >> server.log 2>&1 &
    while ! grep -q 'Claimgraph is ready' server.log; do kill -0 $! || { cat server.log; exit 1; }; sleep 0.1; done
    kill $!
    wait $!`,
  )
})
afterAll(() => rm(folder, { recursive: true }))

async function program(name: string, text: string) {
  await writeFile(join(programs, name), `#!/bin/bash\n${text}\n`)
  await chmod(join(programs, name), 0o755)
}

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(PROJECT, 'docs')).flatMap((name) => (name.endsWith('.md') ? `docs/${name}` : [])),
]
const blocks = PAGES.flatMap((file) =>
  [...readFileSync(join(PROJECT, file), 'utf8').matchAll(/^```sh\n(.*?)^```$/gms)].map(([, text = '']) => ({
    file,
    text,
    line: text.split('\n')[0],
  })),
)

// Before the texts are attached, as they are below.
test('the README shows what the API answers', async () => {
  const readme = readFileSync(join(PROJECT, 'README.md'), 'utf8')
  const [, query = ''] = /"query": "(\{.*?\n\})"/s.exec(readme) ?? []
  const { claims } = await server.ask(query.replaceAll('\\"', '"'))
  const [, shown = ''] = /^```json\n(.*?)^```/ms.exec(readme) ?? []
  // What it leaves out it marks by "…".
  const parts = shown.split('…').map((part) => part.replaceAll(/\s/g, ''))
  let rest = JSON.stringify(claims.nodes[0]).replaceAll(/\s/g, '')
  for (const [at, part] of parts.entries()) {
    const trimmed = at === 0 ? part : part.replace(/^,/, '')
    expect(rest).toContain(trimmed)
    rest = rest.slice(rest.indexOf(trimmed) + trimmed.length)
  }
})

test.each(blocks)('$file: $line', { timeout: 60_000 }, async ({ text }) => {
  if (text.includes('attach texts/') && !existsSync(seeds)) {
    console.warn('NOT RUN, for the texts of the articles are not here:', text)
    return
  }
  const script = text
    .replaceAll('http://127.0.0.1:4000', server.origin())
    .replaceAll('postgresql://claimgraph:secret@127.0.0.1:5432/claimgraph', `'${server.databaseUrl}'`)
  const { stdout } = await promisify(execFile)('bash', ['--norc', '-euo', 'pipefail', '-c', script], {
    cwd: folder,
    env: {
      PATH: `${programs}${delimiter}${process.env.PATH}`,
      HOME: folder,
      DATABASE_URL: server.databaseUrl,
      // Sooner than over the database, which test/commands tries.
      CLAIMGRAPH_URL: server.origin(),
    },
  })
  if (text.startsWith('docker ')) return
  const shown = stdout.replaceAll('" : ', '":')
  for (const [part, wanted] of Object.entries(SHOWN)) if (text.includes(part)) expect(shown).toContain(wanted)
})

/** What a command must print, by what is in it. */
const SHOWN: Record<string, string> = {
  'about: { country: \\"CN\\" }, attributedTo': '"totalCount":6',
  'ask examples/01-flagship.graphql': 'Dmitry Streltsov',
  'attach texts/': ' of 5 texts newly attached.',
  'load more-corpus/': 'topics 1',
  '/readyz': '{"status":"ready"}',
}

test('every page is reached from the README, and no link leads nowhere', () => {
  const reached = new Set<string>()
  for (const page of PAGES) {
    const text = readFileSync(join(PROJECT, page), 'utf8')
    for (const [, target = ''] of text.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)) {
      const path = join(PROJECT, page, '..', target)
      expect(existsSync(path), `${page}: ${target}`).toBe(true)
      if (page === 'README.md') reached.add(path)
    }
  }
  expect(PAGES.slice(1).filter((page) => !reached.has(join(PROJECT, page)))).toEqual([])
})
