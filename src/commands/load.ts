import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { addCorpus } from '../corpus/load.ts'
import { readCorpus } from '../corpus/read.ts'
import { UsageError } from '../program.ts'
import { type Command, folder, readWords } from './command.ts'
import { openProject } from './open-project.ts'
import { showProgress } from './progress.ts'

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
      const progress = showProgress(path)
      const added = await addCorpus(database, corpus, { tell: progress.tell }).finally(progress.clear)
      const { articles: _, ...others } = corpus
      const counts = [
        ...Object.entries(added ?? {}).map(([noun, count]) => `${noun} ${count}`),
        ...Object.entries(others).map(([noun, { content }]) => `${noun} ${content.length}`),
      ]
      console.log(`Added from ${path}: ${counts.join(', ')}.`)
    }
  },
}
