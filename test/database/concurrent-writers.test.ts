import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { BODY, nameOf, useSmallWorld } from './small-world.ts'

// Two transactions that each keep every invariant, and together would break one, or leave something out of date.

const { client: one, other } = useSmallWorld()

beforeAll(async () => {
  await one.query(
    `insert into article_text (id, article_id, sha256, length)
     values (5, 1, text_sha256('attached'), 8), (6, 1, text_sha256('cited'), 5)`,
  )
})

const insertContent = (text: number, claim: number, start: number) =>
  `insert into span (claim_id, text_id, role, ordinal, start, "end", sha256)
   values (${claim}, ${text}, 'CONTENT', (select max(ordinal) + 1 from span), ${start}, ${start + 5}, repeat('0', 64))`
const insertClaim = (id: number) => `
  insert into claim (id, key, ordinal, text, kind, polarity, form, article_id)
    values (${id}, 'c${id}', ${id}, 'So.', 'FACT', 'POSITIVE', 'DIRECT', 2);
  insert into attribution (claim_id, depth, ordinal, is_holder, speaker_kind, role, person_id)
    values (${id}, 0, 0, true, 'PERSON', 'EXPERT', 2)`
const insertFact = (country: string) =>
  `insert into fact (person_id, property, country_code, basis) values (2, 'CITIZENSHIP', '${country}', 'ANALYST')`
const publish = (day: string) =>
  `update article set published_edtf = '${day}', published_from = '${day}', published_to = '${day}', published_basis = 'TEXT' where id = 2`

test.each<[sentence: string, first: string, second: string, outcome: string]>([
  [
    'each makes the other a part of itself',
    'update organization set parent_id = 5 where id = 4',
    'update organization set parent_id = 4 where id = 5',
    'organization_parent_makes_no_cycle',
  ],
  [
    'each takes away one of two joint speakers',
    'delete from attribution where id = 2',
    'delete from attribution where id = 3',
    'claim_chain_has_no_gap',
  ],
  [
    'one adds a link to the chain, the other takes the link before away',
    `insert into attribution (claim_id, depth, ordinal, is_holder, speaker_kind, role) values (1, 3, 0, false, 'WRITER', 'OTHER')`,
    'delete from attribution where id = 4',
    'claim_chain_has_no_gap',
  ],
  [
    'each takes away one of two references',
    'delete from reference where fact_id = 3 and text_id is null',
    'delete from reference where fact_id = 3 and text_id is not null',
    'fact_has_reference',
  ],
  [
    'one records a reference, the other takes the last one away',
    `insert into reference (fact_id, url, says) values (1, 'https://example.org/', 'So.')`,
    'delete from reference where id = (select min(id) from reference where fact_id = 1)',
    'accepted',
  ],
  [
    'one records content, the other a headline over it',
    insertContent(4, 1, 0),
    `insert into block (text_id, kind, start, "end") values (4, 'HEADLINE', 0, 10)`,
    'span_content_is_article_body',
  ],
  [
    'one records a caption, the other content in it',
    `insert into block (text_id, kind, start, "end") values (4, 'CAPTION', 20, 30)`,
    insertContent(4, 1, 20),
    'span_content_is_article_body',
  ],
  [
    'one records other words, the other attaches the text',
    insertContent(5, 1, 0),
    `update article_text set body = 'attached' where id = 5`,
    'span_equals_text',
  ],
  [
    'one refers to other words, the other attaches the text',
    `insert into reference (topic_id, text_id, start, "end", sha256) values (1, 6, 0, 5, repeat('0', 64))`,
    `update article_text set body = 'cited' where id = 6`,
    'reference_equals_text',
  ],
  [
    'one attaches a text, the other records other words',
    `update article_text set body = '${BODY}' where id = 3`,
    insertContent(3, 4, 60),
    'span_equals_text',
  ],
  [
    'one dates an article, the other records a claim in it',
    publish('2020-01-01'),
    insertClaim(8),
    'accepted',
  ],
  ['one records a claim, the other dates its article', insertClaim(9), publish('2020-02-02'), 'accepted'],
  ['one states a fact of a speaker, the other quotes them', insertFact('JP'), insertClaim(10), 'accepted'],
  ['one quotes a speaker, the other states a fact of them', insertClaim(11), insertFact('CN'), 'accepted'],
])('%s', async (_, first, second, outcome) => {
  await one.query(`begin; ${first}; set constraints all immediate`)
  let isOver = false
  const reply = commit(second).finally(() => {
    isOver = true
  })
  while (!isOver && !(await someoneWaits())) await sleep(5)
  await one.query('commit')
  expect(await reply).toBe(outcome)

  expect((await one.query('table attribution_trait_check')).rows).toEqual([])
  const claims = 'select key from claim join article on article.id = article_id'
  expect((await one.query(`${claims} where claim.published_on <> article.published_on`)).rows).toEqual([])
})

async function commit(sql: string): Promise<string> {
  try {
    await other.query(`begin; ${sql}; commit`)
    return 'accepted'
  } catch (error) {
    await other.query('rollback')
    if (error instanceof pg.DatabaseError) return nameOf(error)
    throw error
  }
}

async function someoneWaits(): Promise<boolean> {
  return (await one.query('select from pg_locks where not granted')).rowCount !== 0
}
