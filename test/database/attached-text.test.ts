import { expect, test } from 'vitest'
import { sha256 } from '../harness/world.ts'
import { BODY, useSmallWorld, words } from './small-world.ts'

const { client } = useSmallWorld()

const attach = (body: string) => client.query('update article_text set body = $1 where id = 3', [body])

const allWords = async () =>
  (
    await client.query(`
      select role::text, start, "end", exact, prefix, suffix from span where text_id = 3
      union all select 'REFERENCE', start, "end", exact, null, null from reference where text_id = 3
      order by start`)
  ).rows

const nothing = { exact: null, prefix: null, suffix: null }

test('a text that is not attached shows no words', async () => {
  expect(await allWords()).toMatchObject([nothing, nothing, nothing, nothing, nothing])
})

test('a body that differs is refused, and nothing changes', async () => {
  await expect(attach(BODY.replace('🏁', '🚩'))).rejects.toMatchObject({
    constraint: 'article_text_equals_hash',
  })
  expect(await allWords()).toMatchObject([nothing, nothing, nothing, nothing, nothing])
})

test('one span with the hash of other words refuses the whole text', async () => {
  const { start } = words('spring 🏁')
  const setHash = (hash: string) =>
    client.query('update span set sha256 = $1 where start = $2', [hash, start])
  await setHash(sha256('autumn 🏁'))
  await expect(attach(BODY)).rejects.toMatchObject({
    constraint: 'span_equals_text',
    message: `span_equals_text: text 3 has other words from ${start} to ${start + 8}`,
  })
  expect(await allWords()).toMatchObject([nothing, nothing, nothing, nothing, nothing])
  expect((await client.query('select body from article_text where id = 3')).rows).toEqual([{ body: null }])
  await setHash(sha256('spring 🏁'))
})

test('the body lights up every span and reference, by code points', async () => {
  await attach(BODY)
  const points = [...BODY]
  const slice = (from: number, to: number) => points.slice(Math.max(from, 0), to).join('')
  const found = await allWords()
  expect(found.map(({ role, exact }) => [role, exact])).toEqual([
    ['CONTENT', '🙂 “𝒳-rays”'],
    ['REFERENCE', '👨‍👩‍👧 of the minister'],
    ['SOURCE', '𝒪tto'],
    ['CONTENT', '🚀🚀 would never fly'],
    ['HEDGE', 'spring 🏁'],
  ])
  for (const { role, start, end, prefix, suffix } of found.filter(({ role }) => role !== 'REFERENCE')) {
    expect([role, prefix, suffix]).toEqual([role, slice(start - 32, start), slice(end, end + 32)])
  }
  expect(found[0]).toMatchObject({ prefix: '', suffix: ': the e\u0301tude 👨‍👩‍👧 of the minist' })
  expect(found[4]).toMatchObject({ suffix: '' })
})

test('a span recorded after the body has its words at once', async () => {
  const { start, end, sha256 } = words('👨‍👩‍👧')
  const { rows } = await client.query(
    `insert into span (claim_id, text_id, role, ordinal, start, "end", sha256)
     values (4, 3, 'HEDGE', 9, $1, $2, $3) returning exact, char_length(prefix) as before`,
    [start, end, sha256],
  )
  expect(rows).toEqual([{ exact: '👨‍👩‍👧', before: start }])
})

test('words written by hand give way to those of the text', async () => {
  const { rows } = await client.query(
    `update span set exact = 'no', prefix = 'no', suffix = 'no' where text_id = 3 and role = 'SOURCE' returning exact`,
  )
  expect(rows).toEqual([{ exact: '𝒪tto' }])
  const written = await client.query(`update span set exact = 'no' where text_id = 1 returning exact`)
  expect(new Set(written.rows.map(({ exact }) => exact))).toEqual(new Set([null]))
})
