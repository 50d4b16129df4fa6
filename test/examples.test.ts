import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { readExample } from '../src/playground/example.ts'
import { useServer } from './harness/server.ts'

const { ask } = useServer('corpus')

const folder = join(import.meta.dirname, '../examples')
const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'))
const examples = files.map((name) => ({ name, ...readExample(readFileSync(join(folder, name), 'utf8')) }))

test.each(examples)('$name answers', async ({ query, variables }) => {
  const data = await ask(query, variables ? JSON.parse(variables) : undefined)
  for (const [field, value] of Object.entries(data)) {
    expect(hasEntries(value), `${field}: ${JSON.stringify(value)}`).toBe(true)
  }
})

test('the first example has the six claims of Dmitry Streltsov', async () => {
  const { claims } = await ask(examples[0]?.query ?? '')
  expect(claims.totalCount).toBe(6)
  for (const { key, attributions } of claims.nodes)
    expect(attributions, key).toContainEqual(
      expect.objectContaining({ speaker: expect.objectContaining({ name: 'Dmitry Streltsov' }) }),
    )
})

test('every example has a title, an explanation and an operation of its own', () => {
  const operations = examples.flatMap(({ query }) =>
    parse(query).definitions.flatMap((definition) =>
      definition.kind === 'OperationDefinition' ? definition.name?.value : [],
    ),
  )
  expect(operations).toHaveLength(examples.length)
  expect(new Set(operations).size).toBe(examples.length)
  expect(new Set(examples.map(({ title }) => title)).size).toBe(examples.length)
  for (const { title, explanation } of examples) expect([title, explanation].join('')).not.toContain('{')
})

/** Whether an answer lists anything: rows, those held back, or counts of them. */
function hasEntries(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  return typeof value === 'object' && value !== null && Object.values(value).some(hasEntries)
}
