import type { Config } from '../config.ts'
import { type Database, openDatabase } from '../database/client.ts'
import { prepareDatabase } from '../prepare-database.ts'
import { beforeLeaving } from '../program.ts'

/** Opens the database of the settings, until the program ends. A server may be running on it or not. */
export async function openProject(config: Config): Promise<Database> {
  const { databaseUrl } = await prepareDatabase(config, 'command')
  const database = openDatabase({ connectionString: databaseUrl, max: 1 })
  beforeLeaving(() => database.$disconnect())
  return database
}
