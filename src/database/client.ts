import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { PrismaClient } from './generated/client.ts'

/** The Prisma client over a pool: one of its own, which closes with it, or another's. Whoever opens it disconnects it. */
export function openDatabase(pool: pg.PoolConfig | pg.Pool) {
  return new PrismaClient({ adapter: new PrismaPg(pool), log: [{ emit: 'event', level: 'query' }] })
}

export type Database = ReturnType<typeof openDatabase>
