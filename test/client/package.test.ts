import { execFile } from 'node:child_process'
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { useServer } from '../harness/server.ts'
import { makeTemporaryFolder } from '../start/temporary-folder.ts'

// A front end of its own, with the package from a packed file, which runs what docs/clients.md shows.

const { origin } = useServer('corpus')
const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../..')
let folder: string

// npm and compilers, on a machine that may have more to do.
vi.setConfig({ testTimeout: 120_000 })

beforeAll(async () => {
  folder = await makeTemporaryFolder()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe.each([
  ['of the client alone', 'src/client'],
  ['of the whole server', '.'],
])('the package %s', (_, source) => {
  test('is imported by plain JavaScript, from a packed file: the client, and what caches know of the schema', async () => {
    const app = await createProject(await pack(source))
    const { stdout } = await run(process.execPath, ['main.js'], { cwd: app })
    expect(stdout).toBe(
      [
        'NEGATIVE Military cooperation between Russia and Japan is not aimed at China.',
        'A2-10 A2-11a A2-11b A2-11c',
        'A2-11e A2-11f',
        'BAD_USER_INPUT 400\n',
      ].join('\n'),
    )

    const code = `
      import introspection from 'claimgraph/introspection.json' with { type: 'json' }
      import fragments from 'claimgraph/possible-types.json' with { type: 'json' }
      console.log(introspection.__schema.queryType.name, fragments.possibleTypes.Subject.join(' '))`
    const caches = await run(process.execPath, ['--input-type=module', '--eval', code], { cwd: app })
    expect(caches.stdout).toBe('Query Country Organization Person Topic\n')
  })
})

test('the client alone is small, and npm installs it without the network', async () => {
  const app = await createProject()
  const { file, size } = await pack('src/client')
  expect(size).toBeLessThan(30_000)
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', file], { cwd: app, shell: true })
  const installed = JSON.parse(await readFile(join(app, 'package-lock.json'), 'utf8'))
  expect(Object.keys(installed.packages)).toEqual(['', 'node_modules/claimgraph'])
  expect((await run(process.execPath, ['main.js'], { cwd: app })).stdout).toContain('A2-10 A2-11a')
})

test('both packages have one version, and the same imports', async () => {
  const [whole, alone] = await Promise.all(
    ['package.json', 'src/client/package.json'].map(async (file) =>
      JSON.parse(await readFile(join(root, file), 'utf8')),
    ),
  )
  expect(alone.name).toBe(whole.name)
  expect(alone.version).toBe(whole.version)
  expect(Object.keys(whole.exports)).toEqual(expect.arrayContaining(Object.keys(alone.exports)))
})

test('a project in TypeScript makes typed documents of its own, and asks with them', async () => {
  const app = await createProject(await pack('src/client'))
  for (const name of ['@graphql-codegen', '@graphql-typed-document-node', 'graphql', 'typescript']) {
    await symlink(join(root, 'node_modules', name), join(app, 'node_modules', name))
  }
  await mkdir(join(app, 'queries'))
  await writeFile(
    join(app, 'queries/country.graphql'),
    'query Country($code: String!) { country(code: $code) { name } }',
  )
  const bin = (name: string) => join(root, 'node_modules/.bin', name)
  await run(bin('graphql-codegen'), ['--config', 'codegen.ts'], { cwd: app })
  const strict = ['--strict', '--module', 'esnext', '--moduleResolution', 'bundler', '--target', 'es2022']
  const compile = () => run(bin('tsc'), [...strict, '--noEmit', 'typed.ts'], { cwd: app })
  await compile()

  const typed = await readFile(join(app, 'typed.ts'), 'utf8')
  await writeFile(join(app, 'typed.ts'), typed.replace('country?.name', 'country?.nane'))
  await expect(compile()).rejects.toHaveProperty('stdout', expect.stringContaining("'nane' does not exist"))
})

async function pack(source: string): Promise<{ file: string; size: number }> {
  const options = ['--json', '--ignore-scripts', '--pack-destination', folder]
  const { stdout } = await run('npm', ['pack', join(root, source), ...options], { cwd: folder, shell: true })
  const [{ filename, size }] = JSON.parse(stdout)
  return { file: join(folder, filename), size }
}

/** A project with the files that docs/clients.md shows, which ask the server of this test. */
async function createProject(packed?: { file: string }): Promise<string> {
  const app = join(folder, crypto.randomUUID())
  await mkdir(join(app, 'node_modules/claimgraph'), { recursive: true })
  await writeFile(join(app, 'package.json'), '{ "private": true, "type": "module" }')
  const docs = await readFile(join(root, 'docs/clients.md'), 'utf8')
  for (const [, name = '', code = ''] of docs.matchAll(/```[jt]s\n\/\/ (\S+\.[jt]s)\n(.*?)```/gs)) {
    await writeFile(join(app, name), code.replaceAll('http://127.0.0.1:4000', origin()))
  }
  const target = join(app, 'node_modules/claimgraph')
  if (packed)
    await run('tar', ['--extract', '--strip-components=1', '--file', packed.file, '--directory', target])
  else await rm(target, { recursive: true })
  return app
}
