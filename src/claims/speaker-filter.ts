import type { Prisma } from '../database/generated/client.ts'
import { SpeakerKind } from '../database/generated/enums.ts'
import { builder } from '../graphql/builder.ts'
import { describeEnum } from '../graphql/enums.ts'
import { filtersOn } from '../graphql/filter.ts'
import { CitizenOf, ExpertOn, From, WorksFor, whichSpeakers } from '../people/background-filter.ts'
import { RoleEnum } from '../people/role.ts'

export const SpeakerKindEnum = builder.enumType(SpeakerKind, describeEnum('SpeakerKind'))

const ReportedEnum = builder.enumType('Reported', {
  description: 'How what somebody said reaches the article.',
  values: {
    DIRECTLY: {
      description: 'By the article itself, and alone: neither of the others. The writer is no third party.',
    },
    THROUGH_OTHERS: { description: 'Somebody else, other than the writer, reports it or cites it.' },
    JOINTLY: { description: 'Others speak with them, as one.' },
  } as const,
})

const MANNERS = {
  DIRECTLY: { isRelayed: false, isJoint: false },
  THROUGH_OTHERS: { isRelayed: true },
  JOINTLY: { isJoint: true },
}

const UNNAMED: SpeakerKind[] = ['COLLECTIVE', 'ANONYMOUS', 'DOCUMENT']

const { is, define } = filtersOn<Prisma.AttributionWhereInput>()

/** Conditions on the speaker of one attribution. */
export const SpeakerFilter = define(
  'SpeakerFilter',
  'One speaker who fits every field given: all of them hold of the same attribution.',
  {
    role: is([RoleEnum], 'Speaks in one of these capacities here.', (roles) => ({ role: { in: roles } })),
    speakerKind: is([SpeakerKindEnum], 'Is of one of these kinds.', (kinds) => ({
      speakerKind: { in: kinds },
    })),
    person: is(
      ['PersonSlug'],
      'Is one of these people, also as the signed writer of the article.',
      (slugs) => ({
        person: { slug: { in: slugs } },
      }),
    ),
    organization: is(['OrganizationSlug'], 'Is one of these organizations itself.', (slugs) => ({
      organization: { slug: { in: slugs } },
    })),
    unnamed: is(['UnnamedSpeakerKey'], 'Is one of these unnamed speakers of an article.', (keys) => ({
      unnamedSpeaker: { key: { in: keys } },
    })),
    named: is(
      'Boolean',
      "True: a person or an organization. False: a collective, somebody anonymous, or a document. The article's own voice is neither.",
      (named) => ({ speakerKind: { in: named ? ['PERSON', 'ORGANIZATION'] : UNNAMED } }),
    ),
    reported: is(
      [ReportedEnum],
      'Is reported in one of these ways. What is said jointly and reported by others is both.',
      (manners) => ({
        OR: [{ id: { in: [] } }, ...manners.map((manner) => ({ standing: MANNERS[manner] }))],
      }),
    ),
    from: is(
      From,
      'Is from a country in the everyday sense. Of a citizenship, its period does not matter.',
      whichSpeakers.from,
    ),
    citizenOf: is(
      CitizenOf,
      'Is a person of whom such a citizenship is recorded, of whatever period.',
      whichSpeakers.citizenOf,
    ),
    worksFor: is(
      WorksFor,
      'Is a person who held such a post on a day that the claim was made, or on the day given.',
      whichSpeakers.worksFor,
    ),
    expertOn: is(
      ExpertOn,
      'Is a person of whom such an expertise is recorded, of whatever period.',
      whichSpeakers.expertOn,
    ),
  },
)
