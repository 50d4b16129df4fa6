import type { Prisma } from '../database/generated/client.ts'
import { Outcome } from '../database/generated/enums.ts'
import { builder } from '../graphql/builder.ts'
import { describeEnum } from '../graphql/enums.ts'

export const OutcomeEnum = builder.enumType(Outcome, describeEnum('Outcome'))

export const OutcomeFilter = builder.inputType('OutcomeFilter', {
  description:
    'What came of a claim, by the accepted claims that are recorded to CONFIRM or REFUTE it. OPEN are only predictions, commitments and what else has a due date.',
  fields: (t) => ({
    is: t.field({ type: [OutcomeEnum], required: true, description: 'One of these.' }),
    on: t.field({
      type: 'Date',
      required: false,
      description:
        'As it stood on this day: only claims published by then, and only what claims published by then show. An article without a last day of publication was published by no day. Without it, by all that is recorded.',
    }),
  }),
})

const AWAITED: Prisma.ClaimWhereInput = {
  OR: [{ kind: { in: ['PREDICTION', 'COMMITMENT'] } }, { dueEdtf: { not: null } }],
}

export function whichCameOut({ is, on }: typeof OutcomeFilter.$inferInput): Prisma.ClaimWhereInput {
  const [confirmed, refuted] = (['CONFIRMS', 'REFUTES'] as const).map((kind) => ({
    some: { relationsTo: { some: whichShow([kind], on) } },
    none: { relationsTo: { none: whichShow([kind], on) } },
  }))
  const meanings: Record<Outcome, (Prisma.ClaimWhereInput | undefined)[]> = {
    OPEN: [AWAITED, confirmed?.none, refuted?.none],
    CONFIRMED: [confirmed?.some, refuted?.none],
    REFUTED: [confirmed?.none, refuted?.some],
    DISPUTED: [confirmed?.some, refuted?.some],
  }
  const alternatives = is.map((outcome) => ({ AND: meanings[outcome].filter((each) => each !== undefined) }))
  return { AND: [publishedBy(on), { OR: [{ id: { in: [] } }, ...alternatives] }] }
}

/** The relations by which other claims tell what came of one, as of a day. */
export function whichShow(
  kinds: ('CONFIRMS' | 'REFUTES')[],
  on: string | null | undefined,
): Prisma.ClaimRelationWhereInput {
  return { kind: { in: kinds }, retractedAt: null, from: { AND: [{ review: 'ACCEPTED' }, publishedBy(on)] } }
}

function publishedBy(day: string | null | undefined): Prisma.ClaimWhereInput {
  return day ? { article: { publishedTo: { lte: new Date(day), not: null } } } : {}
}
