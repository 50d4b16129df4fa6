/** Reads CSV by the letter of RFC 4180: the fields of each line, undefined for nothing at all. */
export function readCsv(text: string): (string | undefined)[][] {
  const lines: (string | undefined)[][] = []
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy
  let line: (string | undefined)[] = []
  while (field.lastIndex < text.length) {
    const at = field.lastIndex
    const found = field.exec(text)
    if (!found) throw new Error(`no CSV from character ${at}: ${JSON.stringify(text.slice(at, at + 60))}`)
    const [, quoted, plain, end] = found
    line.push(quoted?.replaceAll('""', '"') ?? (plain || undefined))
    if (end === '\r\n') {
      lines.push(line)
      line = []
    }
  }
  if (line.length > 0) throw new Error('the last line has no end')
  return lines
}
