import pg from 'pg'
import { afterAll, beforeAll, expect, inject } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { openDatabase } from '../../src/database/client.ts'
import { startServer } from '../../src/server.ts'
import { databaseUrl } from './postgres.ts'

interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it asked for, and fails where it is not there
  data: any
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[]
}

/** A server of this test file's own, on a copy of a template: with the corpus that ships, or empty. */
export function useServer(template: 'corpus' | 'empty') {
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
  const url = databaseUrl(inject('postgresUrl'), name)
  const database = openDatabase({ connectionString: url, max: 2 })
  let server: Awaited<ReturnType<typeof startServer>>
  let statements = 0
  onStatement(name, () => {
    statements += 1
  })

  beforeAll(async () => {
    await asOwner(`create database ${name} template template_${template}`)
    server = await startServer({ config: readConfig({ PORT: '0' }), databaseUrl: url })
  })
  afterAll(async () => {
    await server.stop()
    await database.$disconnect()
    await asOwner(`drop database ${name}`)
  })

  /** Posts any body, and gives the whole response. */
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(server.url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })

  const answer = async (query: string, variables?: object): Promise<Answer> => {
    const response = await post(JSON.stringify({ query, variables }))
    return JSON.parse(await response.text())
  }

  return {
    /** The database behind the server, for what the API cannot do. */
    database,
    /** Where the database is. */
    databaseUrl: url,
    /** Where the server is, without the path. */
    origin: () => new URL(server.url).origin,
    post,
    /** Runs an operation that must succeed, and gives its data. */
    async ask(query: string, variables?: object) {
      const { data, errors } = await answer(query, variables)
      if (errors)
        expect.fail(`${JSON.stringify(errors, null, 2)}\n${query}\n${JSON.stringify(variables ?? {})}`)
      return data
    },
    /** Runs an operation that must be refused, and gives its first error. */
    async refuse(query: string, variables?: object) {
      const { errors } = await answer(query, variables)
      if (!errors?.[0]) expect.fail(`not refused:\n${query}\n${JSON.stringify(variables ?? {})}`)
      return errors[0]
    },
    /** Runs something, and gives how many SQL statements the server sent meanwhile. */
    async countStatements(run: () => Promise<unknown>): Promise<number> {
      const before = statements
      await run()
      return statements - before
    },
  }
}

async function asOwner(sql: string): Promise<void> {
  const owner = new pg.Client(inject('postgresUrl'))
  await owner.connect()
  await owner.query(sql).finally(() => owner.end())
}

const listeners = new Map<string, () => void>()
const query = pg.Client.prototype.query

/** Hears of every statement that the server sends to a database. */
function onStatement(database: string, heard: () => void): void {
  listeners.set(database, heard)
}

pg.Client.prototype.query = function (this: pg.Client, ...args: never[]) {
  const { database, application_name } = Object(this).connectionParameters
  if (application_name === 'claimgraph') listeners.get(database)?.()
  return Reflect.apply(query, this, args)
} as never
