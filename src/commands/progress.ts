/** Milliseconds between two words on how far it is. */
const ON_TERMINAL = 200
const ELSEWHERE = 10_000

/** Tells on stderr how far it is: in one line that changes on a terminal, and now and then elsewhere. */
export function showProgress(name: string) {
  const { stderr } = process
  const begun = Date.now()
  let bytes = 0
  let told = begun
  const seconds = () => `${((Date.now() - begun) / 1_000).toFixed(1)} s`
  const soFar = () => `${megabytes(bytes)} in ${seconds()}`
  const isTime = () => Date.now() - told > (stderr.isTTY ? ON_TERMINAL : ELSEWHERE)
  const say = (words: string) => {
    told = Date.now()
    stderr.write(stderr.isTTY ? `\r\x1b[K${name}: ${words}` : `${name}: ${words}\n`)
  }
  const clear = () => {
    if (stderr.isTTY) stderr.write('\r\x1b[K')
  }

  return {
    tell(words: string): void {
      if (isTime()) say(`${words}, ${seconds()}`)
    },
    clear,
    /** Passes on what comes, and counts it. */
    async *count(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const part of source) {
        bytes += part.length
        if (isTime()) say(soFar())
        yield part
      }
    },
    /** Says what came of it. Of what went to the standard output, nothing. */
    end(where: string | undefined): void {
      clear()
      if (where !== undefined) stderr.write(`${where}: ${soFar()}\n`)
    },
  }
}

const megabytes = (bytes: number) =>
  bytes < 100_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
