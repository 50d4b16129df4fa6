import { CorpusError } from './text-file.ts'

/** As many are told in words. Finding out where each stands takes time. */
const TOLD = 100

export type Faults = ReturnType<typeof collectFaults>

/** Collects the faults of a corpus, one line for each. */
export function collectFaults() {
  const lines: string[] = []
  let count = 0
  return {
    get count() {
      return count
    },
    add(describe: () => string): void {
      count += 1
      if (count <= TOLD) lines.push(describe())
    },
    throwIfAny(): void {
      if (count === 0) return
      throw new CorpusError(
        (count > TOLD ? [...lines, `And ${count - TOLD} faults more.`] : lines).join('\n'),
      )
    },
  }
}
