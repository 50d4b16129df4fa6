import type { Database } from '../database/client.ts'
import { Outcome } from '../database/generated/enums.ts'
import { Values, whereSql } from '../database/where.ts'
import { builder } from '../graphql/builder.ts'
import { declares } from '../graphql/declare.ts'
import { OutcomeEnum, whichCameOut } from './outcome-filter.ts'

/** What came of the claim that a statement calls `alias`, as of a day: the outcome by which a filter finds it then. */
function outcomeSql(on: string, alias: string, values: Values): string {
  const cases = Object.values(Outcome).map(
    (is) => `when ${whereSql('Claim', alias, whichCameOut({ is: [is], on }), values)} then '${is}'`,
  )
  return `(case ${cases.join(' ')} end)`
}

async function readOutcome(database: Database, id: number, on: string): Promise<Outcome | null> {
  const values = new Values()
  const outcome = outcomeSql(on, 'claim', values)
  const [row] = await database.$queryRawUnsafe<{ outcome: Outcome | null }[]>(
    `select ${outcome} as outcome from claim where id = ${values.place(id, 'int')}`,
    ...values.list,
  )
  return row?.outcome ?? null
}

builder.prismaObjectField('Claim', 'outcome', (t) =>
  t.field({
    ...declares({
      kind: 'written',
      sql: ({ on }: { on?: string | null }, { alias, compiler }) =>
        on
          ? outcomeSql(on, alias, compiler.values)
          : `(select outcome from claim_outcome where claim_id = ${alias}.id)`,
    }),
    type: OutcomeEnum,
    nullable: true,
    description:
      'What came of it. Null for what is no prediction or commitment and has no due date, unless something confirms or refutes it.',
    args: {
      on: t.arg({
        type: 'Date',
        required: false,
        description:
          'As it stood on this day, as the filter `outcome` has it: null as well for what was not published by then. Without it, by all that is recorded.',
      }),
    },
    select: { id: true, outcome: { select: { outcome: true } } },
    resolve: ({ id, outcome }, { on }, { database }) =>
      on ? readOutcome(database, id, on) : outcome?.outcome,
  }),
)
