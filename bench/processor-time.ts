import { readdir, readFile } from 'node:fs/promises'

/** Seconds of processor time that processes have used so far; nothing where the system has no /proc. */
export async function processorSeconds(pids: number[]): Promise<number | undefined> {
  let nanoseconds = 0
  for (const pid of pids) {
    const tasks = await readdir(`/proc/${pid}/task`).catch(() => undefined)
    if (!tasks) return undefined
    for (const task of tasks) {
      const text = await readFile(`/proc/${pid}/task/${task}/schedstat`, 'utf8').catch(() => '0')
      nanoseconds += Number(text.split(' ')[0])
    }
  }
  return nanoseconds / 1e9
}
