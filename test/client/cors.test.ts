import { describe, expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'
import { useAnotherServer } from './another-server.ts'

const { databaseUrl, origin } = useServer('empty')
const url = useAnotherServer(databaseUrl, () => ({
  CLAIMGRAPH_CORS_ORIGINS: 'https://a.example, http://localhost:5173',
}))

const BODY = JSON.stringify({ query: '{ __typename }' })

/** What a browser asks before it lets a page of another origin post JSON. */
const preflight = (target: string, from: string) =>
  fetch(target, {
    method: 'OPTIONS',
    headers: {
      origin: from,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,authorization',
    },
  })

const ask = (target: string, from: string, headers = {}) =>
  fetch(target, {
    method: 'POST',
    body: BODY,
    headers: { 'content-type': 'application/json', origin: from, ...headers },
  })

describe('pages of an allowed origin', () => {
  test.each(['https://a.example', 'http://localhost:5173'])('%s may ask', async (from) => {
    const before = await preflight(url(), from)
    expect(before.status).toBe(204)
    expect(before.headers.get('access-control-allow-origin')).toBe(from)
    expect(before.headers.get('access-control-allow-headers')).toBe('content-type,authorization')
    expect(before.headers.get('access-control-allow-methods')).toBe('GET,POST')

    const answer = await ask(url(), from)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('access-control-allow-origin')).toBe(from)
    expect(answer.headers.get('vary')).toMatch(/origin/i)
  })

  test('may read the id that the log knows a request by', async () => {
    const answer = await ask(url(), 'https://a.example')
    expect(answer.headers.get('access-control-expose-headers')).toBe('x-request-id')
  })

  test('are let in to what is refused, too, so that they can read why', async () => {
    const answer = await fetch(url(), {
      method: 'POST',
      body: '{',
      headers: { 'content-type': 'application/json', origin: 'https://a.example' },
    })
    expect(answer.status).toBe(400)
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://a.example')
  })

  test('send no cookies', async () => {
    expect(
      (await preflight(url(), 'https://a.example')).headers.get('access-control-allow-credentials'),
    ).toBeNull()
  })

  test('are bound by the protection against forged requests: what needs no preflight is refused', async () => {
    const answer = await ask(url(), 'https://a.example', { 'content-type': 'text/plain' })
    expect(answer.status).toBe(400)
  })
})

test.each([
  'https://b.example',
  'https://a.example.b.example',
  'http://a.example',
  'http://localhost:5174',
  'null',
])('pages of %s may not', async (from) => {
  expect((await preflight(url(), from)).headers.get('access-control-allow-origin')).toBeNull()
  expect((await ask(url(), from)).headers.get('access-control-allow-origin')).toBeNull()
})

test('unless set, no other origin is allowed', async () => {
  const target = `${origin()}/graphql`
  const before = await preflight(target, 'https://a.example')
  const answer = await ask(target, 'https://a.example')
  for (const { headers } of [before, answer]) {
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  }
})
