import type { Prisma } from '../database/generated/client.ts'
import { ClaimForm, ClaimKind, Mention, Polarity, Review } from '../database/generated/enums.ts'
import { builder } from '../graphql/builder.ts'
import { DayRange, liesIn } from '../graphql/dates.ts'
import { describeEnum } from '../graphql/enums.ts'
import { filtersOn } from '../graphql/filter.ts'
import { refusesReversed } from '../graphql/reversed.ts'
import { looksForWords } from '../graphql/words.ts'
import { whichAnswer } from '../search/matching.ts'
import { ControlWhenPublished, OwnController, whichControlled } from '../sources/control-when-published.ts'
import { SourceFilter } from '../sources/source-filter.ts'
import { CorroborationFilter, whichAreCorroborated } from './corroboration-filter.ts'
import { OutcomeFilter, whichCameOut } from './outcome-filter.ts'
import { SpeakerFilter } from './speaker-filter.ts'
import { StanceFilter } from './stance-filter.ts'

export const ClaimKindEnum = builder.enumType(ClaimKind, describeEnum('ClaimKind'))
export const PolarityEnum = builder.enumType(Polarity, describeEnum('Polarity'))
export const ClaimFormEnum = builder.enumType(ClaimForm, describeEnum('ClaimForm'))
export const ReviewEnum = builder.enumType(Review, describeEnum('Review'))
export const MentionEnum = builder.enumType(Mention, describeEnum('Mention'))

const About = builder.inputType('About', {
  description:
    'What a claim is about. Of each kind given, at least one must be a subject of the claim, mentioned in one of the ways of `basis`. Where no kind is given, anything may be.',
  fields: (t) => ({
    country: t.field({ type: ['CountryCode'], required: false, description: 'One of these countries.' }),
    person: t.field({ type: ['PersonSlug'], required: false, description: 'One of these people.' }),
    organization: t.field({
      type: ['OrganizationSlug'],
      required: false,
      description: 'One of these organizations.',
    }),
    topic: t.field({ type: ['TopicSlug'], required: false, description: 'One of these topics.' }),
    basis: t.field({
      type: [MentionEnum],
      required: false,
      defaultValue: ['EXPLICIT', 'ANAPHORIC'],
      description: 'How the claim mentions it.',
    }),
  }),
})

function whichSubjects({
  country,
  person,
  organization,
  topic,
  basis,
}: typeof About.$inferInput): Prisma.ClaimWhereInput {
  const mentioned: Prisma.ClaimSubjectWhereInput = { basis: { in: basis ?? [] } }
  const targets: Prisma.ClaimSubjectWhereInput[] = [
    ...(country ? [{ countryCode: { in: country } }] : []),
    ...(person ? [{ person: { slug: { in: person } } }] : []),
    ...(organization ? [{ organization: { slug: { in: organization } } }] : []),
    ...(topic ? [{ topic: { slug: { in: topic } } }] : []),
  ]
  if (targets.length === 0) return { subjects: { some: mentioned } }
  return { AND: targets.map((target) => ({ subjects: { some: { ...mentioned, ...target } } })) }
}

const ChainLength = builder.inputType('ChainLength', {
  ...refusesReversed,
  description:
    'How many links the chain of a claim has. Joint speakers are one link. A most below the least is refused.',
  fields: (t) => ({
    min: t.int({ required: false, description: 'At least so many: 2 for what was said at second hand.' }),
    max: t.int({ required: false, description: 'At most so many.' }),
  }),
})

const heldByName: Prisma.ClaimWhereInput = {
  attributions: { some: { isHolder: true, NOT: { personId: null, organizationId: null } } },
}
const backedByName: Prisma.ClaimWhereInput = {
  OR: [heldByName, { representative: { group: { some: { AND: [{ review: 'ACCEPTED' }, heldByName] } } } }],
}

const { is, defineListFilter } = filtersOn<Prisma.ClaimWhereInput>()

