import { execFile } from 'node:child_process'
import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import {
  type ConcreteRequest,
  createOperationDescriptor,
  Environment,
  fetchQuery,
  getRequest,
  Network,
  type OperationType,
  RecordSource,
  Store,
} from 'relay-runtime'
import { beforeAll, describe, expect, test } from 'vitest'
import { AnswerError, connect } from '../../src/client/client.js'
import { useServer } from '../harness/server.ts'
import { makeTemporaryFolder } from '../start/temporary-folder.ts'
import { countingFetch, FLAGSHIP, HOLDER } from './flagship.ts'

// As a component has it: a fragment with a connection, which Relay makes a query of its own for, to fetch more.
const COMPONENT = `
import { graphql } from 'relay-runtime'

graphql\`
  query FlagshipQuery($filter: ClaimFilter!) {
    ...FlagshipClaims
  }
\`

graphql\`
  fragment FlagshipClaims on Query
  @argumentDefinitions(first: { type: "Int", defaultValue: 4 }, after: { type: "String" })
  @refetchable(queryName: "FlagshipPageQuery") {
    claims(filter: $filter, first: $first, after: $after) @connection(key: "Flagship_claims") {
      totalCount
      edges { node { key attributions { speaker { __typename ... on Person { name } } } } }
    }
  }
\`

graphql\`
  query FlagshipCountryQuery($code: String!) {
    country(code: $code) { ...FlagshipCountry }
  }
\`

graphql\`
  fragment FlagshipCountry on Country
  @argumentDefinitions(first: { type: "Int", defaultValue: 4 }, after: { type: "String" })
  @refetchable(queryName: "FlagshipCountryPageQuery") {
    claims(first: $first, after: $after) @connection(key: "Flagship_country_claims") { edges { node { key } } }
  }
\`
`

const { origin } = useServer('corpus')
let compiled: string

beforeAll(async () => {
  const folder = await makeTemporaryFolder()
  const config = { src: '.', schema: 'schema.graphql', language: 'javascript', eagerEsModules: true }
  await mkdir(join(folder, '__generated__'))
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  await writeFile(join(folder, 'relay.config.json'), JSON.stringify(config))
  await writeFile(join(folder, 'Flagship.js'), COMPONENT)
  await copyFile(join(import.meta.dirname, '../../schema.graphql'), join(folder, 'schema.graphql'))
  const compiler = join(dirname(createRequire(import.meta.url).resolve('relay-compiler')), 'cli.js')
  await promisify(execFile)(process.execPath, [compiler, 'relay.config.json'], { cwd: folder })
  compiled = join(folder, '__generated__')
})

function createEnvironment() {
  const counting = countingFetch()
  const { ask } = connect(`${origin()}/graphql`, counting)
  const network = Network.create(async ({ text }, variables) => ({
    data: await ask<Record<string, unknown>>(String(text), variables),
  }))
  const environment = new Environment({ network, store: new Store(new RecordSource()) })

  const load = async (name: string): Promise<ConcreteRequest> =>
    (await import(join(compiled, `${name}.graphql.js`))).default
  return {
    counting,
    /** Runs a query, from the store where it has all. */
    async ask(name: string, variables: object) {
      const request = await load(name)
      environment.retain(createOperationDescriptor(getRequest(request), variables))
      const options = { fetchPolicy: 'store-or-network' } as const
      await fetchQuery<OperationType>(environment, request, variables, options).toPromise()
    },
    /** What the fragment of a query shows by now. */
    // biome-ignore lint/suspicious/noExplicitAny: Relay's types stand beside its artifacts, which the test makes as it runs
    async read(queryName: string, fragmentName: string, variables: object, parent?: string): Promise<any> {
      const fragment = (await import(join(compiled, `${fragmentName}.graphql.js`))).default
      const { request } = createOperationDescriptor(getRequest(await load(queryName)), variables)
      const dataID = parent ?? 'client:root'
      return environment.lookup({
        kind: 'SingularReaderSelector',
        dataID,
        isWithinUnmatchedTypeRefinement: false,
        node: fragment,
        owner: request,
        variables: { first: 4, ...request.variables },
      }).data
    },
  }
}

describe('Relay', () => {
  test('pages through the flagship, and answers the second time from its store', async () => {
    const { ask, read, counting } = createEnvironment()
    const variables = { filter: FLAGSHIP }
    const shown = () => read('FlagshipQuery', 'FlagshipClaims', variables)

    await ask('FlagshipQuery', variables)
    const { claims } = await shown()
    expect(claims.edges).toHaveLength(4)
    expect(claims.edges[0].node.attributions[0].speaker).toEqual({ __typename: 'Person', name: HOLDER })
    expect(claims.pageInfo.hasNextPage).toBe(true)

    await ask('FlagshipPageQuery', { ...variables, first: 4, after: claims.pageInfo.endCursor })
    expect((await shown()).claims.edges).toHaveLength(6)
    expect((await shown()).claims.pageInfo.hasNextPage).toBe(false)
    expect(counting.requests).toBe(2)

    await ask('FlagshipQuery', variables)
    expect(counting.requests).toBe(2)
  })

  test('fetches more of a list within something else by its id', async () => {
    const { ask, read } = createEnvironment()
    const { country } = await connect(`${origin()}/graphql`).ask<{ country: { id: string } }>(
      '{ country(code: "CN") { id } }',
    )
    const shown = () => read('FlagshipCountryQuery', 'FlagshipCountry', { code: 'CN' }, country.id)
    await ask('FlagshipCountryQuery', { code: 'CN' })
    const { claims } = await shown()
    expect(claims.edges).toHaveLength(4)
    await ask('FlagshipCountryPageQuery', { id: country.id, first: 4, after: claims.pageInfo.endCursor })
    expect((await shown()).claims.edges).toHaveLength(8)
  })

  test('sees what is refused', async () => {
    const refused = createEnvironment().ask('FlagshipQuery', { filter: { about: { country: 'XX' } } })
    await expect(refused).rejects.toBeInstanceOf(AnswerError)
  })
})
