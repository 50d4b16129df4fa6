import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { addCorpus } from '../corpus/load.ts'
import { readCorpus } from '../corpus/read.ts'
import { UsageError } from '../program.ts'
import { type Command, folder, readWords } from './command.ts'
import { openProject } from './open-project.ts'

/** Adds a folder of corpus files. */
export const load: Command = {
  help: `Adds a folder of corpus files (people.yaml, articles/*.yaml, ...) to what is there: all of it, or nothing.

  claimgraph load <folder>

Examples
  claimgraph load ~/corpora/baltic
  DATABASE_URL=postgresql://me@localhost/claims claimgraph load ~/corpora/baltic`,

  prepare(words) {
    const { positionals } = readWords(() => parseArgs({ args: words, allowPositionals: true }))
    const [path, second] = positionals
    if (path === undefined || second !== undefined) throw new UsageError('load takes one folder.')
    if (path === '') throw new UsageError('A path is empty.')
    return async () => {
      const database = await openProject(readConfig(process.env))
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
  },
}
