import type { Database } from '../database/client.ts'
import type { Prisma } from '../database/generated/client.ts'
import { Basis } from '../database/generated/enums.ts'
import { builder } from '../graphql/builder.ts'
import { whichSpeakersAreUnknown } from '../people/background-filter.ts'
import { type ClaimFilter, whichClaims } from './claim-filter.ts'
import { SpeakerFilter } from './speaker-filter.ts'

const Reason = builder.enumType('HeldBackReason', {
  description: 'Why a speaker does not match.',
  values: {
    BASIS: { description: 'What is asked is recorded of them, but only on a basis that was not asked for.' },
    UNKNOWN: {
      description:
        'Nothing of the kind is recorded of them at all: neither that it is so, nor that it is not.',
    },
  } as const,
})

export const HeldBack = builder
  .objectRef<{ reason: 'BASIS' | 'UNKNOWN'; count: number }>('HeldBack')
  .implement({
    description: 'How many speakers do not match for one reason.',
    fields: (t) => ({
      reason: t.expose('reason', { type: Reason, description: 'The reason.' }),
      count: t.exposeInt('count', {
        description:
          'How many: people, organizations, and unnamed speakers, of whom each article has its own.',
      }),
    }),
  })

type Filter = NonNullable<Parameters<typeof ClaimFilter.where>[0]>
type Speaker = NonNullable<Filter['attributedTo']>

const BACKGROUNDS = ['from', 'citizenOf', 'worksFor', 'expertOn'] as const
const ANY_BASIS = Object.values(Basis)

/** Counts the speakers of a list of claims who are left out only for what is asked of their background. */
export async function heldBack(
  database: Database,
  scope: Prisma.ClaimWhereInput,
  filter: Filter | null | undefined,
) {
  const { attributedTo, saidBy, ...others } = filter ?? {}
  const found = await Promise.all([
    countFor(attributedTo, { isHolder: true, claim: { AND: [scope, whichClaims({ saidBy, ...others })] } }),
    countFor(saidBy, { claim: { AND: [scope, whichClaims({ attributedTo, ...others })] } }),
  ])
  return (['BASIS', 'UNKNOWN'] as const)
    .map((reason) => ({ reason, count: new Set(found.flatMap((each) => each[reason])).size }))
    .filter(({ count }) => count > 0)

  async function countFor(speaker: Speaker | null | undefined, within: Prisma.AttributionWhereInput) {
    const asked = BACKGROUNDS.filter((background) => speaker?.[background])
    if (!speaker || asked.length === 0) return { BASIS: [], UNKNOWN: [] }
    const matching = await speakers({ AND: [within, SpeakerFilter.where(speaker)] })
    const recorded = await speakers({ AND: [within, SpeakerFilter.where(onAnyBasis(speaker))] })
    const possible = await speakers({ AND: [within, whichMayMatch(speaker)] })
    return { BASIS: except(recorded, matching), UNKNOWN: except(possible, recorded) }
  }

  /** A key for each different speaker of some attributions. */
  async function speakers(where: Prisma.AttributionWhereInput): Promise<string[]> {
    const by: ['personId', 'organizationId', 'unnamedSpeakerId'] = [
      'personId',
      'organizationId',
      'unnamedSpeakerId',
    ]
    return (await database.attribution.groupBy({ by, where })).map((speaker) =>
      by.map((id) => speaker[id]).join(),
    )
  }
}

const except = (speakers: string[], others: string[]) =>
  speakers.filter((speaker) => !others.includes(speaker))

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
  const { where } = SpeakerFilter
  const unknown = whichSpeakersAreUnknown
  return {
    AND: [
      where(others),
      ...(from ? [{ OR: [where({ from }), unknown.from(from)] }] : []),
      ...(citizenOf ? [{ OR: [where({ citizenOf }), unknown.citizenOf()] }] : []),
      ...(worksFor ? [{ OR: [where({ worksFor }), unknown.worksFor(worksFor)] }] : []),
      ...(expertOn ? [{ OR: [where({ expertOn }), unknown.expertOn()] }] : []),
    ],
  }
}
