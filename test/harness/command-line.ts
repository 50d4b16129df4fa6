import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

export const PROJECT = resolve(import.meta.dirname, '../..')

/** Runs `npm run claimgraph -- …` as npm does, called from a folder, and gives what it says and its exit code. */
export async function runCommand(
  words: string[],
  { settings, folder = PROJECT }: { settings: Record<string, string>; folder?: string },
) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/command-line.ts', ...words], {
    cwd: PROJECT,
    env: { PATH: process.env.PATH, npm_lifecycle_event: 'claimgraph', INIT_CWD: folder, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  child.stdout.on('data', (text) => (output += text))
  child.stderr.on('data', (text) => (errors += text))
  const [code] = await once(child, 'close')
  return { code, output, errors }
}
