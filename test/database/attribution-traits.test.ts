import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRandom } from '../harness/random.ts'
import { useServer } from '../harness/server.ts'

const { ask, databaseUrl } = useServer('corpus')
const client = new pg.Client(databaseUrl)

beforeAll(() => client.connect())
afterAll(() => client.end())

const person = (slug: string) => `(select id from person where slug = '${slug}')`
const organization = (slug: string) => `(select id from organization where slug = '${slug}')`
const unnamed = (label: string) => `(select id from unnamed_speaker where label = '${label}')`
const streltsov = person('dmitry-streltsov')
const lavrov = person('sergei-lavrov')
const a4 = `(select id from article where slug = 'a4-japan-times-2013-11-02')`
const insertFact = `insert into fact (person_id, property, country_code, basis) values (${streltsov}, 'CITIZENSHIP', 'RU', 'ANALYST')`
const insertPost = `insert into affiliation (person_id, organization_id, title, role, basis, period_edtf, period_from)
  values (${streltsov}, ${organization('csis')}, 'Fellow', 'EXPERT', 'ANALYST', '2010/..', '2010-01-01')`

/** What does not agree with its definition. */
const differences = async () =>
  (
    await client.query(`
      select to_jsonb(wrong) from attribution_trait_check wrong
      union all select to_jsonb(wrong) from subject_trait_check wrong
      union all select to_jsonb(wrong) from subject_stance_check wrong
      union all select to_jsonb(wrong) from claim_order_check wrong`)
  ).rows
const fingerprint = async () =>
  (
    await client.query(`
      select md5(string_agg(row::text, ' ' order by row::text)) from (
        select trait::text as row from attribution_trait trait
        union all select trait::text from subject_trait trait
        union all select stance::text from subject_stance stance
        union all select 'subject ' || id || ' ' || newest_first from claim_subject
        union all select 'stance ' || id || ' ' || newest_first from stance
        union all select 'claim ' || id || ' ' || source_id from claim
      ) rows`)
  ).rows[0]

async function undone(run: () => Promise<void>): Promise<void> {
  await client.query('begin')
  await run().finally(() => client.query('rollback'))
}

