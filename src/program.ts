import { setTimeout as sleep } from 'node:timers/promises'
import { debuglog } from 'node:util'
import { StartError } from './config.ts'

const debug = debuglog('claimgraph')

/** A command that was given wrongly. */
export class UsageError extends StartError {}

/** How to stop what has been started, or is being started, in the order of the starts. */
const stops: Array<() => Promise<void>> = []
/** Whether the program is on its way out. */
export let isLeaving = false
let signalledAt = 0

/** Runs a program: whatever ends it, what it has started is stopped. */
export function run(program: () => Promise<void>, { codeOnSignal }: { codeOnSignal: number }): void {
  function onSignal(): void {
    // npm passes on the Ctrl-C that the terminal sends anyway: within a second it is the same one.
    if (signalledAt > 0 && Date.now() - signalledAt > 1_000) process.exit(1)
    signalledAt ||= Date.now()
    leave(codeOnSignal)
  }
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, onSignal)
  process.on('uncaughtException', giveUp)
  program().catch(giveUp)
}

/** What to do before the program ends; last come, first stopped. */
export function beforeLeaving(stop: () => Promise<void>): void {
  stops.push(stop)
}

/** Stops everything in reverse order, each within ten seconds, and exits. */
export async function leave(code: number): Promise<void> {
  if (isLeaving) return
  isLeaving = true
  for (const stop of stops.reverse()) {
    await Promise.race([stop().catch((error) => debug('%O', error)), sleep(10_000)])
  }
  process.exit(code)
}

function giveUp(error: unknown): void {
  if (isLeaving) return
  debug('%O', error)
  if (error instanceof StartError) {
    console.error(error.message)
    if (error instanceof UsageError) console.error('To see what there is: npm run claimgraph -- --help')
  } else {
    // Prisma's messages quote the code before they come to the point.
    const reason = error instanceof Error ? error.message.trim().split('\n').at(-1) : error
    console.error(`Claimgraph failed: ${reason}`)
    console.error('To see where, set NODE_DEBUG=claimgraph.')
  }
  leave(error instanceof UsageError ? 2 : 1)
}
