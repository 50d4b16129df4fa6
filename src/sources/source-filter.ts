import type { Prisma } from '../database/generated/client.ts'
import { ControlKind, SourceKind } from '../database/generated/enums.ts'
import { builder } from '../graphql/builder.ts'
import { BasisEnum } from '../graphql/dates.ts'
import { describeEnum } from '../graphql/enums.ts'
import { filtersOn } from '../graphql/filter.ts'
import { contains } from '../graphql/names.ts'

export const SourceKindEnum = builder.enumType(SourceKind, describeEnum('SourceKind'))
export const ControlKindEnum = builder.enumType(ControlKind, describeEnum('ControlKind'))

const control = filtersOn<Prisma.SourceControlWhereInput>()

const ControlFilter = control.define(
  'ControlFilter',
  'One entry on who controls a source that fits every field given, at whatever time.',
  {
    kind: control.is([ControlKindEnum], 'Control of one of these kinds.', (kinds) => ({
      kind: { in: kinds },
    })),
    country: control.is(['CountryCode'], 'Control by somebody of one of these countries.', (codes) => ({
      countryCode: { in: codes },
    })),
    basis: control.is([BasisEnum], 'How we know of it.', (basis) => ({ basis: { in: basis } }), {
      defaultValue: ['TEXT', 'EXTERNAL'],
    }),
  },
)

const { is, defineListFilter } = filtersOn<Prisma.SourceWhereInput>()

export const SourceFilter = defineListFilter(
  'SourceFilter',
  'Only those sources that fit every field given.',
  {
    slug: is(['SourceSlug'], 'Only these.', (slugs) => ({ slug: { in: slugs } })),
    name: is('String', 'Only those whose usual name contains this, whatever its case.', (name) => ({
      name: contains(name),
    })),
    kind: is([SourceKindEnum], 'Only those of one of these kinds.', (kinds) => ({ kind: { in: kinds } })),
    country: is(['CountryCode'], 'Only those published from one of these countries.', (codes) => ({
      countryCode: { in: codes, not: null },
    })),
    control: is(ControlFilter.ref, 'Only those of which such control is recorded.', (value) => ({
      control: { some: { AND: [{ retractedAt: null }, ControlFilter.where(value)] } },
    })),
  },
)
