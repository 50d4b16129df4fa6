import type { Database } from '../database/client.ts'
import { refusedArgumentOf } from '../database/refusal.ts'
import { Values } from '../database/where.ts'
import { badUserInput } from '../graphql/errors.ts'
import { type TimelineArguments, timelineTables } from './timeline-tables.ts'

export interface TimelineValue {
  value: string | null
  name: string | null
  count: number
}

/** The claims of one bucket, or of none. */
export interface TimelinePlace {
  count: number
  /** Undefined where the timeline counts by nothing more. */
  values: Promise<TimelineValue[] | undefined>
}

/** A timeline of which each part is read when it is asked for, and once. */
export function readTimeline(database: Database, args: TimelineArguments) {
  const read = <Row>(sql: string) => {
    let rows: Promise<Row[]> | undefined
    return () => {
      const values = new Values()
      rows ??= database
        .$queryRawUnsafe<Row[]>(`with ${timelineTables(args, values)} ${sql}`, ...values.list)
        .catch((error: unknown) => {
          const refused = refusedArgumentOf(error)
          throw refused ? badUserInput(refused.argument, refused.reason) : error
        })
      return rows
    }
  }
  const counted = read<{ count: number }>('select count(*)::int as count from counted')
  const tally = read<{ day: string; count: number }>('select day::text, count from tally')
  const span = read<{ first: Date; last: Date; day: string; count: number }>(
    `select first, last, first::text as day, coalesce(count, 0) as count
    from span left join tally on tally.day = span.first order by first`,
  )
  const valued = read<TimelineValue & { day: string }>(
    'select day::text, value, name, count from valued order by day, place',
  )
  const valuesOn = async (day: string) =>
    args.by ? (await valued()).filter((each) => each.day === day) : undefined

  return {
    totalCount: async () => (await counted())[0]?.count ?? 0,
    counted: async () => (await tally()).reduce((sum, { count }) => sum + count, 0),
    buckets: async () =>
      (await span()).map((bucket) => ({
        ...bucket,
        get values() {
          return valuesOn(bucket.day)
        },
      })),
    /** What is in no bucket, for the reason that a day stands for. */
    rest: async (day: string): Promise<TimelinePlace> => ({
      count: (await tally()).find((each) => each.day === day)?.count ?? 0,
      get values() {
        return valuesOn(day)
      },
    }),
  }
}