/** A single write by the trigger that makes the index table follow it. */
const WRITES: Record<string, Record<string, string>> = {
  fact_inserted: { 'a citizenship stated': insertFact },
  fact_updated: {
    'a citizenship retracted': `update fact set retracted_at = now() where person_id = ${lavrov}`,
    'a citizenship found wrong': `update fact set rank = 'DEPRECATED' where person_id = ${lavrov}`,
    'a citizenship of somebody else': `update fact set person_id = ${streltsov} where person_id = ${lavrov}`,
    'an expertise on another country': `update fact set country_code = 'CN' where person_id = ${streltsov}`,
    'an expertise that becomes a residence': `update fact set property = 'RESIDENCE' where person_id = ${streltsov}`,
    'a fact on another basis': `update fact set basis = 'INFERRED' where person_id = ${lavrov}`,
  },
  fact_deleted: { 'a citizenship deleted': `delete from fact where person_id = ${lavrov}` },
  affiliation_inserted: { 'a post recorded': insertPost },
  affiliation_updated: {
    'a post retracted': `update affiliation set retracted_at = now() where person_id = ${streltsov}`,
    'a post that began later': `update affiliation set period_from = '2017-03-23', period_to = null where person_id = ${streltsov}`,
    'a post of unknown days': `update affiliation set period_edtf = null, period_from = null, period_to = null where person_id = ${streltsov}`,
    'a post of somebody else': `update affiliation set person_id = ${lavrov} where person_id = ${streltsov}`,
    'a post elsewhere': `update affiliation set organization_id = ${organization('csis')} where person_id = ${streltsov}`,
  },
  affiliation_deleted: { 'a post deleted': `delete from affiliation where person_id = ${streltsov}` },
  organization_updated: {
    'an employer of another country': `update organization set country_code = 'US' where slug = 'mgimo'`,
    'an employer whose country was only inferred': `update organization set country_basis = 'INFERRED' where slug = 'mgimo'`,
    'a speaking government of no country': `update organization set country_code = null, country_basis = null where slug = 'government-japan'`,
  },
  claim_updated: {
    'a claim said before its speaker had the post': `
      update claim set said_edtf = '2001', said_from = '2001-01-01', said_to = '2001-12-31', said_basis = 'TEXT'
      where id in (select claim_id from attribution where person_id = ${streltsov})`,
    'an article of another day': `update article set published_from = '2001-01-01', published_to = '2001-01-01'`,
    'an article of an unknown day': `
      update article set published_edtf = null, published_from = null, published_to = null, published_basis = null`,
    'a claim that is rejected': `update claim set review = 'REJECTED' where id in (select claim_id from stance)`,
  },
  article_gives_days: {
    'an article of another source': `update article set source_id = (select id from source where slug = 'kommersant')`,
  },
  claim_subject_inserted: {
    'a country more': `insert into claim_subject (claim_id, country_code, basis)
      select claim_id, 'KR', 'IMPLICIT' from attribution where person_id = ${lavrov} limit 1`,
  },
  claim_subject_updated: {
    'another mention': `update claim_subject set basis = 'IMPLICIT' where country_code = 'CN'`,
    'the subject of another claim': `
      update claim_subject set claim_id = (
        select max(claim_id) from subject_trait where claim_id not in (select claim_id from claim_subject where country_code = 'CN'))
      where id = (select min(id) from claim_subject where country_code = 'CN')`,
  },
  claim_subject_deleted: { 'a country less': `delete from claim_subject where country_code = 'CN'` },
  claim_subject_inserted_into_stances: {
    'a country more of a claim that takes a position': `insert into claim_subject (claim_id, country_code, basis)
      select distinct claim_id, 'KR', 'IMPLICIT'::mention from stance on conflict do nothing`,
  },
  claim_subject_updated_in_stances: {
    'another mention in a claim that takes a position': `update claim_subject set basis = 'IMPLICIT'
      where country_code = 'CN' and claim_id in (select claim_id from stance)`,
    'a subject that comes to a claim that takes a position': `update claim_subject set country_code = 'KR', claim_id =
        (select min(claim_id) from stance where claim_id not in (select claim_id from claim_subject where country_code = 'KR'))
      where id = (select min(id) from claim_subject where country_code = 'JP' and claim_id not in (select claim_id from stance))`,
    'a subject that leaves a claim that takes a position': `update claim_subject set country_code = 'KR', claim_id =
        (select min(id) from claim where id not in (select claim_id from stance) and id not in (select claim_id from claim_subject where country_code = 'KR'))
      where id = (select min(id) from claim_subject where country_code is not null and claim_id in (select claim_id from stance))`,
  },
  claim_subject_deleted_from_stances: {
    'a country less of a claim that takes a position': `delete from claim_subject
      where country_code = 'CN' and claim_id in (select claim_id from stance)`,
  },
  stance_inserted: {
    'a position taken': `insert into stance (question_id, claim_id, position, basis)
      select min(question_id), min(claim_subject.claim_id), 'SUPPORTS', 'ANALYST'
      from stance, claim_subject where claim_subject.country_code = 'CN' and claim_subject.claim_id not in (select claim_id from stance)`,
  },
  stance_updated: {
    'a position retracted': 'update stance set retracted_at = now()',
    'another position': `update stance set position = 'REJECTS' where position <> 'REJECTS'`,
    'a position on another question': `update stance set question_id = (select max(id) from question) where id =
      (select min(stance.id) from stance join claim_subject using (claim_id) where claim_subject.country_code is not null and claim_id not in
        (select claim_id from stance where question_id = (select max(id) from question)))`,
  },
  attribution_inserted: {
    'a joint speaker': `
      insert into attribution (claim_id, depth, ordinal, is_holder, speaker_kind, role, person_id)
      select claim_id, depth, 9, is_holder, 'PERSON', 'EXPERT', ${streltsov} from attribution where person_id = ${lavrov} limit 1`,
  },
  attribution_updated: {
    'an attribution to somebody else': `update attribution set person_id = ${streltsov} where person_id = ${lavrov}`,
    'an attribution to an organization instead': `
      update attribution set person_id = null, organization_id = ${organization('mfa-russia')}, speaker_kind = 'ORGANIZATION'
      where person_id = ${lavrov} and speaker_kind = 'PERSON'`,
  },
  unnamed_speaker_country_inserted: {
    'a collective of a country': `insert into unnamed_speaker_country (unnamed_speaker_id, country_code, basis) values (${unnamed('other experts')}, 'US', 'INFERRED')`,
  },
  unnamed_speaker_country_updated: {
    'a collective of another country': `update unnamed_speaker_country set country_code = 'KR' where unnamed_speaker_id = ${unnamed('Chinese experts')}`,
    'another collective of a country': `
      update unnamed_speaker_country set unnamed_speaker_id = ${unnamed('other experts')} where unnamed_speaker_id = ${unnamed('Chinese experts')}`,
  },
  unnamed_speaker_country_deleted: {
    'a collective of no country': `delete from unnamed_speaker_country where unnamed_speaker_id = ${unnamed('Chinese experts')}`,
  },
}

