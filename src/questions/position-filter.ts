import { StancePositionEnum } from '../claims/stance-filter.ts'
import type { Prisma } from '../database/generated/client.ts'
import { Standing } from '../database/generated/enums.ts'
import { builder } from '../graphql/builder.ts'
import { describeEnum } from '../graphql/enums.ts'
import { filtersOn } from '../graphql/filter.ts'
import { RoleEnum } from '../people/role.ts'

export const StandingEnum = builder.enumType(Standing, describeEnum('Standing'))

const { is, defineListFilter } = filtersOn<Prisma.PositionHolderWhereInput>('key')

export const PositionHolderFilter = defineListFilter(
  'PositionHolderFilter',
  'Only those holders of positions that fit every field given.',
  {
    question: is(['QuestionSlug'], 'Only those on one of these questions.', (slugs) => ({
      question: { slug: { in: slugs } },
    })),
    position: is([StancePositionEnum], 'Only those who take one of these.', (positions) => ({
      position: { in: positions },
    })),
    event: is(['TopicSlug'], 'Only those who speak of one of these events.', (slugs) => ({
      event: { slug: { in: slugs } },
    })),
    standing: is([StandingEnum], 'Only those who so stand to the reader.', (standings) => ({
      standing: { in: standings },
    })),
    role: is([RoleEnum], 'Only those who speak in one of these capacities.', (roles) => ({
      role: { in: roles },
    })),
    person: is(['PersonSlug'], 'Only these people.', (slugs) => ({ person: { slug: { in: slugs } } })),
    organization: is(['OrganizationSlug'], 'Only these organizations.', (slugs) => ({
      organization: { slug: { in: slugs } },
    })),
  },
)
