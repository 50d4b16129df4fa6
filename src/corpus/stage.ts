import { Prisma } from '../database/generated/client.ts'
import { nameOf, type Rows, TABLES, type Transaction } from './tables.ts'

export type Stage = Awaited<ReturnType<typeof createStage>>

/**
 * Where the rows of a corpus wait, in a table of the transaction: they come in the order of its files, and go in that of
 * the tables.
 */
export async function createStage(transaction: Transaction) {
  await transaction.$executeRaw`create temp table stage (of_table text, rows json) on commit drop`
  /** Of each table, the columns that the rows have; the others keep their defaults. */
  const columns = new Map<string, Set<string>>()
  const columnOf = remember((field) => nameOf(field))

  async function add(rows: Rows): Promise<void> {
    const batch: Record<string, object[]> = {}
    for (const [table, fields] of Object.entries(rows)) {
      if (fields.length === 0) continue
      const seen = columns.get(nameOf(table)) ?? new Set()
      columns.set(nameOf(table), seen)
      batch[nameOf(table)] = fields.map((row) => {
        const renamed: Record<string, unknown> = {}
        for (const [field, value] of Object.entries(row)) renamed[columnOf(field)] = value
        for (const column in renamed) seen.add(column)
        return renamed
      })
    }
    await transaction.$executeRaw`
      insert into stage select key, value from json_each(${JSON.stringify(batch)}::json)`
  }

  /** Moves the rows to where they belong. */
  async function insert(tell: (table: string) => void): Promise<void> {
    for (const table of ['country', ...TABLES.map(nameOf)]) {
      const seen = columns.get(table)
      if (!seen) continue
      tell(table)
      const list = [...seen].map((column) => `"${column}"`).join(', ')
      await transaction.$executeRaw`
        insert into ${Prisma.raw(table)} (${Prisma.raw(list)})
        select ${Prisma.raw(list)}
        from stage, json_populate_recordset(null::${Prisma.raw(table)}, rows)
        where of_table = ${table}`
    }
  }

  /** A row that waits, or has waited; nothing where the id is of another. */
  async function find(table: string, id: number): Promise<Record<string, unknown> | undefined> {
    const [found] = await transaction.$queryRaw<{ row: Record<string, unknown> }[]>`
      select row from stage, json_array_elements(rows) row
      where of_table = ${table} and (row ->> 'id')::integer = ${id}`
    return found?.row
  }

  return { add, insert, find }
}

function remember(make: (key: string) => string): (key: string) => string {
  const made = new Map<string, string>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known
    const value = make(key)
    made.set(key, value)
    return value
  }
}
