import { beforeAll, expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'
import { createWorld } from '../harness/world.ts'

const { ask, database } = useServer('empty')

beforeAll(() =>
  createWorld(database, {
    organizations: [
      {
        slug: 'government',
        name: 'Government of Russia',
        kind: 'GOVERNMENT',
        country: { code: 'RU', basis: 'TEXT' },
      },
      { slug: 'ministry', name: 'Ministry', kind: 'MINISTRY', parent: 'government' },
      { slug: 'department', name: 'Department', kind: 'MINISTRY', parent: 'ministry' },
      {
        slug: 'club',
        name: 'Club',
        kind: 'THINK_TANK',
        otherNames: ['Government Club'],
        country: { code: 'RU', basis: 'ANALYST' },
      },
      {
        slug: 'institute',
        name: 'Institute',
        kind: 'STATE_INSTITUTE',
        country: { code: 'JP', basis: 'TEXT' },
      },
    ],
  }),
)

test.each([
  ['slug', 'slug: ["club", "ministry"]', ['club', 'ministry']],
  ['usual name, not another', 'name: "GOVERNMENT"', ['government']],
  ['kind', 'kind: [MINISTRY, THINK_TANK]', ['club', 'department', 'ministry']],
  ['country, on whatever basis', 'country: "RU"', ['club', 'government']],
  ['another country, or none', 'not: {country: "RU"}', ['department', 'institute', 'ministry']],
  ['of no country in a list of none', 'country: []', []],
  ['direct parts', 'partOf: "government"', ['ministry']],
  [
    'all but the direct parts',
    'not: {partOf: "government"}',
    ['club', 'department', 'government', 'institute'],
  ],
  ['several fields', 'kind: MINISTRY, partOf: "ministry"', ['department']],
])('%s', async (_sentence, filter, slugs) => {
  const { organizations } = await ask(`{ organizations(filter: {${filter}}) { nodes { slug } } }`)
  expect(organizations.nodes.map(({ slug }: { slug: string }) => slug)).toEqual(slugs)
})
