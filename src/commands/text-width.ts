const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Characters that terminals give two columns. */
const WIDE =
  /\p{Emoji_Presentation}|\ufe0f|[ᄀ-ᅟ⺀-〾ぁ-㏿㐀-䶿一-鿿ꀀ-꓏가-힣豈-﫿︰-﹏＀-｠￠-￦]|[\u{20000}-\u{3fffd}]/u

/** How many columns of a terminal a text takes. */
export function widthOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length
  return graphemesOf(text).reduce((width, grapheme) => width + (WIDE.test(grapheme) ? 2 : 1), 0)
}

/** A text with spaces after it, so that it takes so many columns. */
export const toWidth = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - widthOf(text)))

/** A text in lines of at most so many columns, broken after a space, or what else is given, where there is one. */
export function wrap(text: string, width: number, breaks = /(?<= )/): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(breaks).flatMap((part) => cut(part, width))) {
    if (line !== '' && widthOf((line + word).trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += word
  }
  return [...lines, line.trimEnd()]
}

/** A word in parts that fit. */
function cut(word: string, width: number): string[] {
  if (widthOf(word.trimEnd()) <= width) return [word]
  const parts: string[] = []
  let part = ''
  for (const grapheme of graphemesOf(word)) {
    if (part !== '' && widthOf(part + grapheme) > width) {
      parts.push(part)
      part = ''
    }
    part += grapheme
  }
  return [...parts, part]
}

const graphemesOf = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment)
