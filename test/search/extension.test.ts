import pg from 'pg'
import { expect, inject, onTestFinished, test } from 'vitest'
import { migrate } from '../../src/database/migrate.ts'
import { databaseUrl } from '../harness/postgres.ts'

test('a user who may not create the extension is told who may', async () => {
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
  const url = databaseUrl(inject('postgresUrl'), name)
  const owner = new pg.Client(inject('postgresUrl'))
  await owner.connect()
  onTestFinished(async () => {
    await owner.query(`drop database ${name}`)
    await owner.query(`drop role ${name}`)
    await owner.end()
  })
  await owner.query(`create role ${name} login`)
  await owner.query(`create database ${name}`)
  const administrator = new pg.Client(url)
  await administrator.connect()
  onTestFinished(() => administrator.end())
  await administrator.query(`grant all on schema public to ${name}`)

  const theirs = url.replace(/\/\/\w+@/, `//${name}@`)
  await expect(migrate(theirs)).rejects.toThrow('let an administrator run "create extension pg_trgm"')
  await administrator.query('create extension pg_trgm')
  // For the schema as_of, in a later migration.
  await administrator.query(`grant create on database ${name} to ${name}`)
  expect(await migrate(theirs)).toContain('20261123000100_search')
  await administrator.query(`drop owned by ${name}`)
})
