import type { Prisma } from '../database/generated/client.ts'
import { builder } from '../graphql/builder.ts'

const QuotedAs = builder.enumType('QuotedAs', {
  description: 'The place of somebody in the chain of a claim.',
  values: {
    HOLDER: { description: 'Holds the claim, alone or jointly.' },
    ANYBODY: { description: 'Holds it, relays it, or is cited in it.' },
  } as const,
})

export const QuotedBy = builder.inputType('QuotedBy', {
  description:
    'The sources in whose articles accepted claims credit somebody. An article does not quote its own voice, but whoever it credits by name, one of its makers included.',
  fields: (t) => ({
    all: t.field({
      type: ['SourceSlug'],
      required: false,
      description: 'By every one of these. An empty list asks nothing.',
    }),
    any: t.field({
      type: ['SourceSlug'],
      required: false,
      description: 'By at least one of these. An empty list fits none.',
    }),
    as: t.field({
      type: QuotedAs,
      required: false,
      defaultValue: 'HOLDER',
      description: 'In which place of the chain.',
    }),
  }),
})

/** A condition on somebody who has attributions. */
export function whichAreQuoted({ all, any, as }: typeof QuotedBy.$inferInput) {
  const quotes = (slugs: string[]): Prisma.AttributionWhereInput => ({
    isHolder: as === 'HOLDER' ? true : undefined,
    speakerKind: { not: 'WRITER' },
    claim: { review: 'ACCEPTED', article: { source: { slug: { in: slugs } } } },
  })
  const asked = [...(all ?? []).map((slug) => quotes([slug])), ...(any ? [quotes(any)] : [])]
  // Prisma drops what is empty, even from within a NOT.
  return { id: { notIn: [] }, AND: asked.map((some) => ({ attributions: { some } })) }
}
