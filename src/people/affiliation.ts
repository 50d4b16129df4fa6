import { builder } from '../graphql/builder.ts'
import { BasisEnum, coversDay, DateRangeType, dateRange } from '../graphql/dates.ts'
import { RoleEnum } from './role.ts'

builder.prismaObject('Affiliation', {
  select: {},
  fields: (t) => ({
    person: t.relation('person'),
    organization: t.relation('organization', { nullable: true }),
    title: t.exposeString('title'),
    role: t.expose('role', { type: RoleEnum }),
    period: t.field({
      type: DateRangeType,
      nullable: true,
      description:
        'When it was held, or was seen to be held: see isAttested. Null when the evidence gives no day.',
      select: { periodEdtf: true, periodFrom: true, periodTo: true },
      resolve: ({ periodEdtf, periodFrom, periodTo }) => dateRange(periodEdtf, periodFrom, periodTo),
    }),
    isAttested: t.exposeBoolean('isAttested', {
      description:
        'True when the period is no stated one, but runs from the first to the last day it was seen to be held.',
    }),
    basis: t.expose('basis', { type: BasisEnum }),
    references: t.relation('references', { query: { orderBy: { id: 'asc' } } }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime' }),
  }),
})

const standingOn = ({ on }: { on?: string | null }) => ({
  where: { retractedAt: null, ...(on && coversDay(on, 'periodEdtf', 'periodFrom', 'periodTo')) },
  orderBy: { id: 'asc' as const },
})
const onDay = 'Only those held on this day, so that "then-prime minister" can be asked. Without it, all.'

builder.prismaObjectField('Person', 'affiliations', (t) =>
  t.relation('affiliations', {
    description: 'Their posts and memberships, retracted ones left out, in the order recorded.',
    args: { on: t.arg({ type: 'Date', required: false, description: onDay }) },
    query: standingOn,
  }),
)

builder.prismaObjectField('Organization', 'affiliations', (t) =>
  t.relation('affiliations', {
    description: 'Who held which post in it, retracted entries left out, in the order recorded.',
    args: { on: t.arg({ type: 'Date', required: false, description: onDay }) },
    query: standingOn,
  }),
)
