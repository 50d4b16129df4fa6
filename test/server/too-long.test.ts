import { expect, test } from 'vitest'
import { useAnotherServer } from '../client/another-server.ts'
import { useServer } from '../harness/server.ts'

const { databaseUrl } = useServer('corpus')
const url = useAnotherServer(databaseUrl, () => ({ STATEMENT_TIMEOUT_MS: '200' }))

const ask = async (query: string) => {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url(), { method: 'POST', body: JSON.stringify({ query }), headers })
  return { status: response.status, answer: JSON.parse(await response.text()) }
}

const nested = (depth: number): string =>
  depth === 0 ? 'slug' : `claims(first: 100) { nodes { article { ${nested(depth - 1)} } } }`

test('what the database cannot answer in time is refused with what to do', async () => {
  const { status, answer } = await ask(`{ articles { nodes { ${nested(4)} } } }`)
  expect(status).toBe(400)
  expect(answer.errors).toMatchObject([
    { message: expect.stringContaining('ask for fewer'), extensions: { code: 'TOOK_TOO_LONG' } },
  ])
  expect((await ask('{ claims { totalCount } }')).answer.data.claims.totalCount).toBe(131)
})
