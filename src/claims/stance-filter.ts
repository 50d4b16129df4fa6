import type { Prisma } from '../database/generated/client.ts'
import { StancePosition } from '../database/generated/enums.ts'
import { builder } from '../graphql/builder.ts'
import { BasisEnum } from '../graphql/dates.ts'
import { describeEnum } from '../graphql/enums.ts'
import { filtersOn } from '../graphql/filter.ts'
import { SpeakerFilter } from './speaker-filter.ts'

export const StancePositionEnum = builder.enumType(StancePosition, describeEnum('StancePosition'))

const { is, defineListFilter } = filtersOn<Prisma.StanceWhereInput>()

export const StanceFilter = defineListFilter(
  'StanceFilter',
  'One position taken that fits every field given.',
  {
    question: is('QuestionSlug', 'On this question.', (slug) => ({ question: { slug } })),
    position: is([StancePositionEnum], 'One of these positions.', (positions) => ({
      position: { in: positions },
    })),
    event: is('TopicSlug', 'Speaking of this event.', (slug) => ({ event: { slug } })),
    country: is('CountryCode', "Speaking of this country's motive or act alone.", (code) => ({
      AND: [{ countryCode: code }, { countryCode: { not: null } }],
    })),
    attributedTo: is(
      SpeakerFilter.ref,
      'Taken by a claim whose holder fits this. Of joint holders one is enough.',
      (speaker) => ({
        claim: { attributions: { some: { AND: [{ isHolder: true }, SpeakerFilter.where(speaker)] } } },
      }),
    ),
    basis: is([BasisEnum], 'How we know that the claim takes it.', (basis) => ({ basis: { in: basis } })),
  },
)
