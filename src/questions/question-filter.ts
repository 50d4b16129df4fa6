import type { Prisma } from '../database/generated/client.ts'
import { filtersOn } from '../graphql/filter.ts'

const { is, defineListFilter } = filtersOn<Prisma.QuestionWhereInput>()

export const QuestionFilter = defineListFilter(
  'QuestionFilter',
  'Only those questions that fit every field given.',
  {
    slug: is(['QuestionSlug'], 'Only these.', (slugs) => ({ slug: { in: slugs } })),
  },
)
