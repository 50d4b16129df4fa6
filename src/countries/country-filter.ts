import type { Prisma } from '../database/generated/client.ts'
import { filtersOn } from '../graphql/filter.ts'

const { is, defineListFilter } = filtersOn<Prisma.CountryWhereInput>('code')

export const CountryFilter = defineListFilter(
  'CountryFilter',
  'Only those countries that fit every field given.',
  {
    code: is(['CountryCode'], 'Only these.', (codes) => ({ code: { in: codes } })),
  },
)
