import type { Prisma } from '../database/generated/client.ts'
import { ContradictionKind, Reach, Sameness } from '../database/generated/enums.ts'
import { builder } from '../graphql/builder.ts'
import { BasisEnum } from '../graphql/dates.ts'
import { describeEnum } from '../graphql/enums.ts'
import { filtersOn } from '../graphql/filter.ts'
import { ClaimFilter } from './claim-filter.ts'
import { StanceFilter } from './stance-filter.ts'

export const ContradictionKindEnum = builder.enumType(ContradictionKind, describeEnum('ContradictionKind'))
export const ReachEnum = builder.enumType(Reach, describeEnum('Reach'))
export const SamenessEnum = builder.enumType(Sameness, describeEnum('Sameness'))

const BetweenClaims = builder.inputType('BetweenClaims', {
  description: 'Two claims, in whichever order they stand in the pair.',
  fields: (t) => ({
    one: t.field({ type: ClaimFilter.ref, required: true, description: 'One of the two fits this.' }),
    other: t.field({ type: ClaimFilter.ref, required: true, description: 'The other of them fits that.' }),
  }),
})

const { is, defineListFilter } = filtersOn<Prisma.ContradictionWhereInput>('key')

export const ContradictionFilter = defineListFilter(
  'ContradictionFilter',
  'Only those contradictions that fit every field given. Unless the filter says otherwise somewhere, by `kind`, `events` or `countries`: those that are recorded, whatever they speak of; and of those that follow from stances only the OPPOSED, and not where the stances name different events or different countries.',
  {
    kind: is([ContradictionKindEnum], 'Only those that come to be in one of these ways.', (kinds) => ({
      kind: { in: kinds },
    })),
    question: is(['QuestionSlug'], 'Only those on one of these questions.', (slugs) => ({
      question: { slug: { in: slugs } },
    })),
    reach: is([ReachEnum], 'Only those of claims so near each other.', (reaches) => ({
      reach: { in: reaches },
    })),
    events: is(
      [SamenessEnum],
      'Only those whose stances so compare by the event that they speak of; DIFFERENT is no contradiction in the strict sense.',
      (events) => ({ events: { in: events } }),
    ),
    countries: is(
      [SamenessEnum],
      'Only those whose stances so compare by the country whose motive or act they speak of.',
      (countries) => ({ countries: { in: countries } }),
    ),
    basis: is([BasisEnum], 'How we know: of two stances, the weaker of their bases.', (basis) => ({
      basis: { in: basis },
    })),
    sameHolder: is(
      'Boolean',
      'True: only those where one speaker, with or without a name, holds both claims. False: only the others.',
      (isSameHolder) => ({ isSameHolder }),
    ),
    stances: is(
      StanceFilter.ref,
      'Only those that follow from, or go with, two stances both of which fit this.',
      (stance) => ({ firstStance: StanceFilter.where(stance), secondStance: StanceFilter.where(stance) }),
    ),
    either: is(ClaimFilter.ref, 'Only those of which at least one claim fits this.', (claim) => ({
      OR: [{ first: ClaimFilter.where(claim) }, { second: ClaimFilter.where(claim) }],
    })),
    both: is(ClaimFilter.ref, 'Only those of which both claims fit this.', (claim) => ({
      first: ClaimFilter.where(claim),
      second: ClaimFilter.where(claim),
    })),
    between: is(
      BetweenClaims,
      'Only those between two such claims, as of officials against experts.',
      ({ one, other }) => ({
        OR: [
          { first: ClaimFilter.where(one), second: ClaimFilter.where(other) },
          { first: ClaimFilter.where(other), second: ClaimFilter.where(one) },
        ],
      }),
    ),
  },
)

type ContradictionFilterValue = Parameters<typeof ContradictionFilter.where>[0]

/** The contradictions that a filter lists: those in the strict sense, where it does not speak of that itself. */
export function whichContradictions(filter: ContradictionFilterValue): Prisma.ContradictionWhereInput {
  const usual: Prisma.ContradictionWhereInput[] = [
    ...(asks('kind', filter)
      ? []
      : [{ kind: { in: [ContradictionKind.RECORDED, ContradictionKind.OPPOSED] } }]),
    ...(asks('events', filter) ? [] : [{ OR: [RECORDED, { events: NOT_DIFFERENT }] }]),
    ...(asks('countries', filter) ? [] : [{ OR: [RECORDED, { countries: NOT_DIFFERENT }] }]),
  ]
  return { AND: [...usual, ContradictionFilter.where(filter)] }
}

const RECORDED = { kind: ContradictionKind.RECORDED }
const NOT_DIFFERENT = { in: [Sameness.SAME, Sameness.OPEN] }

function asks(field: 'kind' | 'events' | 'countries', filter: ContradictionFilterValue): boolean {
  if (!filter) return false
  return [
    filter[field] !== undefined,
    ...(filter.allOf ?? []).map((each) => asks(field, each)),
    ...(filter.anyOf ?? []).map((each) => asks(field, each)),
    asks(field, filter.not),
  ].includes(true)
}
