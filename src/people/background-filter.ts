import type { Prisma } from '../database/generated/client.ts'
import { Background, Basis, type FactProperty } from '../database/generated/enums.ts'
import { builder } from '../graphql/builder.ts'
import { BasisEnum, coversDay } from '../graphql/dates.ts'
import { describeEnum } from '../graphql/enums.ts'

// What may be asked of somebody's background, and what it means for a person, and for the speaker of an attribution.
// Of a speaker, an affiliation counts on the days that the claim was made: attribution_trait knows.

export const BackgroundEnum = builder.enumType(Background, describeEnum('Background'))

const EVIDENCED: Basis[] = ['TEXT', 'EXTERNAL']

export const CitizenOf = inCountry('CitizenOf', 'citizenship')
export const ResidentIn = inCountry('ResidentIn', 'residence')

function inCountry(name: string, fact: string) {
  return builder.inputType(name, {
    description: `One ${fact} that fits every field given.`,
    fields: (t) => ({
      country: t.field({ type: 'CountryCode', required: true, description: `The country of ${fact}.` }),
      basis: t.field({
        type: [BasisEnum],
        required: false,
        defaultValue: EVIDENCED,
        description: 'How we know of it.',
      }),
    }),
  })
}

export const WorksFor = builder.inputType('WorksFor', {
  description:
    'One post or membership that fits every field given. It counts on the days of its period: the stated one, or else from its first to its last attestation. One without either never fits.',
  fields: (t) => ({
    country: t.field({
      type: 'CountryCode',
      required: false,
      description:
        'The country of the organization. Of the two bases, that of the post and that of this country, the weaker then counts.',
    }),
    organization: t.field({
      type: 'OrganizationSlug',
      required: false,
      description: 'The organization itself, not its parts.',
    }),
    on: t.field({
      type: 'Date',
      required: false,
      description:
        'The day on which it must be held. Without it: of a speaker, any of the days on which the claim may have been made; of a person, any day.',
    }),
    basis: t.field({
      type: [BasisEnum],
      required: false,
      defaultValue: EVIDENCED,
      description: 'How we know of it.',
    }),
  }),
})

export const ExpertOn = builder.inputType('ExpertOn', {
  description: 'One field of expertise that fits every field given.',
  fields: (t) => ({
    country: t.field({
      type: 'CountryCode',
      required: false,
      description: 'The country known by profession.',
    }),
    topic: t.field({ type: 'TopicSlug', required: false, description: 'The topic known by profession.' }),
    basis: t.field({
      type: [BasisEnum],
      required: false,
      defaultValue: EVIDENCED,
      description: 'How we know of it.',
    }),
  }),
})

export const From = builder.inputType('From', {
  description:
    'The everyday reading of "Russian": citizen of, works for, or described as of that country; resident there only where `by` asks for it.',
  fields: (t) => ({
    country: t.field({ type: 'CountryCode', required: true, description: 'The country that they are from.' }),
    by: t.field({
      type: [BackgroundEnum],
      required: false,
      defaultValue: ['CITIZENSHIP', 'AFFILIATION', 'DESCRIPTION'],
      description: 'By which of these.',
    }),
    basis: t.field({
      type: [BasisEnum],
      required: false,
      defaultValue: EVIDENCED,
      description: 'How we know of it.',
    }),
  }),
})

type CitizenOf = typeof CitizenOf.$inferInput
type WorksFor = typeof WorksFor.$inferInput
type ExpertOn = typeof ExpertOn.$inferInput
type From = typeof From.$inferInput

// Prisma takes an OR of nothing for no condition at all.
const NOTHING = { id: { in: [] } }
/** The strongest first. */
const BASES = Object.values(Basis)
const PERIOD = ['periodEdtf', 'periodFrom', 'periodTo'] as const
const oneOf = <T>(values: T[] | null | undefined) => ({ in: values ?? [] })
const maybe = <T>(value: T | null | undefined) => value ?? undefined
const kindsOf = (by: Background[] | null | undefined) => (by ?? []).filter((kind) => kind !== 'RESIDENCE')
const ofTopic = (slug: string | null | undefined) => (slug ? { slug } : undefined)

