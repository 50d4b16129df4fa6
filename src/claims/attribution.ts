import { CueForce } from '../database/generated/enums.ts'
import { branded, builder } from '../graphql/builder.ts'
import { BasisEnum } from '../graphql/dates.ts'
import { declares } from '../graphql/declare.ts'
import { describeEnum } from '../graphql/enums.ts'
import { RoleEnum } from '../people/role.ts'
import { Speaker } from './speaker.ts'
import { SpeakerKindEnum } from './speaker-filter.ts'

const CueForceEnum = builder.enumType(CueForce, describeEnum('CueForce'))

builder.prismaObject('UnnamedSpeaker', {
  select: {},
  fields: (t) => ({
    kind: t.expose('kind', { type: SpeakerKindEnum }),
    label: t.exposeString('label'),
    countries: t.relation('countries', { query: { orderBy: { id: 'asc' } } }),
    article: t.relation('article'),
  }),
})

builder.prismaObject('UnnamedSpeakerCountry', {
  select: {},
  fields: (t) => ({
    country: t.relation('country', { description: 'The country by which it is described.' }),
    basis: t.expose('basis', { type: BasisEnum }),
  }),
})

builder.prismaObject('Attribution', {
  select: {},
  fields: (t) => ({
    depth: t.exposeInt('depth'),
    isHolder: t.exposeBoolean('isHolder'),
    speakerKind: t.expose('speakerKind', { type: SpeakerKindEnum, description: 'What the speaker is.' }),
    speaker: t.field({
      ...declares({
        kind: 'union',
        relations: { person: 'Person', organization: 'Organization', unnamedSpeaker: 'UnnamedSpeaker' },
      }),
      type: Speaker,
      nullable: true,
      description: "The speaker. Null for the article's own voice where the article is not signed.",
      select: (_args, _context, nested) => ({
        person: nested(true, [], 'Person'),
        organization: nested(true, [], 'Organization'),
        unnamedSpeaker: nested(true, [], 'UnnamedSpeaker'),
      }),
      resolve: ({ person, organization, unnamedSpeaker }) =>
        branded('Person', person) ??
        branded('Organization', organization) ??
        branded('UnnamedSpeaker', unnamedSpeaker),
    }),
    label: t.exposeString('label', { nullable: true }),
    role: t.expose('role', { type: RoleEnum, description: 'The capacity in which the speaker speaks here.' }),
    cue: t.exposeString('cue', { nullable: true }),
    force: t.expose('force', { type: CueForceEnum, nullable: true }),
    spans: t.relation('spans', {
      description: 'Where the words for the speaker and the cue stand, in reading order.',
      query: { orderBy: { ordinal: 'asc' } },
    }),
  }),
})
