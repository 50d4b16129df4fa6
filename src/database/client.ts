import { PrismaPg } from '@prisma/adapter-pg'
import type { PoolConfig } from 'pg'
import { PrismaClient } from './generated/client.ts'

/** The Prisma client over a pool of its own. Whoever opens it disconnects it. */
export function openDatabase(pool: PoolConfig) {
  return new PrismaClient({ adapter: new PrismaPg(pool), log: [{ emit: 'event', level: 'query' }] })
}

export type Database = ReturnType<typeof openDatabase>
