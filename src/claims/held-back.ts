import type { Database } from '../database/client.ts'
import type { Prisma } from '../database/generated/client.ts'
import { Basis } from '../database/generated/enums.ts'
import { flatten, Values, whereSql } from '../database/where.ts'
import { builder } from '../graphql/builder.ts'
import { whichSpeakersAreUnknown } from '../people/background-filter.ts'
import { type ClaimFilter, whichClaims } from './claim-filter.ts'
import { matchingIdsSql } from './matching-claims.ts'
import { SpeakerFilter } from './speaker-filter.ts'

/** Most names that are listed of each kind. */
const NAMES_LIMIT = 100

interface HeldBackShape {
  reason: 'BASIS' | 'UNKNOWN'
  count: number
  people: string[]
  organizations: string[]
  unnamed: string[]
}

const Reason = builder.enumType('HeldBackReason', {
  description: 'Why a speaker does not match.',
  values: {
    BASIS: { description: 'What is asked is recorded of them, but only on a basis that was not asked for.' },
    UNKNOWN: {
      description:
        'Nothing of the kind is recorded of them, of posts nothing for the time asked: neither that it is so, nor that it is not.',
    },
  } as const,
})

export const HeldBack = builder.objectRef<HeldBackShape>('HeldBack').implement({
  description: 'How many speakers do not match for one reason.',
  fields: (t) => ({
    reason: t.expose('reason', { type: Reason, description: 'Why they do not match.' }),
    count: t.exposeInt('count', {
      description: 'How many: people, organizations, and unnamed speakers, of whom each article has its own.',
    }),
    people: t.exposeStringList('people', {
      description: `Slugs of the people among them, the first ${NAMES_LIMIT} in alphabetical order; count tells whether there may be more.`,
    }),
    organizations: t.exposeStringList('organizations', {
      description: `Slugs of the organizations among them, the first ${NAMES_LIMIT} in alphabetical order.`,
    }),
    unnamed: t.exposeStringList('unnamed', {
      description: `Keys of the unnamed speakers among them, the first ${NAMES_LIMIT} in alphabetical order.`,
    }),
  }),
})

type Filter = NonNullable<Parameters<typeof ClaimFilter.where>[0]>
type Speaker = NonNullable<Filter['attributedTo']>

const BACKGROUNDS = ['from', 'citizenOf', 'worksFor', 'expertOn'] as const
type Background = (typeof BACKGROUNDS)[number]
const ANY_BASIS = Object.values(Basis)

/** Counts the speakers of a list of claims who are left out only for what is asked of their background. */
export async function heldBack(
  database: Database,
  scope: Prisma.ClaimWhereInput,
  filter: Filter | null | undefined,
): Promise<HeldBackShape[]> {
  const values = new Values()
  const sql = heldBackSql(scope, filter, values)
  return sql ? database.$queryRawUnsafe(sql, ...values.list) : []
}

/** The statement that counts them, or undefined where nothing is asked of anybody's background. */
export function heldBackSql(
  scope: Prisma.ClaimWhereInput,
  filter: Filter | null | undefined,
  values: Values,
) {
  const { attributedTo, saidBy, ...others } = filter ?? {}
  const within = (...more: Prisma.ClaimWhereInput[]) => ({ AND: [scope, whichClaims(others), ...more] })
  const asked = [
    ofSpeaker(attributedTo, { isHolder: true }, within(...whoMay(saidBy)), values),
    ofSpeaker(saidBy, {}, within(...whoMay(attributedTo, { isHolder: true })), values),
  ].filter((statement) => statement !== undefined)
  if (asked.length === 0) return undefined
  return `
    select reason, count(*)::int as count, ${names('person.slug')} as people,
      ${names('organization.slug')} as organizations, ${names('unnamed_speaker.key')} as unnamed
    from (
      select person_id, organization_id, unnamed_speaker_id, bool_or(basis) as basis, bool_or(unknown) as unknown
      from (${asked.join(' union all ')}) speaker
      group by person_id, organization_id, unnamed_speaker_id
    ) speaker
    cross join lateral (values (1, 'BASIS', basis), (2, 'UNKNOWN', unknown)) reasons (place, reason, is_so)
    left join person on person.id = person_id
    left join organization on organization.id = organization_id
    left join unnamed_speaker on unnamed_speaker.id = unnamed_speaker_id
    where is_so
    group by place, reason
    order by place`
}

