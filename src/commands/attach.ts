import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { attachTexts } from '../corpus/attach.ts'
import { UsageError } from '../program.ts'
import { type Command, folder, readWords } from './command.ts'
import { openProject } from './open-project.ts'

/** Gives articles their texts. */
export const attach: Command = {
  help: `Gives articles their texts.

  claimgraph attach <file or folder>...

A file goes to the article that has recorded its SHA-256, so it must be the very bytes. Every span and reference is then
checked against it, and the API shows their words. Of a folder, its files are taken, but none that begins with a dot, and
none of the folders in it. All files are attached, or none. A server that runs shows them at once.

Examples
  claimgraph attach ../shared/seeds
  claimgraph attach one.txt another.txt`,

  prepare(words) {
    const { positionals: paths } = readWords(() => parseArgs({ args: words, allowPositionals: true }))
    if (paths.length === 0) throw new UsageError('attach takes files or folders.')
    // As a shell passes on a variable that is not set; it would stand for the folder itself.
    if (paths.includes('')) throw new UsageError('A path is empty.')
    return async () => {
      const database = await openProject(readConfig(process.env))
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
  },
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`
