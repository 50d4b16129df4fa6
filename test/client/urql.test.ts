import { Client, fetchExchange } from '@urql/core'
import { cacheExchange } from '@urql/exchange-graphcache'
import { relayPagination } from '@urql/exchange-graphcache/extras'
import { expect, test, vi } from 'vitest'
import introspection from '../../src/client/generated/introspection.json' with { type: 'json' }
import { useServer } from '../harness/server.ts'
import { countingFetch, FLAGSHIP, HOLDER } from './flagship.ts'
import {
  ClaimsPageDocument,
  type ClaimsPageQuery,
  type ClaimsPageQueryVariables,
} from './generated/graphql.ts'

const { origin } = useServer('corpus')

// What has no id is a part of what it hangs at.
const keys = Object.fromEntries(
  introspection.__schema.types
    .filter((type) => type.kind === 'OBJECT' && !type.fields?.some((field) => field.name === 'id'))
    .map((type) => [type.name, () => null]),
)

function createClient() {
  const counting = countingFetch()
  const cache = cacheExchange({
    schema: introspection,
    keys,
    resolvers: { Query: { claims: relayPagination() } },
  })
  const client = new Client({
    url: `${origin()}/graphql`,
    fetch: counting.fetch,
    exchanges: [cache, fetchExchange],
    // Else it asks by GET, as a forged request would.
    preferGetMethod: false,
  })
  return { counting, client }
}

test('urql pages through the flagship, and answers the second time from its cache', async () => {
  const warned = vi.spyOn(console, 'warn')
  const { client, counting } = createClient()
  const ask = async (after?: string | null) => {
    const variables: ClaimsPageQueryVariables = { filter: FLAGSHIP, first: 4, after }
    const { data, error } = await client.query<ClaimsPageQuery>(`${ClaimsPageDocument}`, variables)
    expect(error?.message).toBeUndefined()
    return data?.claims
  }
  const first = await ask()
  expect(first?.edges).toHaveLength(4)
  expect(first?.edges[0]?.node.attributions[0]?.speaker).toMatchObject({ name: HOLDER })
  const all = await ask(first?.pageInfo.endCursor)
  expect(all?.edges).toHaveLength(6)
  expect(counting.requests).toBe(2)

  expect((await ask(first?.pageInfo.endCursor))?.edges).toHaveLength(6)
  expect((await ask())?.edges).toHaveLength(6)
  expect(counting.requests).toBe(2)
  expect(warned).not.toHaveBeenCalled()
})

test('urql, which knows the schema, matches fragments on interfaces without guessing', async () => {
  const warned = vi.spyOn(console, 'warn')
  const query =
    '{ claim(key: "A2-10") { id attributions { speaker { ... on Node { id } ... on Person { name } } } } }'
  const { data } = await createClient().client.query(query, {})
  expect(data.claim.attributions[0].speaker).toMatchObject({ id: expect.any(String), name: HOLDER })
  expect(warned).not.toHaveBeenCalled()
})
