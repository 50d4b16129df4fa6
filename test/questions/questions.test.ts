import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'

// Each question is a .graphql file, and beside it what a careful reader of the five articles answers: the data, and
// how many SQL statements it may take.

const { ask, countStatements } = useServer('corpus')

const folder = import.meta.dirname
const questions = readdirSync(folder).filter((name) => name.endsWith('.graphql'))

test.each(questions)('%s', async (name) => {
  const expected = JSON.parse(readFileSync(join(folder, name.replace('.graphql', '.json')), 'utf8'))
  let data: unknown
  const statements = await countStatements(async () => {
    data = await ask(readFileSync(join(folder, name), 'utf8'))
  })
  expect({ statements, data }).toEqual(expected)
})
