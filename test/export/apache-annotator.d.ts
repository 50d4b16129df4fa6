// Its own types import each other without extensions, which TypeScript does not follow in a package of ES modules.
declare module '@apache-annotator/selector' {
  interface Chunk {
    data: string
  }
  interface Text {
    currentChunk: Chunk
    nextChunk(): null
    previousChunk(): null
    precedesCurrentChunk(): boolean
  }
  type Find = (text: Text) => AsyncGenerator<{ startIndex: number; endIndex: number }>
  export function textQuoteSelectorMatcher(selector: {
    exact: string
    prefix?: string
    suffix?: string
  }): Find
  export function textPositionSelectorMatcher(selector: { start: number; end: number }): Find
}
