import { beforeAll, expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'
import { createWorld, REFERENCE } from '../harness/world.ts'

const { ask, database } = useServer('empty')

const state = { kind: 'STATE' as const, country: 'RU', basis: 'EXTERNAL' as const, references: [REFERENCE] }

beforeAll(async () => {
  await createWorld(database, {
    sources: [
      { slug: 'agency', name: 'Agency', kind: 'NEWS_AGENCY', country: 'RU', control: [state] },
      {
        slug: 'agency-japan',
        name: 'Agency Japan',
        kind: 'WEBSITE',
        country: 'JP',
        control: [state],
        parent: 'agency',
      },
      {
        slug: 'both',
        name: 'Both',
        kind: 'NEWSPAPER',
        otherNames: ['The Agency'],
        control: [
          { ...state, country: 'CN' },
          { ...state, kind: 'PARTY' },
        ],
      },
      {
        slug: 'once',
        name: 'Once',
        kind: 'NEWSPAPER',
        country: 'RU',
        control: [{ ...state, period: '1990/1991' }],
      },
      {
        slug: 'presumed',
        name: 'Presumed',
        kind: 'WEBSITE',
        country: 'US',
        control: [{ ...state, basis: 'INFERRED' }],
      },
      { slug: 'retracted', name: 'Retracted', kind: 'WEBSITE', country: 'US', control: [state] },
    ],
  })
  await database.sourceControl.updateMany({
    where: { source: { slug: 'retracted' } },
    data: { retractedAt: new Date('2100-01-01') },
  })
})

test.each([
  ['slug', 'slug: ["once", "both"]', ['both', 'once']],
  ['usual name, not another', 'name: "agency"', ['agency', 'agency-japan']],
  ['kind', 'kind: [NEWSPAPER, MAGAZINE]', ['both', 'once']],
  ['country', 'country: ["RU", "CN"]', ['agency', 'once']],
  ['another country, or none', 'not: {country: "RU"}', ['agency-japan', 'both', 'presumed', 'retracted']],
  [
    'control of a kind, at whatever time',
    'control: {kind: STATE}',
    ['agency', 'agency-japan', 'both', 'once'],
  ],
  ['control of a kind and a country in one entry', 'control: {kind: STATE, country: "CN"}', ['both']],
  ['not of two entries', 'control: {kind: PARTY, country: "CN"}', []],
  ['control by inference, where asked', 'control: {basis: INFERRED}', ['presumed']],
  ['any control that stands', 'control: {}', ['agency', 'agency-japan', 'both', 'once']],
  ['none', 'not: {control: {}}', ['presumed', 'retracted']],
  ['on no basis', 'control: {basis: []}', []],
])('%s', async (_sentence, filter, slugs) => {
  const { sources } = await ask(`{ sources(filter: {${filter}}) { nodes { slug } } }`)
  expect(sources.nodes.map(({ slug }: { slug: string }) => slug)).toEqual(slugs)
})
