import { builder } from '../graphql/builder.ts'

builder.prismaObject('Reference', {
  select: {},
  fields: (t) => ({
    url: t.exposeString('url', { nullable: true }),
    says: t.exposeString('says', { nullable: true }),
    isPartial: t.exposeBoolean('isPartial'),
    text: t.relation('text', {
      nullable: true,
      description: 'The text in which it is a stretch. Null when it is an address.',
    }),
    start: t.exposeInt('start', { nullable: true }),
    end: t.exposeInt('end', { nullable: true }),
    sha256: t.exposeString('sha256', { nullable: true }),
    exact: t.exposeString('exact', { nullable: true }),
  }),
})