describe('the index table follows', () => {
  for (const [trigger, writes] of Object.entries(WRITES)) {
    test.each(Object.entries(writes))('%s, and without its trigger the check notices', async (_, write) => {
      await undone(async () => {
        const before = await fingerprint()
        await client.query(write)
        expect(await differences()).toEqual([])
        expect(await fingerprint()).not.toEqual(before)
      })
      await undone(async () => {
        await disable(trigger)
        await client.query(write)
        expect(await differences()).not.toEqual([])
      })
    })
  }

  test.each([
    ['a country with another code', `update country set code = 'XR' where code = 'RU'`],
    ['an organization with another id', `update organization set id = 999 where slug = 'government-japan'`],
    ['an attribution taken away', `delete from attribution where person_id = ${lavrov}`],
    [
      'a claim taken away',
      `delete from claim where id in (select claim_id from attribution where person_id = ${lavrov})`,
    ],
  ])('%s', async (_, write) => {
    await undone(async () => {
      const before = await fingerprint()
      await client.query(write)
      expect(await differences()).toEqual([])
      expect(await fingerprint()).not.toEqual(before)
    })
  })

  test('every write of a random sequence', async () => {
    const random = createRandom(20261122)
    await undone(async () => {
      const states = new Set([JSON.stringify(await fingerprint())])
      for (let at = 0; at < 200; at += 1) {
        const write = randomWrite(random)
        await client.query(write)
        expect(await differences(), `after write ${at}: ${write}`).toEqual([])
        states.add(JSON.stringify(await fingerprint()))
      }
      await client.query('set constraints all immediate')
      expect(states.size).toBeGreaterThan(100)
    })
  })

  test('a bulk load, once it refreshes', async () => {
    await undone(async () => {
      await client.query(`set local claimgraph.bulk_load = 'on'; ${insertFact}; ${insertPost}`)
      expect(await differences()).not.toEqual([])
      await client.query('select refresh_all_attribution_traits(), refresh_all_subject_stances()')
      expect(await differences()).toEqual([])
    })
  })

  test('by no trigger that is not tried here', async () => {
    const { rows } = await client.query(
      `select tgname from pg_trigger join pg_proc on pg_proc.oid = tgfoid where prosrc ~ 'refresh_(attribution_traits|subject_stances)' or tgname = 'article_gives_days' order by 1`,
    )
    expect(rows.map(({ tgname }) => tgname)).toEqual(Object.keys(WRITES).sort())
  })
})

