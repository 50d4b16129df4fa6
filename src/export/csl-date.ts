/** A date of CSL-JSON. */
interface CslDate {
  'date-parts'?: number[][]
  season?: number
  circa?: true
  literal?: string
}

/** A date that need not be a day, as CSL has it: in the parts that are known, a range where it is one. */
export function dateOf({
  edtf,
  from,
  to,
}: {
  edtf: string
  from: string | null
  to: string | null
}): CslDate {
  // Where one end is open, CSL has only words.
  if (from === null || to === null) return { literal: edtf }
  const circa = /[?~%]/.test(edtf) && { circa: true as const }
  const [, year, season] = /^(\d{4})-2([1-4])$/.exec(edtf) ?? []
  if (year && season) return { 'date-parts': [[Number(year)]], season: Number(season) }
  const [start = '', end] = edtf.split('/')
  if (end === undefined && wholeParts(from, to))
    return { 'date-parts': [wholeParts(from, to) ?? []], ...circa }
  return { 'date-parts': [partsOf(from, precisionOf(start)), partsOf(to, precisionOf(end))], ...circa }
}

/** The year, month and day that two days have in common, where they are the first and the last of them. */
function wholeParts(from: string, to: string): number[] | undefined {
  if (from === to) return partsOf(from, 3)
  if (from.slice(0, 7) === to.slice(0, 7) && from.endsWith('-01') && isLastOfMonth(to))
    return partsOf(from, 2)
  if (from.slice(0, 4) === to.slice(0, 4) && from.endsWith('-01-01') && to.endsWith('-12-31')) {
    return partsOf(from, 1)
  }
  return undefined
}

function isLastOfMonth(day: string): boolean {
  return new Date(Date.parse(day) + 86_400_000).getUTCDate() === 1
}

const partsOf = (day: string, precision: number) => day.split('-').slice(0, precision).map(Number)

/** How many of year, month and day one end of a range gives: 3 where it is not simply written. */
const precisionOf = (end = '') => (/^\d{4}(-\d\d){0,2}[?~%]?$/.test(end) ? end.split('-').length : 3)
