import { beforeAll, expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'
import { createWorld } from '../harness/world.ts'

const { ask, database } = useServer('empty')

beforeAll(() =>
  createWorld(database, {
    topics: [
      { slug: 'a-place', name: 'A place', kind: 'PLACE' },
      { slug: 'b-talks', name: 'B talks', kind: 'EVENT', event: '2013-11-02' },
      { slug: 'c-spring', name: 'C spring', kind: 'EVENT', event: '2014-04' },
      { slug: 'd-exercise', name: 'D exercise', kind: 'EVENT', event: '2014-04-01/2014-04-05' },
      { slug: 'e-not-held', name: 'E not held', kind: 'EVENT' },
    ],
  }),
)

test.each([
  ['slug', 'slug: ["a-place", "b-talks"]', ['a-place', 'b-talks']],
  ['kind', 'kind: [PLACE, WEAPON]', ['a-place']],
  ['on a day', 'event: {from: "2013-11-02", to: "2013-11-02"}', ['b-talks']],
  ['wholly in a range', 'event: {from: "2014-04-01", to: "2014-04-29"}', ['d-exercise']],
  ['a month, wholly in a range', 'event: {from: "2014-04-01", to: "2014-04-30"}', ['c-spring', 'd-exercise']],
  ['at some time', 'event: {}', ['b-talks', 'c-spring', 'd-exercise']],
  ['not in a range, or never', 'not: {event: {from: "2014-01-01"}}', ['a-place', 'b-talks', 'e-not-held']],
])('%s', async (_sentence, filter, slugs) => {
  const { topics } = await ask(`{ topics(filter: {${filter}}) { nodes { slug } } }`)
  expect(topics.nodes.map(({ slug }: { slug: string }) => slug)).toEqual(slugs)
})
