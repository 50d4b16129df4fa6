import { RelationKind } from '../database/generated/enums.ts'
import { builder } from '../graphql/builder.ts'
import { BasisEnum } from '../graphql/dates.ts'
import { declares } from '../graphql/declare.ts'
import { describeEnum } from '../graphql/enums.ts'
import { whichShow } from './outcome-filter.ts'

const RelationKindEnum = builder.enumType(RelationKind, describeEnum('RelationKind'))

const ClaimRelation = builder.prismaObject('ClaimRelation', {
  select: {},
  fields: (t) => ({
    from: t.relation('from'),
    to: t.relation('to'),
    kind: t.expose('kind', { type: RelationKindEnum, description: 'How they stand to each other.' }),
    basis: t.expose('basis', { type: BasisEnum }),
    references: t.relation('references', { query: { orderBy: { id: 'asc' } } }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime' }),
  }),
})

builder.prismaObjectField('Claim', 'relations', (t) =>
  t.field({
    ...declares({ kind: 'both', relations: ['relationsFrom', 'relationsTo'] }),
    type: [ClaimRelation],
    description: 'How it stands to other claims, from either side, retracted entries left out.',
    args: {
      kind: t.arg({
        type: [RelationKindEnum],
        required: false,
        description: 'Only those of one of these kinds.',
      }),
    },
    select: ({ kind }, _context, nested) => {
      const query = {
        where: { retractedAt: null, kind: kind ? { in: kind } : undefined },
        orderBy: { id: 'asc' },
      } as const
      return { relationsFrom: nested(query), relationsTo: nested(query) }
    },
    resolve: ({ relationsFrom, relationsTo }) => [...relationsFrom, ...relationsTo],
  }),
)

const shown = ({ on }: { on?: string | null }) => ({
  where: whichShow(['CONFIRMS', 'REFUTES'], on),
  orderBy: [{ id: 'asc' as const }],
})

builder.prismaObjectField('Claim', 'outcomes', (t) =>
  t.field({
    ...declares({ kind: 'related', relation: 'relationsTo', query: shown }),
    type: [ClaimRelation],
    description:
      'What accepted claims are recorded to show of it, CONFIRMS and REFUTES alike, in the order recorded.',
    args: {
      on: t.arg({
        type: 'Date',
        required: false,
        description: 'Only what claims published by this day show. Without it, all.',
      }),
    },
    select: (args, _context, nested) => ({ relationsTo: nested(shown(args)) }),
    resolve: ({ relationsTo }) => relationsTo,
  }),
)