export const ClaimFilter = defineListFilter(
  'ClaimFilter',
  'Only those claims that fit every field given. A field that is left out asks nothing; a field that is null is refused. Only accepted claims are listed unless `review` is given somewhere in the filter.',
  {
    key: is(['ClaimKey'], 'Only these.', (keys) => ({ key: { in: keys } })),
    text: is(
      'String',
      'Only those whose text, or whose quoted words as far as they are attached, answer this as they would answer `search`.',
      (asked) => whichAnswer('Claim', asked),
      looksForWords,
    ),
    about: is(About, 'Only those about this.', whichSubjects),
    attributedTo: is(
      SpeakerFilter.ref,
      'Only those whose holder, the one whose claim it is, fits this. Of joint holders one is enough.',
      (speaker) => ({ attributions: { some: { AND: [{ isHolder: true }, SpeakerFilter.where(speaker)] } } }),
    ),
    saidBy: is(
      SpeakerFilter.ref,
      'Only those where somebody of the chain fits this: the holder, whoever relays the claim, or whoever is cited in it.',
      (speaker) => ({ attributions: { some: SpeakerFilter.where(speaker) } }),
    ),
    publishedBy: is(
      SourceFilter.ref,
      'Only those in articles of such a source. An article without a source never fits.',
      (source) => ({ source: SourceFilter.where(source) }),
    ),
    article: is(['ArticleSlug'], 'Only those of one of these articles.', (slugs) => ({
      article: { slug: { in: slugs } },
    })),
    controlledBy: is(
      ControlWhenPublished,
      'Only those in articles whose source was under such control when they were published.',
      (control) => ({ article: whichControlled(control) }),
    ),
    aboutController: is(
      OwnController,
      'Only those about a country, mentioned explicitly or by a word that refers back, that controls the source of their own article.',
      ({ kind, basis, isDated }) => ({
        controllerSubjects: {
          some: {
            mention: { in: ['EXPLICIT', 'ANAPHORIC'] },
            kind: { in: kind ?? [] },
            basis: { in: basis ?? [] },
            isDated: isDated ?? undefined,
          },
        },
      }),
    ),
    published: is(DayRange, 'Only those whose article was published wholly in this range.', (range) => ({
      article: liesIn(range, 'publishedFrom', 'publishedTo'),
      // Follows from it, and says where in the order of lists to look.
      newestFirst: {
        ...(range.to && { gte: daysToEnd(range.to) }),
        ...(range.from && { lte: daysToEnd(range.from) }),
      },
    })),
    said: is(
      DayRange,
      'Only those said wholly in this range. Where it is not recorded when a claim was said, it never fits.',
      (range) => liesIn(range, 'saidFrom', 'saidTo'),
    ),
    kind: is([ClaimKindEnum], 'Only those of one of these kinds.', (kinds) => ({ kind: { in: kinds } })),
    polarity: is(PolarityEnum, 'Only those that affirm, or only those that deny.', (polarity) => ({
      polarity,
    })),
    form: is([ClaimFormEnum], 'Only those rendered in one of these ways.', (forms) => ({
      form: { in: forms },
    })),
    hedged: is(
      'Boolean',
      'True: only those with words that weaken them. False: only those without.',
      (hedged) => ({
        hedge: hedged ? { not: null } : null,
      }),
    ),
    stance: is(StanceFilter.ref, 'Only those that take such a position on a question.', (stance) => ({
      stances: { some: { AND: [{ retractedAt: null }, StanceFilter.where(stance)] } },
    })),
    chainLength: is(
      ChainLength,
      'Only those with so many links from the reader to the deepest speaker.',
      ({ min, max }) => ({
        AND: [
          { attributions: { some: { depth: { gte: Math.max(min ?? 1, 1) - 1 } } } },
          ...(max != null ? [{ attributions: { none: { depth: { gte: Math.max(max, 0) } } } }] : []),
        ],
      }),
    ),
    namedBacking: is(
      'Boolean',
      'True: only those that somebody with a name holds: a person, an organization or the signed writer of an article, of this claim or of an accepted one that is EQUIVALENT to it, directly or through others. False: only those that rest on unnamed speakers, or on an unsigned writer, alone.',
      (namedBacking) => (namedBacking ? backedByName : { NOT: backedByName }),
    ),
    corroboration: is(
      CorroborationFilter,
      'Only those on so many words: counted over the accepted claims EQUIVALENT to it, directly or through others, and itself.',
      whichAreCorroborated,
    ),
    due: is(
      DayRange,
      'Only those whose prediction or promise falls due wholly in this range. What gives no time never fits.',
      (range) => liesIn(range, 'dueFrom', 'dueTo'),
    ),
    outcome: is(OutcomeFilter, 'Only those of which this came.', whichCameOut),
    isDuplicate: is(
      'Boolean',
      'True: only those that are another claim printed again. False: only those that are not.',
      (isDuplicate) => ({
        relationsFrom: { [isDuplicate ? 'some' : 'none']: { kind: 'DUPLICATES', retractedAt: null } },
      }),
    ),
    review: is([ReviewEnum], 'Only those with one of these decisions of the reviewers.', (reviews) => ({
      review: { in: reviews },
    })),
  },
)

/** The order of lists, as the database generates it. */
function daysToEnd(day: string): number {
  return (Date.UTC(9999, 11, 31) - Date.parse(day)) / 86_400_000
}

type ClaimFilterValue = Parameters<typeof ClaimFilter.where>[0]

/** The claims that a filter lists: accepted ones, unless it speaks of review itself. */
export function whichClaims(filter: ClaimFilterValue): Prisma.ClaimWhereInput {
  return asksReview(filter)
    ? ClaimFilter.where(filter)
    : { AND: [{ review: 'ACCEPTED' }, ClaimFilter.where(filter)] }
}

function asksReview(filter: ClaimFilterValue): boolean {
  if (!filter) return false
  return [
    filter.review !== undefined,
    ...(filter.allOf ?? []).map(asksReview),
    ...(filter.anyOf ?? []).map(asksReview),
    asksReview(filter.not),
  ].includes(true)
}
