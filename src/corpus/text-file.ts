import { readdir, readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { StartError } from '../config.ts'

/** Says of files what is wrong with them, one line for each fault; of a corpus: file, line, field, reason. */
export class CorpusError extends StartError {}

/** Reads a text as it is, to the byte. A fault is reported under the name given. */
export async function readText(path: string, name: string): Promise<string> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new CorpusError(`${name}: cannot be read (${error.code})`)
  })
  const text = decode(bytes)
  if (text === undefined) throw new CorpusError(`${name}: is not text in UTF-8`)
  if (text.includes('\0')) throw new CorpusError(`${name}: holds a NUL character, which no text has`)
  return text
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The files that are named, and those in the folders that are named, each once, under the names they were given. */
export async function listTextFiles(paths: readonly string[], folder: string, faults: string[]) {
  const files = new Map<string, { name: string; path: string }>()
  const add = (name: string) => files.set(resolve(folder, name), { name, path: resolve(folder, name) })
  for (const name of paths) {
    try {
      const found = await stat(resolve(folder, name))
      if (found.isDirectory()) {
        const inside = await listFolder(resolve(folder, name))
        if (inside.length === 0) faults.push(`${name}: holds no files`)
        for (const file of inside) add(join(name, file))
      } else if (found.isFile()) add(name)
      else faults.push(`${name}: is neither a file nor a folder`)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : error
      faults.push(`${name}: ${code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})`}`)
    }
  }
  return [...files.values()]
}

async function listFolder(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() || entry.isSymbolicLink())
  return files
    .map((file) => file.name)
    .filter((name) => !name.startsWith('.'))
    .sort()
}
