import type { Prisma } from '../database/generated/client.ts'
import { TopicKind } from '../database/generated/enums.ts'
import { builder } from '../graphql/builder.ts'
import { DayRange, liesIn } from '../graphql/dates.ts'
import { describeEnum } from '../graphql/enums.ts'
import { filtersOn } from '../graphql/filter.ts'
import { looksForWords } from '../graphql/words.ts'
import { whichAnswer } from '../search/matching.ts'

export const TopicKindEnum = builder.enumType(TopicKind, describeEnum('TopicKind'))

const { is, defineListFilter } = filtersOn<Prisma.TopicWhereInput>()

export const TopicFilter = defineListFilter('TopicFilter', 'Only those topics that fit every field given.', {
  slug: is(['TopicSlug'], 'Only these.', (slugs) => ({ slug: { in: slugs } })),
  text: is(
    'String',
    'Only those whose names answer this as they would answer `search`, also by a similar spelling.',
    (asked) => whichAnswer('Topic', asked),
    looksForWords,
  ),
  kind: is([TopicKindEnum], 'Only those of one of these kinds.', (kinds) => ({ kind: { in: kinds } })),
  event: is(
    DayRange,
    'Only events that happened wholly in this range. An event without a day never fits.',
    (range) => liesIn(range, 'eventFrom', 'eventTo'),
  ),
})
