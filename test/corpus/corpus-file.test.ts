import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { parseCorpusFile } from '../../src/corpus/corpus-file.ts'

const read = (text: string) => parseCorpusFile('a.yaml', text, z.unknown()).content

// Two libraries read: a quick one, and one that knows where everything stands.
test.each([
  'yes',
  '~',
  '0o14',
  '014',
  '1_000',
  '0x1F',
  '.5',
  '1e3',
  '.inf',
  '2013-11-02',
  '2013',
  '1:30',
  'TRUE',
  '+12',
  '"a\\u0041"',
  "'it''s'",
  '|\n  a\n  b\n',
  '>\n a\n b\n\n c\n',
  '<<: { a: 1 }',
  '!!str 12',
  'a: &x [1]\nb: *x',
  '- - 1',
  '{ a: , b: }',
  '\uFEFFa: 1',
  '# nothing',
  // In these they differ: what YAML 1.1 means by yes, and how far the last bracket is to stand to the right.
  '%YAML 1.1\n---\nyes',
  'a:\n  b: [\n      1,\n      2\n  ]',
])('%j is read as YAML', (text) => {
  expect(read(text)).toEqual(parse(text))
})

test('aliases that would fill the memory are refused', () => {
  const levels = ['&a0 [x]', ...Array.from({ length: 6 }, (_, n) => `&a${n + 1} [${`*a${n}, `.repeat(9)}]`)]
  expect(() => read(levels.map((level) => `- ${level}`).join('\n'))).toThrow(
    'a.yaml:1: Excessive alias count indicates a resource exhaustion attack',
  )
})
