import { describe, expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'

const { ask, countStatements } = useServer('corpus')

test('x', async () => {
  expect(
    await countStatements(async () => {
      console.log(
        JSON.stringify(
          await ask('{ claims(filter: {about: {country: "CN"}}) { totalCount heldBack { reason } } }'),
        ),
      )
    }),
  ).toBe(2)
})
