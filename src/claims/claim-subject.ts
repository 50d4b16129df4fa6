import { branded, builder } from '../graphql/builder.ts'
import { declares } from '../graphql/declare.ts'
import { unreachable } from '../graphql/errors.ts'
import { MentionEnum } from './claim-filter.ts'

const Subject = builder.unionType('Subject', {
  description: 'What a claim can be about.',
  types: ['Country', 'Person', 'Organization', 'Topic'],
})

builder.prismaObject('ClaimSubject', {
  select: {},
  fields: (t) => ({
    subject: t.field({
      ...declares({
        kind: 'union',
        relations: { country: 'Country', person: 'Person', organization: 'Organization', topic: 'Topic' },
      }),
      type: Subject,
      description: 'What the claim is about.',
      select: (_args, _context, nested) => ({
        country: nested(true, [], 'Country'),
        person: nested(true, [], 'Person'),
        organization: nested(true, [], 'Organization'),
        topic: nested(true, [], 'Topic'),
      }),
      resolve: ({ country, person, organization, topic }) =>
        branded('Country', country) ??
        branded('Person', person) ??
        branded('Organization', organization) ??
        branded('Topic', topic) ??
        unreachable('claim_subject_has_one_target'),
    }),
    basis: t.expose('basis', { type: MentionEnum }),
  }),
})
