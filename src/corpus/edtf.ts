import parse from 'edtf'

/** A date that need not be a day. `from` and `to` are days (YYYY-MM-DD), null where the range is open or unknown. */
export interface DateRange {
  edtf: string
  from: string | null
  to: string | null
}

// EDTF leaves the months of a season open; the library takes quarters. These are the northern seasons.
const SEASONS: Record<string, string> = { 21: '03/Y-05', 22: '06/Y-08', 23: '09/Y-11' }

/** Reads an EDTF date of level 1: its first and its last day. Throws an Error that says what is wrong. */
export function parseEdtf(text: string): DateRange {
  // Most are days, and the library takes its time.
  if (isDay(text)) return { edtf: text, from: text, to: text }
  const parsed = read(withoutSeason(text))
  const from = parsed.lower === null ? null : dayOf(parsed.min)
  const to = parsed.upper === null ? null : dayOf(parsed.max)
  if (from && to && from > to) throw new Error(`"${text}" ends before it begins`)
  if (!from && !to) throw new Error(`"${text}" has neither a first nor a last day`)
  return { edtf: text, from, to }
}

function isDay(text: string): boolean {
  const milliseconds = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isFinite(milliseconds) && dayOf(milliseconds) === text
}

function withoutSeason(text: string): string {
  const [, year = '', code = ''] = /^(\d{4})-(2[1-3])$/.exec(text) ?? []
  const months = SEASONS[code]
  return months ? `${year}-${months.replace('Y', year)}` : text
}

function read(text: string) {
  try {
    return parse(text)
  } catch {
    throw new Error(`"${text}" is no EDTF date, such as 2013-11-02, 2013-11 or 2012-12-26/2014-09-03`)
  }
}

function dayOf(milliseconds: number): string | null {
  if (!Number.isFinite(milliseconds)) return null
  const day = new Date(milliseconds).toISOString().slice(0, 10)
  if (!/^\d{4}-/.test(day)) throw new Error('a year must lie between 0000 and 9999')
  return day
}

/** The three columns of a date. */
export function dateColumns<P extends 'event' | 'published' | 'said' | 'due' | 'period'>(
  prefix: P,
  range: DateRange | undefined,
) {
  if (!range) return {}
  return {
    [`${prefix}Edtf`]: range.edtf,
    [`${prefix}From`]: range.from && new Date(range.from),
    [`${prefix}To`]: range.to && new Date(range.to),
  }
}

/** The columns of a period, be it stated or attested. */
export function periodColumns(period: DateRange | undefined, attested: DateRange | undefined) {
  return { ...dateColumns('period', period ?? attested), isAttested: attested !== undefined }
}
