import { expect, test } from 'vitest'
import { text } from '../../src/export/column.ts'
import { writeCsv } from '../../src/export/csv.ts'
import { readCsv } from './read-csv.ts'

async function csvOf(cell: string | string[] | null) {
  async function* batches() {
    yield [[cell, 'end']]
  }
  let csv = ''
  for await (const part of writeCsv([text('a', '', ''), text('b', '', '')], batches())) csv += part
  return csv
}

test.each([
  ['plain', 'plain'],
  ['with, a comma', '"with, a comma"'],
  ['with "quotes"', '"with ""quotes"""'],
  ['two\nlines', '"two\nlines"'],
  ['', '""'],
  [null, ''],
  [['one', 'two'], 'one|two'],
  [['a|b', 'c\\d', ''], 'a\\|b|c\\\\d|'],
  [[], '""'],
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['\r=1', '"\'\r=1"'],
  ['\n=1', '"\'\n=1"'],
  ['＝1', "'＝1"],
  ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
  [['=1', 'x'], "'=1|x"],
  ["'=1", "''=1"],
  ["'pundits'", "'pundits'"],
  ['a=1', 'a=1'],
  ['Ōmori 大森 😀', 'Ōmori 大森 😀'],
])('%j is written as %j', async (cell, field) => {
  const csv = await csvOf(cell)
  expect(csv).toBe(`a,b\r\n${field},end\r\n`)
  if (typeof cell !== 'string') return
  const [, line] = readCsv(csv)
  expect(line?.[0]?.replace(/^'('*[=+@\t\r\n＝＋－＠-])/, '$1')).toBe(cell)
})
