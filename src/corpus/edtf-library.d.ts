declare module 'edtf' {
  /** Milliseconds since 1970; NaN where the range is open, 0 for an unknown bound. */
  interface Parsed {
    type: string
    min: number
    max: number
    lower?: unknown
    upper?: unknown
  }
  export default function parse(text: string): Parsed
}
