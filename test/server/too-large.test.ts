import { expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'

const { post } = useServer('corpus')

async function ask(query: string) {
  const response = await post(JSON.stringify({ query }))
  return { status: response.status, answer: JSON.parse(await response.text()) }
}

/** A chain of fragments, each of which spreads the next twice. */
const doubled = (times: number) =>
  Array.from({ length: times }, (_, at) => {
    const next = `article { claims(first: 1) { nodes { ...F${at + 1} } } }`
    return `fragment F${at} on Claim { a: ${next} b: ${next} }`
  }).join(' ')
const amplified = (times: number) =>
  `{ claim(key: "A2-10") { ...F0 } } ${doubled(times)} fragment F${times} on Claim { key }`

const nested = (times: number): string =>
  times === 0 ? 'key' : `article { claims(first: 1) { nodes { ${nested(times - 1)} } } }`

const many = (count: number, field: string) =>
  `{ ${Array.from({ length: count }, (_, at) => `f${at}: ${field}`).join(' ')} }`

test.each([
  ['fragments that multiply', amplified(15), /it has \d+ fields, where 2000 are the most/],
  ['fragments that multiply without end', amplified(60), /fields, where 2000 are the most/],
  ['many fields', many(2_001, '__typename'), /it has 2001 fields, where 2000 are the most/],
  [
    'fields deep in fields',
    `{ claim(key: "A2-10") { ${nested(33)} } }`,
    /fields 101 deep in fields, where 100/,
  ],
  [
    'many lists',
    `${many(300, 'claim(key: "A2-10") { ...List }')}
    fragment List on Claim { article { claims(filter: {attributedTo: {from: {country: "RU"}}}) { nodes { key } } } }`,
    /too many parts of a statement/,
  ],
])('%s are too large', async (_, query, message) => {
  expect(await ask(query)).toMatchObject({
    status: 400,
    answer: {
      errors: [{ message: expect.stringMatching(message), extensions: { code: 'OPERATION_TOO_LARGE' } }],
    },
  })
})

test.each([
  ['fields', many(2_000, '__typename')],
  [
    'levels',
    `{ node(id: "${Buffer.from('Claim:A2-10').toString('base64')}") { ... on Claim { ${nested(32)} } } }`,
  ],
  ['lists', many(300, 'claims { nodes { key } }')],
])('as many %s as may be are answered', async (_, query) => {
  expect(await ask(query)).toMatchObject({ status: 200 })
})

test.each([
  [
    'words',
    many(5_000, '__typename'),
    'Syntax Error: Document contains more that 10000 tokens. Parsing aborted.',
  ],
  ['braces', '{a'.repeat(4_900), 'nested too deep'],
])('a text of many %s is not parsed', async (_, query, message) => {
  const { status, answer } = await ask(query)
  expect(status).toBe(400)
  expect(answer.errors[0]).toMatchObject({
    message: expect.stringContaining(message),
    extensions: { code: 'GRAPHQL_PARSE_FAILED' },
  })
})
