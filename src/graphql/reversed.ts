import { badUserInput } from './errors.ts'

type Ends<End> = Partial<Record<'from' | 'to' | 'min' | 'max', End | null>>

/** Options of an input type of two ends: an upper one below the lower one, which nothing could fit, is refused. */
export const refusesReversed = {
  extensions: {
    /** `where` lacks its closing parenthesis. */
    checkValue({ from, to, min, max }: Ends<string> & Ends<number>, where: string) {
      if (from != null && to != null && to < from)
        throw badUserInput(`${where}.to)`, `${to} lies before ${from}, the first day`)
      if (min != null && max != null && max < min)
        throw badUserInput(`${where}.max)`, `${max} is less than ${min}, the least`)
    },
  },
}
