import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { execute, getVariableValues, parse, validate } from 'graphql'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { refusedArgumentOf } from '../../src/database/refusal.ts'
import { Statements } from '../../src/database/statements.ts'
import { planFor } from '../../src/graphql/plan.ts'
import { schema } from '../../src/schema.ts'
import { useServer } from '../harness/server.ts'
import { randomOperations } from './random-operation.ts'
import { readCursors } from './read-cursors.ts'
import { addSupplement } from './supplement.ts'

const { ask, database, databaseUrl } = useServer('corpus')
const pool = new pg.Pool({ connectionString: databaseUrl })
const statements = new Statements(pool)
afterAll(() => pool.end())

/** Answers an operation by the resolvers, and by one compiled statement. Throws where its arguments are refused. */
async function answerBothWays(query: string, variables: Record<string, unknown> = {}) {
  const document = parse(query)
  const operation = document.definitions.find((definition) => definition.kind === 'OperationDefinition')
  const contextValue = { database, statements, requestId: 'test', found: {} }
  const { coerced = {} } = getVariableValues(schema, operation?.variableDefinitions ?? [], variables)
  const plan = operation && planFor(schema, document, operation, coerced, contextValue)
  const resolved = await execute({ schema, document, contextValue, variableValues: variables })
  const statement = plan?.statement
  if (!statement) return { resolved, compiled: undefined }
  const answer = database.$queryRawUnsafe<{ data: string }[]>(statement.sql, ...statement.values)
  const refused = await answer.then(() => undefined, refusedArgumentOf)
  if (refused)
    return { resolved: resolved.errors?.[0]?.message, compiled: `${refused.argument}: ${refused.reason}` }
  const [row] = await answer
  return {
    resolved: JSON.stringify(resolved),
    compiled: `{"data":${JSON.stringify(JSON.parse(row?.data ?? ''))}}`,
  }
}

const files = ['test/questions', 'examples'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .map((name) => `${folder}/${name}`),
)

test.each(files)('%s is answered the same by one statement', async (file) => {
  const text = readFileSync(file, 'utf8')
  const [, variables = '{}'] = /^# variables: (.*)$/m.exec(text) ?? []
  const { resolved, compiled } = await answerBothWays(text, JSON.parse(variables))
  expect(compiled).toBe(resolved)
})

const many = (field: string) => Array.from({ length: 51 }, (_, at) => `f${at}: ${field}`).join(' ')

test.each([
  `claims { ${many('totalCount')} }`,
  `claims(first: 1) { edges { ${many('cursor')} } }`,
  `claims(first: 1) { nodes { ${many('key')} } }`,
  `claims(first: 1) { pageInfo { ${many('hasNextPage')} } }`,
  `claimFacets { ${many('totalCount')} }`,
  `timeline(interval: YEAR) { buckets { ${many('count')} } }`,
  `search(text: "Japan", first: 1) { nodes { ranges { ${many('start')} } } }`,
  many('country(code: "CN") { name }'),
])('more than fifty fields are answered, too: %.40s', async (fields) => {
  expect(Object.keys(await ask(`{ ${fields} }`))).not.toEqual([])
})

const { OPERATIONS = '120', SEED = '1', REPLAY } = process.env

test(
  'operations made up by chance are answered the same by one statement',
  async () => {
    await addSupplement(database)
    const operations = randomOperations(await readCursors(ask))
    const isTheSame = fc.asyncProperty(operations, async ({ query, variables }) => {
      expect(validate(schema, parse(query))).toEqual([])
      const { resolved, compiled } = await answerBothWays(query, variables)
      expect(compiled).toBe(resolved)
    })
    await fc.assert(isTheSame, { numRuns: Number(OPERATIONS), seed: Number(SEED), path: REPLAY })
  },
  // Also for the many that a failure is shrunk by.
  600_000 + Number(OPERATIONS) * 1_000,
)
