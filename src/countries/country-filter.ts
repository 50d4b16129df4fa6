import type { Prisma } from '../database/generated/client.ts'
import { filtersOn } from '../graphql/filter.ts'
import { contains } from '../graphql/names.ts'

const { is, defineListFilter } = filtersOn<Prisma.CountryWhereInput>('code')

export const CountryFilter = defineListFilter(
  'CountryFilter',
  'Only those countries that fit every field given.',
  {
    code: is(['CountryCode'], 'Only these.', (codes) => ({ code: { in: codes } })),
    name: is('String', 'Only those whose name or demonym contains this, whatever its case.', (name) => ({
      OR: [{ name: contains(name) }, { demonym: contains(name) }],
    })),
  },
)
