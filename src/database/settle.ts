import type { Database } from './client.ts'
import { sqlName } from './model.ts'
import { SqlCondition, Values } from './where.ts'

/** The same condition for Prisma: what only SQL can say is asked first, and gives way to the ids that it holds of. */
export async function settled(database: Database, where: unknown): Promise<unknown> {
  if (where instanceof SqlCondition) {
    const values = new Values()
    const table = sqlName(where.model)
    const rows = await database.$queryRawUnsafe<{ id: number }[]>(
      `select ${table}.id from ${table} where ${where.sql(table, values)}`,
      ...values.list,
    )
    return { in: rows.map(({ id }) => id) }
  }
  if (Array.isArray(where)) return Promise.all(where.map((each) => settled(database, each)))
  if (typeof where !== 'object' || where === null || where instanceof Date) return where
  const entries = Object.entries(where).map(async ([name, each]) => [name, await settled(database, each)])
  return Object.fromEntries(await Promise.all(entries))
}