async function disable(trigger: string): Promise<void> {
  const { rows } = await client.query('select tgrelid::regclass from pg_trigger where tgname = $1', [trigger])
  await client.query(`alter table ${rows[0].tgrelid} disable trigger ${trigger}`)
}

function randomWrite(random: () => number): string {
  const oneOf = <T>(values: T[]) => values[Math.floor(random() * values.length)] as T
  const any = (table: string, which = 'true') =>
    `(select id from ${table} where ${which} order by md5(id::text || '${random()}') limit 1)`
  const country = () => `'${oneOf(['CN', 'JP', 'RU', 'US'])}'`
  const basis = () => `'${oneOf(['INFERRED', 'ANALYST'])}'`
  const retraction = () => oneOf(['null', 'now()'])
  const days = (prefix: string) => {
    const year = 2010 + Math.floor(random() * 8)
    const from = oneOf(['null', `'${year}-11-01'`])
    const to = from === 'null' ? `'${year}-12-01'` : oneOf(['null', `'${year + 1}-03-22'`])
    return `${prefix}_edtf = '${year}', ${prefix}_from = ${from}, ${prefix}_to = ${to}`
  }
  return oneOf([
    () => `insert into fact (person_id, property, country_code, basis)
      values (${any('person')}, '${oneOf(['CITIZENSHIP', 'EXPERTISE', 'RESIDENCE'])}', ${country()}, ${basis()})`,
    () => `insert into fact (person_id, property, topic_id, basis)
      values (${any('person')}, 'EXPERTISE', ${any('topic')}, ${basis()})`,
    () => `update fact set person_id = ${any('person')} where id = ${any('fact')}`,
    () => `update fact set rank = '${oneOf(['NORMAL', 'DEPRECATED'])}' where id = ${any('fact')}`,
    () => `update fact set retracted_at = ${retraction()}, basis = ${basis()} where id = ${any('fact')}`,
    () =>
      `update fact set country_code = ${country()} where country_code is not null and id % 5 = ${oneOf([0, 1, 2, 3, 4])}`,
    () => `delete from fact where id = ${any('fact')}`,
    () => `insert into affiliation (person_id, organization_id, title, role, basis, period_edtf, period_from)
      values (${any('person')}, ${any('organization')}, 'Post', 'OTHER', ${basis()}, '2013/..', '2013-01-01')`,
    () => `update affiliation set ${days('period')} where id = ${any('affiliation')}`,
    () => `update affiliation set person_id = ${any('person')} where id = ${any('affiliation')}`,
    () => `update affiliation set organization_id = ${any('organization')} where id = ${any('affiliation')}`,
    () => `update affiliation set retracted_at = ${retraction()} where id = ${any('affiliation')}`,
    () => `delete from affiliation where id = ${any('affiliation')}`,
    () =>
      `update organization set country_code = ${country()}, country_basis = ${basis()} where id = ${any('organization')}`,
    () =>
      `update organization set country_code = null, country_basis = null where id = ${any('organization')}`,
    () => `update article set ${days('published')} where id = ${any('article')}`,
    () => `update claim set ${days('said')}, said_basis = ${basis()} where id = ${any('claim')}`,
    () =>
      `update attribution set person_id = ${any('person')} where id = ${any('attribution', `speaker_kind = 'PERSON'`)}`,
    () =>
      `update attribution set organization_id = ${any('organization')} where id = ${any('attribution', `speaker_kind = 'ORGANIZATION'`)}`,
    () => `insert into attribution (claim_id, depth, ordinal, is_holder, speaker_kind, role, person_id)
      select claim_id, depth, ${Math.floor(random() * 1e9)}, is_holder, 'PERSON', 'OTHER', ${any('person')}
      from attribution where id = ${any('attribution')}`,
    () => `delete from attribution where id = ${any('attribution', 'ordinal > 9')}`,
    () => `insert into unnamed_speaker_country (unnamed_speaker_id, country_code, basis)
      values (${any('unnamed_speaker')}, ${country()}, ${basis()}) on conflict do nothing`,
    () =>
      `update unnamed_speaker_country set basis = ${basis()} where id = ${any('unnamed_speaker_country')}`,
    () => `delete from unnamed_speaker_country where id = ${any('unnamed_speaker_country')}`,
    () => `insert into claim_subject (claim_id, country_code, basis)
      values (${any('claim')}, ${country()}, 'IMPLICIT') on conflict do nothing`,
    () => `update claim_subject set topic_id = ${any('topic')}, country_code = null, person_id = null, organization_id = null
      where id = ${any('claim_subject', 'claim_id not in (select claim_id from claim_subject where topic_id is not null)')}`,
    () => `delete from claim_subject where id = ${any('claim_subject')}`,
    () => `insert into stance (question_id, claim_id, position, basis)
      values (${any('question')}, ${any('claim')}, 'SUPPORTS', ${basis()}) on conflict do nothing`,
    () => `update stance set position = '${oneOf(['SUPPORTS', 'REJECTS'])}' where id = ${any('stance')}`,
    () => `update stance set retracted_at = ${retraction()} where id = ${any('stance', 'id % 2 = 0')}`,
    () => `delete from stance where id = ${any('stance')}`,
    () =>
      `update claim set review = '${oneOf(['ACCEPTED', 'ACCEPTED', 'PROPOSED', 'REJECTED'])}' where id = ${any('claim')}`,
    () => `update article set source_id = ${any('source')} where id = ${any('article')}`,
  ])()
}

