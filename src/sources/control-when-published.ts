import type { Prisma } from '../database/generated/client.ts'
import { builder } from '../graphql/builder.ts'
import { BasisEnum } from '../graphql/dates.ts'
import { ControlKindEnum } from './source-filter.ts'

const isDatedOptions = {
  type: 'Boolean',
  required: false,
  description:
    'True: only control of a recorded period. False: only control that no period is recorded of. Without it, both.',
} as const

export const ControlWhenPublished = builder.inputType('ControlWhenPublished', {
  description:
    'One entry on who controls a source that fits every field given, and whose period has a day in common with the publication of the article. An entry without a period counts, since nothing limits it; one with a period does not count for an undated article.',
  fields: (t) => ({
    kind: t.field({
      type: [ControlKindEnum],
      required: false,
      description: 'Control of one of these kinds.',
    }),
    country: t.field({
      type: ['CountryCode'],
      required: false,
      description: 'Control by somebody of one of these countries.',
    }),
    basis: t.field({
      type: [BasisEnum],
      required: false,
      defaultValue: ['TEXT', 'EXTERNAL'],
      description: 'How we know of it.',
    }),
    isDated: t.field(isDatedOptions),
  }),
})

export function whichControlled({
  kind,
  country,
  basis,
  isDated,
}: typeof ControlWhenPublished.$inferInput): Prisma.ArticleWhereInput {
  return {
    controls: {
      some: {
        kind: kind ? { in: kind } : undefined,
        countryCode: country ? { in: country, not: null } : undefined,
        basis: { in: basis ?? [] },
        isDated: isDated ?? undefined,
      },
    },
  }
}

export const OwnController = builder.inputType('OwnController', {
  description:
    'A country that a claim is about and that, by an entry which fits every field given, controls the source of its own article on the day of publication: as a state, or by a party of it. An entry without a period counts, since nothing limits it.',
  fields: (t) => ({
    kind: t.field({
      type: [ControlKindEnum],
      required: false,
      defaultValue: ['STATE', 'PARTY'],
      description: 'Control of one of these kinds.',
    }),
    basis: t.field({
      type: [BasisEnum],
      required: false,
      defaultValue: ['TEXT', 'EXTERNAL'],
      description: 'How we know of the control.',
    }),
    isDated: t.field(isDatedOptions),
  }),
})
