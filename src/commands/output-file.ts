import { createWriteStream, type Stats, statSync } from 'node:fs'
import { open, realpath, rename, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { StartError } from '../config.ts'
import { beforeLeaving } from '../program.ts'
import { folder } from './command.ts'

/** Where to write. A file has its name only once it is kept; until then, leaving removes it. */
export async function openOutput(name: string) {
  if (name === '-') return { isFile: false, stream: process.stdout, keep: async () => {} }
  const path = resolve(folder, name)
  const there = find(path)
  if (there?.isDirectory()) throw new StartError(`${name} is a folder.`)
  // A pipe or a device is written to as it is: nothing may take its place.
  if (there && !there.isFile()) return { isFile: true, stream: createWriteStream(path), keep: async () => {} }
  const final = there ? await realpath(path) : path
  const partial = `${final}.${process.pid}.partial`
  const file = await open(partial, 'wx').catch((error: NodeJS.ErrnoException) => {
    throw new StartError(`${name} cannot be written in ${dirname(final)} (${error.code}).`)
  })
  beforeLeaving(() => rm(partial, { force: true }))
  return { isFile: true, stream: file.createWriteStream(), keep: () => rename(partial, final) }
}

function find(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false })
}
