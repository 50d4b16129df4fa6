import type { Prisma } from '../database/generated/client.ts'
import { builder } from '../graphql/builder.ts'
import { CountRange, countsIn } from '../graphql/count-range.ts'

export const CorroborationFilter = builder.inputType('CorroborationFilter', {
  description: 'Numbers of a group of equivalent claims, all of which must be in their ranges.',
  fields: (t) => ({
    claims: t.field({ type: CountRange, required: false, description: 'How many claims are in the group.' }),
    attributions: t.field({
      type: CountRange,
      required: false,
      description: 'How often somebody holds one of them, each of joint speakers counted.',
    }),
    sources: t.field({
      type: CountRange,
      required: false,
      description: 'How many sources carry them. Articles whose source is unknown add none.',
    }),
    independentOrigins: t.field({
      type: CountRange,
      required: false,
      description: 'How many articles they come from, reprints and duplicates counted as what they repeat.',
    }),
    namedHolders: t.field({
      type: CountRange,
      required: false,
      description: 'How many people and organizations hold them, writers who sign included.',
    }),
    unnamedHolders: t.field({
      type: CountRange,
      required: false,
      description: 'How many unnamed speakers hold them, of whom each article has its own.',
    }),
    unsignedWriters: t.field({
      type: CountRange,
      required: false,
      description: 'How many articles that nobody signs hold them in their own voice.',
    }),
  }),
})

export function whichAreCorroborated(asked: typeof CorroborationFilter.$inferInput): Prisma.ClaimWhereInput {
  return {
    corroboration: {
      // Prisma drops what is empty, even from within a NOT.
      claimId: { notIn: [] },
      claims: countsIn(asked.claims),
      attributions: countsIn(asked.attributions),
      sources: countsIn(asked.sources),
      independentOrigins: countsIn(asked.independentOrigins),
      namedHolders: countsIn(asked.namedHolders),
      unnamedHolders: countsIn(asked.unnamedHolders),
      unsignedWriters: countsIn(asked.unsignedWriters),
    },
  }
}