/** The planner leaves out what is not asked for. */
function names(column: string): string {
  return `coalesce((array_agg(${column} order by ${column} collate "C") filter (where ${column} is not null))[1:${NAMES_LIMIT}], '{}')`
}

/** Of each speaker of some claims: whether only the basis, or only what is unknown, stands against them. */
function ofSpeaker(
  speaker: Speaker | null | undefined,
  within: Prisma.AttributionWhereInput,
  claims: Prisma.ClaimWhereInput,
  values: Values,
) {
  const asked = BACKGROUNDS.filter((background) => speaker?.[background])
  if (!speaker || asked.length === 0) return undefined
  const others = { ...speaker, ...Object.fromEntries(asked.map((background) => [background, undefined])) }
  const { where } = SpeakerFilter
  const all = (flag: (background: Background) => string) => asked.map(flag).join(' and ')
  const matches = (background: Background) => flagSql(where({ [background]: speaker[background] }), values)
  const isRecorded = (background: Background) =>
    flagSql(where({ [background]: onAnyBasis(speaker)[background] }), values)
  return `
    select person_id, organization_id, unnamed_speaker_id,
      bool_or(is_recorded) and not bool_or(matches) as basis,
      bool_or(may_match) and not bool_or(is_recorded) as unknown
    from (
      select attribution.person_id, attribution.organization_id, unnamed_speaker_id, ${all(matches)} as matches, ${all(isRecorded)} as is_recorded,
        ${all((background) => `(${isRecorded(background)} or ${flagSql(whichAreUnknown(background, speaker), values)})`)} as may_match
      from attribution left join attribution_trait trait on trait.attribution_id = attribution.id
      where ${whereSql('Attribution', 'attribution', { AND: [within, where(others)] }, values)}
        and attribution.claim_id in (${matchingIdsSql(claims, 'matching', values)})
      group by attribution.id, attribution.person_id, attribution.organization_id, unnamed_speaker_id
    ) attribution
    group by person_id, organization_id, unnamed_speaker_id`
}

/**
 * Whether a condition holds of an attribution, where the statement has it once with each of its traits. What is asked of
 * one trait is so asked of all of them in one reading, instead of looking each attribution up by itself.
 */
function flagSql(condition: object, values: Values): string {
  const parts = flatten(condition).map(([field, asked]) => {
    const { some, none } = Object(asked)
    if (field === 'traits' && (some ?? none)) {
      const holds = `bool_or(coalesce(${whereSql('AttributionTrait', 'trait', some ?? none, values)}, false))`
      return some ? holds : `not ${holds}`
    }
    return `bool_or(${whereSql('Attribution', 'attribution', { [field]: asked }, values)})`
  })
  return parts.length > 0 ? `(${parts.join(' and ')})` : 'true'
}

/** Where both are asked, each is held back among the claims that the other would not rule out. */
function whoMay(speaker: Speaker | null | undefined, more: Prisma.AttributionWhereInput = {}) {
  return speaker ? [{ attributions: { some: { AND: [more, whichMayMatch(speaker)] } } }] : []
}

function onAnyBasis({ from, citizenOf, worksFor, expertOn, ...speaker }: Speaker): Speaker {
  return {
    ...speaker,
    from: from && { ...from, basis: ANY_BASIS },
    citizenOf: citizenOf && { ...citizenOf, basis: ANY_BASIS },
    worksFor: worksFor && { ...worksFor, basis: ANY_BASIS },
    expertOn: expertOn && { ...expertOn, basis: ANY_BASIS },
  }
}

/** Speakers who match in each thing asked of their background, or of whom nothing of that kind is recorded. */
function whichMayMatch(speaker: Speaker): Prisma.AttributionWhereInput {
  const { from, citizenOf, worksFor, expertOn, ...others } = onAnyBasis(speaker)
  const backgrounds = { from, citizenOf, worksFor, expertOn }
  const { where } = SpeakerFilter
  return {
    AND: [
      where(others),
      ...BACKGROUNDS.filter((background) => backgrounds[background]).map((background) => ({
        OR: [where({ [background]: backgrounds[background] }), whichAreUnknown(background, speaker)],
      })),
    ],
  }
}

function whichAreUnknown(background: Background, { from, worksFor }: Speaker): Prisma.AttributionWhereInput {
  const unknown = whichSpeakersAreUnknown
  if (background === 'from' && from) return unknown.from(from)
  if (background === 'worksFor' && worksFor) return unknown.worksFor(worksFor)
  return background === 'citizenOf' ? unknown.citizenOf() : unknown.expertOn()
}
