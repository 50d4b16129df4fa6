import { builder } from '../graphql/builder.ts'
import { BasisEnum, coversDay, isAttestedOptions, periodField } from '../graphql/dates.ts'
import { RoleEnum } from './role.ts'

builder.prismaObject('Affiliation', {
  select: {},
  fields: (t) => ({
    person: t.relation('person'),
    organization: t.relation('organization', { nullable: true }),
    title: t.exposeString('title'),
    role: t.expose('role', { type: RoleEnum }),
    period: t.field(periodField),
    isAttested: t.exposeBoolean('isAttested', isAttestedOptions),
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
