import { builder, type SchemaTypes } from '../graphql/builder.ts'
import { PAGE_DEFAULT, PAGE_LIMIT } from '../graphql/cursor.ts'
import { declares } from '../graphql/declare.ts'
import { badUserInput } from '../graphql/errors.ts'
import { checkSize } from '../graphql/page-arguments.ts'
import { ClaimFilter } from './claim-filter.ts'
import { readTimeline, type TimelinePlace, type TimelineValue } from './read-timeline.ts'
import { ClaimFacet, TimelineAxis, TimelineInterval } from './timeline-enums.ts'
import { timelineSql } from './timeline-sql.ts'
import { BUCKET_LIMIT, IMPRECISE, OUTSIDE, UNDATED } from './timeline-tables.ts'

const Value = builder.objectRef<TimelineValue>('TimelineValue').implement({
  description: 'How many of the claims there are of one value.',
  fields: (t) => ({
    value: t.exposeString('value', {
      nullable: true,
      description:
        'What names it among the values of the facet: a code, a slug, a value of an enum. Null for the claims that have none.',
    }),
    name: t.exposeString('name', {
      nullable: true,
      description: 'The same in words to show. Null where the value is.',
    }),
    count: t.exposeInt('count', { description: 'How many claims.' }),
  }),
})

const Facet = builder.objectRef<{ values: TimelineValue[]; first: number }>('TimelineFacet').implement({
  description: 'The claims of one bucket, counted by what the timeline asks in `by`.',
  fields: (t) => ({
    total: t.int({
      description: 'How many values there are in all. The list of them is cut at `first`.',
      resolve: ({ values }) => values.length,
    }),
    buckets: t.field({
      type: [Value],
      description:
        'Those of most claims first; of equal ones by slug or code or in the order of the enum, null last.',
      resolve: ({ values, first }) => values.slice(0, first),
    }),
  }),
})

type PlaceBuilder = PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, TimelinePlace>

const placeFields = (t: PlaceBuilder) => ({
  count: t.exposeInt('count', { description: 'How many claims.' }),
  by: t.field({
    type: Facet,
    nullable: true,
    description: 'Its claims by value, as in ClaimFacets. Null where the timeline asks for no `by`.',
    extensions: { checkArguments: checkSize },
    args: {
      first: t.arg.int({
        required: false,
        defaultValue: PAGE_DEFAULT,
        description: `How many values to list: 0 to ${PAGE_LIMIT}. \`total\` tells how many there are.`,
      }),
    },
    resolve: async (place, { first }) => {
      const values = await place.values
      return values && { values, first: first ?? PAGE_DEFAULT }
    },
  }),
})

const Bucket = builder.objectRef<TimelinePlace & { first: Date; last: Date }>('TimelineBucket').implement({
  description: 'The claims that lie wholly in some days.',
  fields: (t) => ({
    from: t.field({ type: 'Date', description: 'First day.', resolve: ({ first }) => first }),
    to: t.field({ type: 'Date', description: 'Last day.', resolve: ({ last }) => last }),
    ...placeFields(t as never),
  }),
})

const Rest = builder.objectRef<TimelinePlace>('TimelineRest').implement({
  description: 'The claims that are in no bucket, for one reason.',
  fields: placeFields,
})

const Timeline = builder.objectRef<ReturnType<typeof readTimeline>>('Timeline').implement({
  description:
    'Claims in time. `counted` is the sum of the counts of all buckets, of `undated`, `imprecise` and `outside`.',
  fields: (t) => ({
    totalCount: t.int({
      description: 'How many claims there are in all.',
      resolve: (timeline) => timeline.totalCount(),
    }),
    counted: t.int({
      description:
        'Sum of all counts: `totalCount`, but more on the axis EVENT, where claims of several events count at each.',
      resolve: (timeline) => timeline.counted(),
    }),
    buckets: t.field({
      type: [Bucket],
      description: `Every interval in order, also where nothing lies in it: from the first that has a claim, or that \`from\` lies in, to the last that has one, or that \`to\` lies in. More than ${BUCKET_LIMIT} are refused.`,
      resolve: (timeline) => timeline.buckets(),
    }),
    undated: t.field({
      type: Rest,
      description:
        'Claims that no day is recorded of; on the axis EVENT, those of no event, or of one without days.',
      resolve: (timeline) => timeline.rest(UNDATED),
    }),
    imprecise: t.field({
      type: Rest,
      description:
        'Claims that may lie in one bucket or in another, or beyond `from` or `to`: their days reach across.',
      resolve: (timeline) => timeline.rest(IMPRECISE),
    }),
    outside: t.field({
      type: Rest,
      description: 'Claims that lie wholly before `from` or after `to`. None where neither is given.',
      resolve: (timeline) => timeline.rest(OUTSIDE),
    }),
  }),
})

function checkDays({ from, to }: { from?: string | null; to?: string | null }, where: string) {
  if (from && to && to < from) throw badUserInput(`${where}(to)`, `${to} lies before ${from}, the first day`)
}

builder.queryField('timeline', (t) =>
  t.field({
    extensions: {
      ...declares({ kind: 'written', sql: timelineSql }).extensions,
      checkArguments: checkDays,
    },
    type: Timeline,
    description: 'How many claims there are in each month, or another interval, and of what.',
    args: {
      filter: t.arg({
        type: ClaimFilter.ref,
        required: false,
        description: 'Only the claims that fit it. Without it, all that are accepted.',
      }),
      axis: t.arg({
        type: TimelineAxis,
        required: false,
        defaultValue: 'PUBLISHED',
        description: 'By what days they are placed.',
      }),
      interval: t.arg({
        type: TimelineInterval,
        required: false,
        defaultValue: 'MONTH',
        description: 'How long a bucket is.',
      }),
      by: t.arg({
        type: ClaimFacet,
        required: false,
        description: 'By what the claims of each bucket are counted further. Without it, by nothing.',
      }),
      from: t.arg({
        type: 'Date',
        required: false,
        description:
          'First day, at which the first bucket is cut. Without it, the bucket of the first claim is the first.',
      }),
      to: t.arg({
        type: 'Date',
        required: false,
        description:
          'Last day, at which the last bucket is cut. Without it, the bucket of the last claim is the last.',
      }),
    },
    resolve: (_root, args, { database }) => readTimeline(database, args),
  }),
)