export const whichSpeakers = {
  citizenOf: ({ country, basis }: CitizenOf): Prisma.AttributionWhereInput => ({
    traits: { some: { kind: 'CITIZENSHIP', countryCode: country, countryBasis: oneOf(basis) } },
  }),
  worksFor: ({ country, organization, on, basis }: WorksFor): Prisma.AttributionWhereInput =>
    on
      ? { person: whichPeople.worksFor({ country, organization, on, basis }) }
      : {
          traits: {
            some: {
              kind: 'AFFILIATION',
              countryCode: maybe(country),
              [country ? 'countryBasis' : 'basis']: oneOf(basis),
              organization: organization ? { slug: organization } : undefined,
            },
          },
        },
  expertOn: ({ country, topic, basis }: ExpertOn): Prisma.AttributionWhereInput => ({
    traits: {
      some: {
        kind: 'EXPERTISE',
        [country ? 'countryBasis' : 'basis']: oneOf(basis),
        countryCode: maybe(country),
        topic: ofTopic(topic),
      },
    },
  }),
  from: ({ country, by, basis }: From): Prisma.AttributionWhereInput => {
    const traits = { some: { kind: oneOf(kindsOf(by)), countryCode: country, countryBasis: oneOf(basis) } }
    if (!by?.includes('RESIDENCE')) return { traits }
    // The index table does without what is hardly ever asked.
    const origins = { some: { kind: Background.RESIDENCE, countryCode: country, basis: oneOf(basis) } }
    return { OR: [{ traits }, { origins }] }
  },
}

// Only people have these: nothing is unknown of an organization, nor of a writer who does not sign.
const somebody: Prisma.AttributionWhereInput = { NOT: { personId: null, unnamedSpeakerId: null } }

/** The speakers of whom nothing of the kind asked for is recorded, on any basis. */
export const whichSpeakersAreUnknown = {
  citizenOf: (): Prisma.AttributionWhereInput => ({
    AND: [somebody, { traits: { none: { kind: 'CITIZENSHIP' } } }],
  }),
  worksFor: ({ country, organization, on }: WorksFor): Prisma.AttributionWhereInput => {
    // A title without an organization says of nobody whom they work for.
    const organizationId = country || organization ? { not: null } : undefined
    const ofACountry = country ? { organization: { countryCode: { not: null } } } : {}
    const held = { retractedAt: null, organizationId, ...ofACountry }
    return {
      AND: [
        somebody,
        on
          ? { NOT: { person: { affiliations: { some: { ...held, ...coversDay(on, ...PERIOD) } } } } }
          : { traits: { none: { kind: 'AFFILIATION', organizationId, ...ofACountry } } },
      ],
    }
  },
  expertOn: (): Prisma.AttributionWhereInput => ({
    AND: [somebody, { traits: { none: { kind: 'EXPERTISE' } } }],
  }),
  from: ({ by }: From): Prisma.AttributionWhereInput => ({
    AND: [
      somebody,
      { traits: { none: { kind: oneOf(kindsOf(by)), countryCode: { not: null } } } },
      ...(by?.includes('RESIDENCE') ? [{ origins: { none: { kind: Background.RESIDENCE } } }] : []),
    ],
  }),
}

export const whichPeople = {
  citizenOf: ({ country, basis }: CitizenOf): Prisma.PersonWhereInput => ({
    facts: { some: { ...whichFacts('CITIZENSHIP', basis), countryCode: country } },
  }),
  residentIn: ({ country, basis }: CitizenOf): Prisma.PersonWhereInput => ({
    facts: { some: { ...whichFacts('RESIDENCE', basis), countryCode: country } },
  }),
  worksFor: ({ country, organization, on, basis }: WorksFor): Prisma.PersonWhereInput => ({
    affiliations: {
      some: {
        retractedAt: null,
        ...(on ? coversDay(on, ...PERIOD) : { periodEdtf: { not: null } }),
        organization: organization ? { slug: organization } : undefined,
        OR: country ? [NOTHING, ...whichPosts(country, basis ?? [])] : [{ basis: oneOf(basis) }],
      },
    },
  }),
  expertOn: ({ country, topic, basis }: ExpertOn): Prisma.PersonWhereInput => ({
    facts: {
      some: { ...whichFacts('EXPERTISE', basis), countryCode: maybe(country), topic: ofTopic(topic) },
    },
  }),
  from: ({ country, by, basis }: From): Prisma.PersonWhereInput => ({
    OR: [
      NOTHING,
      ...(by?.includes('CITIZENSHIP') ? [whichPeople.citizenOf({ country, basis })] : []),
      ...(by?.includes('AFFILIATION') ? [whichPeople.worksFor({ country, basis })] : []),
      ...(by?.includes('RESIDENCE') ? [whichPeople.residentIn({ country, basis })] : []),
    ],
  }),
}

/** Posts in a country, by the weaker of two bases: that of the post, and that of its organization's country. */
function whichPosts(countryCode: string, basis: Basis[]): Prisma.AffiliationWhereInput[] {
  return basis.flatMap((weaker) => {
    const upToIt = { in: BASES.slice(0, BASES.indexOf(weaker) + 1) }
    return [
      { basis: weaker, organization: { countryCode, countryBasis: upToIt } },
      { basis: upToIt, organization: { countryCode, countryBasis: weaker } },
    ]
  })
}

function whichFacts(property: FactProperty, basis: Basis[] | null | undefined) {
  return { property, basis: oneOf(basis), rank: { not: 'DEPRECATED' as const }, retractedAt: null }
}
