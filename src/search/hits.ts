import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import { Values } from '../database/where.ts'
import { branded, type Context } from '../graphql/builder.ts'
import type { Kind } from './lists.ts'
import { countSql, pageSize, pageSql, rangesSql, type SearchArguments, spanSql } from './page.ts'

// What the resolvers read, where an operation is not compiled.

export interface Hit {
  id: number
  kind: Kind
  rank: number
  text: string
  cursor: string
  ranges: { start: number; end: number }[]
  spanId: number | null
}

export async function readPage(args: SearchArguments, { database }: Context) {
  const values = new Values()
  const rows = await database.$queryRawUnsafe<Hit[]>(
    `select id, kind, rank, text, cursor, ${spanSql('hit')} as "spanId",
      (select coalesce(json_agg(ranges order by start), '[]') from ${rangesSql('hit')} ranges) as ranges
    from (${pageSql(args, values)}) hit order by n`,
    ...values.list,
  )
  const hits = rows.slice(0, pageSize(args))
  return { hits: args.last == null ? hits : hits.reverse(), isMore: rows.length > hits.length }
}

export async function countHits(args: SearchArguments, { database }: Context): Promise<number> {
  const values = new Values()
  const [row] = await database.$queryRawUnsafe<{ count: number }[]>(
    `select ${countSql(args, values)} as count`,
    ...values.list,
  )
  return row?.count ?? 0
}

export async function readFound({ kind, id }: Hit, context: Context, info: GraphQLResolveInfo) {
  const { database } = context
  const query = (typeName: string) => ({ ...queryFromInfo({ context, info, typeName }), where: { id } })
  switch (kind) {
    case 'PERSON':
      return branded('Person', await database.person.findUniqueOrThrow(query('Person')))
    case 'ORGANIZATION':
      return branded('Organization', await database.organization.findUniqueOrThrow(query('Organization')))
    case 'TOPIC':
      return branded('Topic', await database.topic.findUniqueOrThrow(query('Topic')))
    case 'ARTICLE':
      return branded('Article', await database.article.findUniqueOrThrow(query('Article')))
    default:
      return branded('Claim', await database.claim.findUniqueOrThrow(query('Claim')))
  }
}
