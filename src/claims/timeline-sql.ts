import { PAGE_DEFAULT } from '../graphql/cursor.ts'
import type { Place } from '../graphql/declare.ts'
import { listSql } from '../graphql/json-sql.ts'
import { type Asked, writtenObject } from '../graphql/written-object.ts'
import { countsSql } from './claim-facets-sql.ts'
import { IMPRECISE, OUTSIDE, type TimelineArguments, timelineTables, UNDATED } from './timeline-tables.ts'

/** The JSON of a timeline, each of its tables made only where a field needs it. */
export function timelineSql(args: TimelineArguments, { compiler, type, nodes }: Place): string {
  const tables = timelineTables(args, compiler.values)
  const more: string[] = []
  const numberOn = (day: string) => `coalesce((select count from tally where day = '${day}'), 0)`
  /** A table of its own with the values of each day, and what a place takes of it. */
  const valuesOn = (asked: Asked, day: string) => {
    if (!args.by) return 'null'
    const table = `valued_${more.length + 1}`
    const counts = countsSql(compiler, asked.type, asked.nodes, Number(asked.args.first ?? PAGE_DEFAULT))
    more.push(`${table} as (select day, ${counts} as counts from valued bucket group by day)`)
    // Where there is no claim there is no row, and a list without buckets.
    const none = countsSql(compiler, asked.type, asked.nodes, 0)
    return `coalesce((select counts from ${table} where day = ${day}),
      (select ${none} from valued bucket where false having true))`
  }
  const rest = (asked: Asked, day: string) =>
    writtenObject(compiler, asked.type, asked.nodes, (field) =>
      field.name === 'count' ? numberOn(day) : valuesOn(field, `'${day}'`),
    )
  const bucket = (asked: Asked) =>
    writtenObject(compiler, asked.type, asked.nodes, (field) => {
      if (field.name === 'from') return 'span.first'
      if (field.name === 'to') return 'span.last'
      if (field.name === 'count') return 'coalesce(tally.count, 0)'
      return valuesOn(field, 'span.first')
    })
  const timeline = writtenObject(compiler, type, nodes, (asked) => {
    switch (asked.name) {
      case 'totalCount':
        // Reading the claims twice would make PostgreSQL keep them all aside.
        if (args.axis === 'EVENT') return '(select count(*)::int from counted)'
        return '(select coalesce(sum(count), 0)::int from tally)'
      case 'counted':
        return '(select coalesce(sum(count), 0)::int from tally)'
      case 'undated':
        return rest(asked, UNDATED)
      case 'imprecise':
        return rest(asked, IMPRECISE)
      case 'outside':
        return rest(asked, OUTSIDE)
      case 'buckets':
        return `(select ${listSql(bucket(asked), 'order by span.first')} from span left join tally on tally.day = span.first)`
      default:
        return undefined
    }
  })
  return `(with ${[tables, ...more].join(', ')} select ${timeline})`
}
