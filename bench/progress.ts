/** Shows what goes on, on one line of a terminal; else one line for each new thing. */
export function report(words: string): void {
  process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${words}` : `${words}\n`)
}

export function endReport(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
}
