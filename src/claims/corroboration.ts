import { builder } from '../graphql/builder.ts'

builder.prismaObject('Backing', {
  description: 'On whose word one claim rests, counted.',
  select: {},
  fields: (t) => ({
    attributions: t.exposeInt('attributions'),
    sources: t.exposeInt('sources'),
    namedHolders: t.exposeInt('namedHolders'),
    unnamedHolders: t.exposeInt('unnamedHolders'),
    unsignedWriters: t.exposeInt('unsignedWriters'),
  }),
})

builder.prismaObject('Corroboration', {
  description: 'On whose word a group of equivalent claims rests, counted.',
  select: {},
  fields: (t) => ({
    claims: t.exposeInt('claims'),
    attributions: t.exposeInt('attributions'),
    sources: t.exposeInt('sources'),
    independentOrigins: t.exposeInt('independentOrigins'),
    namedHolders: t.exposeInt('namedHolders'),
    unnamedHolders: t.exposeInt('unnamedHolders'),
    unsignedWriters: t.exposeInt('unsignedWriters'),
  }),
})

builder.prismaObjectField('Claim', 'backing', (t) =>
  t.relation('backing', {
    nullable: false,
    onNull: 'error',
    description: 'On whose word it rests by itself, as its own article has it.',
  }),
)

builder.prismaObjectField('Claim', 'corroboration', (t) =>
  t.relation('corroboration', {
    nullable: false,
    onNull: 'error',
    description:
      'On whose word it rests together with the accepted claims that are EQUIVALENT to it, directly or through others: those of its group, itself included.',
  }),
)
