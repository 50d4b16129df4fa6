import { SpanRole } from '../database/generated/enums.ts'
import { builder } from '../graphql/builder.ts'
import { describeEnum } from '../graphql/enums.ts'

const SpanRoleEnum = builder.enumType(SpanRole, describeEnum('SpanRole'))

builder.prismaObject('Span', {
  select: {},
  fields: (t) => ({
    role: t.expose('role', { type: SpanRoleEnum, description: 'What it marks.' }),
    ordinal: t.exposeInt('ordinal'),
    start: t.exposeInt('start'),
    end: t.exposeInt('end'),
    sha256: t.exposeString('sha256'),
    exact: t.exposeString('exact', { nullable: true }),
    prefix: t.exposeString('prefix', { nullable: true }),
    suffix: t.exposeString('suffix', { nullable: true }),
    text: t.relation('text'),
  }),
})

builder.prismaObjectField('Claim', 'spans', (t) =>
  t.relation('spans', {
    args: {
      role: t.arg({
        type: [SpanRoleEnum],
        required: false,
        description: 'Only those that mark one of these.',
      }),
    },
    query: ({ role }) => ({
      where: { role: role ? { in: role } : undefined },
      orderBy: { ordinal: 'asc' },
    }),
  }),
)
