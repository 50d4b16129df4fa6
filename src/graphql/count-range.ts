import { builder } from './builder.ts'
import { refusesReversed } from './reversed.ts'

export const CountRange = builder.inputType('CountRange', {
  ...refusesReversed,
  description:
    'A range of numbers, both ends included. Where neither is given, any number is in it. A most below the least is refused.',
  fields: (t) => ({
    min: t.int({ required: false, description: 'At least so many.' }),
    max: t.int({ required: false, description: 'At most so many.' }),
  }),
})

/** The condition that a number, never null, is in a range; none where no range is given. */
export function countsIn(range: typeof CountRange.$inferInput | null | undefined) {
  return range ? { gte: range.min ?? undefined, lte: range.max ?? undefined } : undefined
}
