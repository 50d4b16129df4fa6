import type pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { openPool } from '../../src/database/connect.ts'
import { Statements } from '../../src/database/statements.ts'

const HOUR = 3_600_000

let pool: pg.Pool
let statements: Statements

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: 0 })
  // One connection, which knows all that was prepared.
  pool = openPool(inject('postgresUrl'), { poolSize: 1, statementTimeoutMs: 0 })
  statements = new Statements(pool)
})
afterEach(async () => {
  await pool.end()
  vi.useRealTimers()
})

/** The names of the statements that the connection has prepared, by their text. */
async function prepared(): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ name: string; statement: string }>(
    'select name, statement from pg_prepared_statements',
  )
  return new Map(rows.map(({ name, statement }) => [statement, name]))
}

const run = (text: string, ...values: unknown[]) => statements.run(text, values)

/** Runs each of so many statements twice. */
async function runTwice(count: number, word: string) {
  for (let at = 0; at < count * 2; at++) await run(`select '${word} ${at % count}'`)
}

test('a statement is prepared when it comes again, and answers the same', async () => {
  const text = "select $1::int::text, 'as before'"
  expect(await run(text, 1)).toEqual(['1', 'as before'])
  expect(await prepared()).toEqual(new Map())
  expect(await run(text, 2)).toEqual(['2', 'as before'])
  expect([...(await prepared()).keys()]).toEqual([text])
  expect(await run(text, 3)).toEqual(['3', 'as before'])
  expect((await prepared()).size).toBe(1)
})

test('a statement without a row has no cells', async () => {
  expect(await run('select 1 where false')).toEqual([])
})

test('a hundred statements are prepared, and those beyond are answered all the same', async () => {
  await runTwice(101, 'statement')
  const names = await prepared()
  expect(names.size).toBe(100)
  expect(names.has("select 'statement 99'")).toBe(true)
  for (let time = 0; time < 3; time++) expect(await run("select 'statement 100'")).toEqual(['statement 100'])
  expect((await prepared()).size).toBe(100)
})

test('after an hour others are prepared, under names that no connection knows yet', async () => {
  await runTwice(100, 'early')
  const early = await prepared()
  vi.setSystemTime(HOUR)
  await runTwice(1, 'on the hour')
  expect((await prepared()).size).toBe(100)

  vi.setSystemTime(HOUR + 1)
  await runTwice(2, 'late')
  const late = await prepared()
  expect(late.size).toBe(102)
  expect(new Set([...early.values(), ...late.values()]).size).toBe(102)
  // What was prepared before the hour begins anew.
  expect(await run("select 'early 0'")).toEqual(['early 0'])
})

test('of what comes once, a thousand are remembered', async () => {
  await run("select 'first'")
  for (let at = 1; at < 1_000; at++) await run(`select ${at}`)
  await run("select 'first'")
  expect((await prepared()).has("select 'first'")).toBe(true)

  await run("select 'second'")
  for (let at = 0; at < 1_000; at++) await run(`select ${at} as again`)
  await run("select 'second'")
  expect((await prepared()).has("select 'second'")).toBe(false)
})

test('a statement that fails leaves its connection to the next', async () => {
  const text = 'select 1 / $1::int'
  await run(text, 1)
  await expect(run(text, 0)).rejects.toThrow('division by zero')
  expect(await run(text, 1)).toEqual(['1'])
})

describe.each([
  ['now', undefined],
  ['as of a moment', new Date(0)],
])('asked %s, a connection', (_, moment) => {
  test('that PostgreSQL ends fails its statement, and is replaced', async () => {
    const answer = statements.run('select pg_terminate_backend(pg_backend_pid())::text', [], { moment })
    await expect(answer).rejects.toThrow(/terminat/)
    expect(await run("select 'anew'")).toEqual(['anew'])
  })

  test('that the network ends fails its statement, and is replaced', async () => {
    await run('select 1')
    pool.once('acquire', (client) => {
      setTimeout(() => Object(client).connection.stream.destroy(new Error('reset')), 50)
    })
    await expect(statements.run("select pg_sleep(5)::text || '!'", [], { moment })).rejects.toThrow('reset')
    expect(await run("select 'anew'")).toEqual(['anew'])
  })
})
