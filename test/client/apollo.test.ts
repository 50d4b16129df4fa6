import { createHash } from 'node:crypto'
import {
  ApolloClient,
  ApolloLink,
  gql,
  HttpLink,
  InMemoryCache,
  type TypedDocumentNode,
} from '@apollo/client'
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries'
import { relayStylePagination } from '@apollo/client/utilities'
import { filter, firstValueFrom, map } from 'rxjs'
import { expect, test } from 'vitest'
import fragments from '../../src/client/generated/possible-types.json' with { type: 'json' }
import { useServer } from '../harness/server.ts'
import { countingFetch, FLAGSHIP, HOLDER } from './flagship.ts'
import {
  ClaimsPageDocument,
  type ClaimsPageQuery,
  type ClaimsPageQueryVariables,
} from './generated/graphql.ts'

const { origin } = useServer('corpus')

const CLAIMS: TypedDocumentNode<ClaimsPageQuery, ClaimsPageQueryVariables> = gql(`${ClaimsPageDocument}`)

const createCache = () =>
  new InMemoryCache({
    ...fragments,
    typePolicies: { Query: { fields: { claims: relayStylePagination(['filter', 'orderBy']) } } },
  })

function createClient(link = (http: ApolloLink) => http) {
  const counting = countingFetch()
  const http = new HttpLink({ uri: `${origin()}/graphql`, fetch: counting.fetch })
  return { counting, client: new ApolloClient({ cache: createCache(), link: link(http) }) }
}

test('Apollo Client pages through the flagship, and answers the second time from its cache', async () => {
  const { client, counting } = createClient()
  const claims = client.watchQuery({ query: CLAIMS, variables: { filter: FLAGSHIP, first: 4 } })
  /** What is shown, once so many are. */
  const shown = (count: number) =>
    firstValueFrom(
      claims.pipe(
        map(({ data, dataState }) => (dataState === 'complete' ? data.claims : undefined)),
        filter((page) => page?.edges.length === count),
      ),
    )
  const reading = claims.subscribe(() => {})
  const first = await shown(4)
  expect(first?.edges[0]?.node.attributions[0]?.speaker).toMatchObject({ name: HOLDER })

  await claims.fetchMore({ variables: { after: first?.pageInfo.endCursor } })
  expect((await shown(6))?.pageInfo.hasNextPage).toBe(false)
  expect(counting.requests).toBe(2)

  const again = await client.query({ query: CLAIMS, variables: { filter: FLAGSHIP, first: 4 } })
  expect(again.data?.claims.edges).toHaveLength(6)
  expect(counting.requests).toBe(2)
  reading.unsubscribe()
})

test('Apollo Client keeps lists with other filters apart, and what has an id once', async () => {
  const { client, counting } = createClient()
  await client.query({ query: CLAIMS, variables: { filter: FLAGSHIP } })
  await client.query({ query: CLAIMS, variables: { filter: { about: { country: ['JP'] } } } })
  expect(counting.requests).toBe(2)
  const cached = Object(client.cache.extract())
  expect(Object.keys(cached).filter((key) => key.startsWith('Person:')).length).toBeGreaterThan(0)
  expect(Object.keys(cached.ROOT_QUERY).filter((key) => key.startsWith('claims'))).toHaveLength(2)
})

test('Apollo Client matches fragments on interfaces by the possible types', async () => {
  const { client } = createClient()
  const query = gql`{ claim(key: "A2-10") { id attributions { speaker { ... on Node { id } ... on Person { name } } } } }`
  await client.query({ query })
  expect(client.readQuery({ query })).toMatchObject({
    claim: { attributions: [{ speaker: { id: expect.any(String), name: HOLDER } }] },
  })
})

test('Apollo Client sends hashes: first told to register the text, then by GET', async () => {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  const { client, counting } = createClient((http) =>
    ApolloLink.from([new PersistedQueryLink({ sha256, useGETForHashedQueries: true }), http]),
  )
  const ask = () =>
    client.query({ query: CLAIMS, variables: { filter: FLAGSHIP }, fetchPolicy: 'network-only' })
  expect((await ask()).data?.claims.totalCount).toBe(6)
  expect(counting.requests).toBe(2)
  expect((await ask()).data?.claims.totalCount).toBe(6)
  expect(counting.requests).toBe(3)
})
