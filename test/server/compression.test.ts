import { get } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'

const server = useServer('corpus')

/** The bytes as they are sent. */
function fetchRaw(path: string, encodings: string) {
  const headers = { 'accept-encoding': encodings, 'apollo-require-preflight': '1' }
  return new Promise<{ bytes: Buffer; encoding?: string; vary: string }>((resolve, reject) => {
    get(`${server.origin()}${path}`, { headers }, async (response) => {
      const parts: Buffer[] = []
      for await (const part of response) parts.push(part)
      const { 'content-encoding': encoding, vary = '' } = response.headers
      resolve({ bytes: Buffer.concat(parts), encoding, vary })
    }).once('error', reject)
  })
}

const PEOPLE = `/graphql?query=${encodeURIComponent('{ people { nodes { slug name names { text kind } } } }')}`

test.each([PEOPLE, '/schema.graphql', '/schema'])('%s is compressed for who takes it', async (path) => {
  const plain = await fetchRaw(path, 'identity')
  expect(plain.encoding).toBe(undefined)
  const zipped = await fetchRaw(path, 'gzip')
  expect(zipped.encoding).toBe('gzip')
  expect(gunzipSync(zipped.bytes).equals(plain.bytes)).toBe(true)
  for (const { vary } of [plain, zipped]) expect(vary.toLowerCase()).toContain('accept-encoding')
})

test('what is too short to gain by it is sent as it is', async () => {
  const short = await fetchRaw(`/graphql?query=${encodeURIComponent('{ __typename }')}`, 'gzip, br')
  expect(short.encoding).toBe(undefined)
  expect(short.vary).toMatch(/Accept, Accept-Encoding/)
})

test('the playground comes in less than a third of its size', async () => {
  const page = String((await fetchRaw('/graphiql', 'identity')).bytes)
  const [script = ''] = page.match(/\/graphiql\/assets\/[\w.-]+\.js/) ?? []
  const plain = await fetchRaw(script, 'identity')
  for (const encoding of ['gzip', 'br']) {
    const sent = await fetchRaw(script, encoding)
    expect(sent.encoding).toBe(encoding)
    expect(sent.bytes.length).toBeLessThan(plain.bytes.length / 3)
  }
})

test('an export is compressed once', async () => {
  const { bytes, encoding } = await fetchRaw('/export/people.csv', 'gzip')
  expect([encoding, String(gunzipSync(bytes)).slice(0, 8)]).toEqual(['gzip', 'slug,id,'])
})
