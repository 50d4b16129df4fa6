import { builder } from '../graphql/builder.ts'
import { BasisEnum, coversDay, isAttestedOptions, periodField } from '../graphql/dates.ts'
import { declares } from '../graphql/declare.ts'
import { contains } from '../graphql/names.ts'
import { RoleEnum } from './role.ts'

const Affiliation = builder.prismaObject('Affiliation', {
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
    args: {
      on: t.arg({ type: 'Date', required: false, description: onDay }),
      title: t.arg.string({
        required: false,
        description:
          'Only posts whose title contains this, whatever its case, such as "minister". Without it, all.',
      }),
    },
    query: ({ on, title }) => {
      const { where, orderBy } = standingOn({ on })
      return { where: { ...where, title: title == null ? undefined : contains(title) }, orderBy }
    },
  }),
)

builder.prismaObjectField('Attribution', 'postsWhenSaid', (t) =>
  t.field({
    ...declares({ kind: 'through', relation: 'postsWhenSaid', field: 'affiliation' }),
    type: [Affiliation],
    description:
      'Posts and memberships that the speaker held on a day on which the claim was said, or where that is not recorded, on a day of its publication. What has no period is left out. Empty unless the speaker is a person.',
    select: (_args, _context, nested) => ({
      postsWhenSaid: { select: { affiliation: nested() }, orderBy: { affiliationId: 'asc' } },
    }),
    resolve: ({ postsWhenSaid }) => postsWhenSaid.map(({ affiliation }) => affiliation),
  }),
)

builder.prismaObjectField('Attribution', 'postsWhenPublished', (t) =>
  t.field({
    ...declares({ kind: 'through', relation: 'postsWhenPublished', field: 'affiliation' }),
    type: [Affiliation],
    description:
      'Posts and memberships that the speaker held on a day of publication of the article. What has no period is left out. Empty for an undated article, and unless the speaker is a person.',
    select: (_args, _context, nested) => ({
      postsWhenPublished: { select: { affiliation: nested() }, orderBy: { affiliationId: 'asc' } },
    }),
    resolve: ({ postsWhenPublished }) => postsWhenPublished.map(({ affiliation }) => affiliation),
  }),
)