describe('in the API,', () => {
  test('Streltsov is a Russian citizen from when a reference says so until it is retracted', async () => {
    const askCitizens = async () =>
      (
        await ask(`{ claims(filter: {
          about: { country: "CN" }, attributedTo: { role: EXPERT, citizenOf: { country: "RU" } }
        }) { totalCount } }`)
      ).claims.totalCount
    expect(await askCitizens()).toBe(0)
    await client.query(`
      begin;
      insert into fact (id, person_id, property, country_code, basis) values (999, ${streltsov}, 'CITIZENSHIP', 'RU', 'EXTERNAL');
      insert into reference (fact_id, url, says) values (999, 'https://example.org/', 'A Russian citizen.');
      commit`)
    expect(await askCitizens()).toBe(6)
    await client.query('update fact set retracted_at = now() where id = 999')
    expect(await askCitizens()).toBe(0)
  })

  test('Lavrov held apart from Lavrov loses what the Japan Times spells otherwise, and nothing else', async () => {
    const { claims: all } = await ask('{ claims { totalCount } }')
    const saidBy = async (slug: string): Promise<{ key: string; article: { slug: string } }[]> => {
      const { claims } = await ask(
        `query ($person: [PersonSlug!]) { claims(first: 100, filter: { saidBy: { person: $person } }) { nodes { key article { slug } } } }`,
        { person: [slug] },
      )
      return claims.nodes
    }
    const together = await saidBy('sergei-lavrov')
    const inA4 = together.filter(({ article }) => article.slug === 'a4-japan-times-2013-11-02')
    expect(inA4.length).toBeGreaterThan(3)
    expect(inA4.length).toBeLessThan(together.length)

    const reassign = (from: string, to: string) =>
      client.query(`update attribution set person_id = ${to} from claim
        where claim.id = claim_id and article_id = ${a4} and person_id = ${from}`)
    await client.query(`insert into person (slug, name) values ('sergey-lavrov', 'Sergey Lavrov')`)
    await reassign(lavrov, person('sergey-lavrov'))
    expect(await saidBy('sergey-lavrov')).toEqual(inA4)
    expect(await saidBy('sergei-lavrov')).toEqual(together.filter((claim) => !inA4.includes(claim)))

    await reassign(person('sergey-lavrov'), lavrov)
    expect(await saidBy('sergey-lavrov')).toEqual([])
    expect(await saidBy('sergei-lavrov')).toEqual(together)
    expect((await ask('{ claims { totalCount } }')).claims).toEqual(all)
  })
})
