import { Basis } from '../database/generated/enums.ts'
import { builder } from './builder.ts'
import { declares } from './declare.ts'
import { describeEnum } from './enums.ts'
import { refusesReversed } from './reversed.ts'

export const BasisEnum = builder.enumType(Basis, describeEnum('Basis'))

/** Three columns of the database, as one value of the API. */
export interface DateRange {
  edtf: string
  from: Date | null
  to: Date | null
}

export const DateRangeType = builder.objectRef<DateRange>('DateRange').implement({
  description: 'A date that need not be a day, or a period.',
  fields: (t) => ({
    edtf: t.exposeString('edtf', {
      description:
        'As recorded, in the Extended Date/Time Format (ISO 8601-2), such as "2013-11" or "2012-12-26/..".',
    }),
    from: t.expose('from', {
      type: 'Date',
      nullable: true,
      description: 'First day. Null when open or unknown.',
    }),
    to: t.expose('to', { type: 'Date', nullable: true, description: 'Last day. Null when open or unknown.' }),
  }),
})

/** The three columns as one value; null when the date is not recorded. */
export function dateRange(edtf: string | null, from: Date | null, to: Date | null): DateRange | null {
  return edtf === null ? null : { edtf, from, to }
}

/** Options of a field `period`, for what lasts: `t.field(periodField)`. */
export const periodField = {
  ...declares({ kind: 'range', prefix: 'period' }),
  type: DateRangeType,
  nullable: true,
  description: 'When it holds, or was seen to hold: see isAttested. Null when the evidence gives no day.',
  select: { periodEdtf: true, periodFrom: true, periodTo: true },
  resolve: ({
    periodEdtf,
    periodFrom,
    periodTo,
  }: Record<'periodFrom' | 'periodTo', Date | null> & { periodEdtf: string | null }) =>
    dateRange(periodEdtf, periodFrom, periodTo),
} as const

/** Options of a field `isAttested`, beside `period`. */
export const isAttestedOptions = {
  description:
    'True when the period is no stated one, but runs from the first to the last day it was seen to hold.',
}

export const DayRange = builder.inputType('DayRange', {
  ...refusesReversed,
  description:
    'A range of days, both ends included. What is not dated never lies in it, not even where both ends are open. A last day before the first is refused.',
  fields: (t) => ({
    from: t.field({ type: 'Date', required: false, description: 'First day. Without it the range is open.' }),
    to: t.field({ type: 'Date', required: false, description: 'Last day. Without it the range is open.' }),
  }),
})

/**
 * The condition that a date, given by its two columns, lies in a range wholly. Columns that may be null are asked
 * whether they are, here and in every filter: SQL takes a comparison with null for neither true nor false, and `not`
 * would pass over the row as well.
 */
export function liesIn(range: { from?: string | null; to?: string | null }, from: string, to: string) {
  return {
    ...(range.from && { [from]: { gte: new Date(range.from), not: null } }),
    ...(range.to && { [to]: { lte: new Date(range.to), not: null } }),
    ...(!range.from && !range.to && { OR: [{ [from]: { not: null } }, { [to]: { not: null } }] }),
  }
}

/** The condition that a period, open where its columns are null, has a day in common with one. */
export function coversDay(day: string, edtf: string, from: string, to: string) {
  return {
    [edtf]: { not: null },
    AND: [
      { OR: [{ [from]: null }, { [from]: { lte: new Date(day) } }] },
      { OR: [{ [to]: null }, { [to]: { gte: new Date(day) } }] },
    ],
  }
}
