import { expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'

const { ask } = useServer('corpus')

test.each([
  ['part of the name', 'name: "korea"', ['KP', 'KR']],
  ['the demonym', 'name: "RUSSIAN"', ['RU']],
  ['neither', 'name: "%"', []],
  ['not the name', 'not: {name: "a"}', []],
  ['name and code', 'name: "korea", code: ["KR", "JP"]', ['KR']],
])('by %s', async (_sentence, filter, codes) => {
  const { countries } = await ask(`{ countries(filter: {${filter}}) { nodes { code } } }`)
  expect(countries.nodes.map(({ code }: { code: string }) => code)).toEqual(codes)
})
