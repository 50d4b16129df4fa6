import { type Background, CueForce } from '../database/generated/enums.ts'
import { branded, builder } from '../graphql/builder.ts'
import { BasisEnum } from '../graphql/dates.ts'
import { declares } from '../graphql/declare.ts'
import { describeEnum } from '../graphql/enums.ts'
import { unreachable } from '../graphql/errors.ts'
import { BackgroundEnum } from '../people/background-filter.ts'
import { RoleEnum } from '../people/role.ts'
import { Speaker } from './speaker.ts'
import { SpeakerKindEnum } from './speaker-filter.ts'

const CueForceEnum = builder.enumType(CueForce, describeEnum('CueForce'))

builder.prismaObject('UnnamedSpeaker', {
  select: {},
  fields: (t) => ({
    key: t.exposeString('key'),
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

const SpeakerOrigin = builder.prismaObject('SpeakerOrigin', {
  description: 'A country that a speaker is from, and by what.',
  select: {},
  fields: (t) => ({
    kind: t.expose('kind', { type: BackgroundEnum, description: 'By what.' }),
    country: t.relation('country', { description: 'Where they are from.' }),
    organization: t.relation('organization', { nullable: true }),
    basis: t.expose('basis', {
      type: BasisEnum,
      description: 'How we know: of a post, the weaker of its basis and that of its organization’s country.',
    }),
  }),
})

const whichOrigins = ({ by }: { by?: Background[] | null }) => ({
  where: { kind: by ? { in: by } : undefined },
  orderBy: [{ kind: 'asc' as const }, { originId: 'asc' as const }],
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
    isRelayed: t.boolean({
      ...declares({ kind: 'through', relation: 'standing', field: 'isRelayed' }),
      description: 'Whether somebody other than the writer stands between the speaker and the article.',
      select: { standing: { select: { isRelayed: true } } },
      resolve: ({ standing }) => standing?.isRelayed ?? unreachable('attribution_standing'),
    }),
    isJoint: t.boolean({
      ...declares({ kind: 'through', relation: 'standing', field: 'isJoint' }),
      description: 'Whether others speak with the speaker, as one.',
      select: { standing: { select: { isJoint: true } } },
      resolve: ({ standing }) => standing?.isJoint ?? unreachable('attribution_standing'),
    }),
    from: t.field({
      ...declares({ kind: 'related', relation: 'origins', query: whichOrigins }),
      type: [SpeakerOrigin],
      description:
        'Where the speaker is from, as far as is known for the days that the claim was made: one entry for each citizenship, post, description and residence. Of a citizenship or residence, its period does not matter. Empty when nothing is known.',
      args: {
        by: t.arg({
          type: [BackgroundEnum],
          required: false,
          description: 'Only by one of these. Without it, by all.',
        }),
      },
      select: (args, _context, nested) => ({ origins: nested(whichOrigins(args)) }),
      resolve: ({ origins }) => origins,
    }),
    spans: t.relation('spans', {
      description: 'Where the words for the speaker and the cue stand, in reading order.',
      query: { orderBy: { ordinal: 'asc' } },
    }),
  }),
})
