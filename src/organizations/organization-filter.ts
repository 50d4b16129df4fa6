import type { Prisma } from '../database/generated/client.ts'
import { OrganizationKind } from '../database/generated/enums.ts'
import { builder } from '../graphql/builder.ts'
import { describeEnum } from '../graphql/enums.ts'
import { filtersOn } from '../graphql/filter.ts'
import { contains } from '../graphql/names.ts'
import { looksForWords } from '../graphql/words.ts'
import { QuotedBy, whichAreQuoted } from '../people/quoted-by.ts'
import { whichAnswer } from '../search/matching.ts'

export const OrganizationKindEnum = builder.enumType(OrganizationKind, describeEnum('OrganizationKind'))

const { is, defineListFilter } = filtersOn<Prisma.OrganizationWhereInput>()

export const OrganizationFilter = defineListFilter(
  'OrganizationFilter',
  'Only those organizations that fit every field given.',
  {
    slug: is(['OrganizationSlug'], 'Only these.', (slugs) => ({ slug: { in: slugs } })),
    text: is(
      'String',
      'Only those whose names answer this as they would answer `search`, also by a similar spelling.',
      (asked) => whichAnswer('Organization', asked),
      looksForWords,
    ),
    name: is('String', 'Only those whose usual name contains this, whatever its case.', (name) => ({
      name: contains(name),
    })),
    kind: is([OrganizationKindEnum], 'Only those of one of these kinds.', (kinds) => ({
      kind: { in: kinds },
    })),
    country: is(
      ['CountryCode'],
      'Only those that belong to one of these countries, on whatever basis.',
      (codes) => ({
        countryCode: { in: codes, not: null },
      }),
    ),
    quotedBy: is(QuotedBy, 'Only those that these sources quote as speakers.', whichAreQuoted),
    partOf: is('OrganizationSlug', 'Only those that are direct parts of this one.', (slug) => ({
      parent: { slug },
    })),
  },
)
