import { builder } from '../graphql/builder.ts'
import { declares } from '../graphql/declare.ts'
import { OutcomeEnum } from './outcome-filter.ts'

builder.prismaObjectField('Claim', 'outcome', (t) =>
  t.field({
    ...declares({ kind: 'through', relation: 'outcome', field: 'outcome' }),
    type: OutcomeEnum,
    nullable: true,
    description:
      'What came of it, by all that is recorded. Null for what is no prediction or commitment and has no due date, unless something confirms or refutes it.',
    select: { outcome: { select: { outcome: true } } },
    resolve: ({ outcome }) => outcome?.outcome,
  }),
)
