import { leave } from '../program.ts'

/** Writes to the standard output, and waits until it has been taken. */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })
}

/** A reader that has had enough, as `head` has, ends the program, and is no failure. */
export function endWithTheReader(): void {
  process.stdout.on('error', (error) => {
    if ('code' in error && error.code === 'EPIPE') leave(0)
    else throw error
  })
}
