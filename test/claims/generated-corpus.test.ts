import { expect, test } from 'vitest'
import { useGeneratedCorpus } from '../harness/generated-corpus.ts'

const { rowsOf, rowsOfSql } = useGeneratedCorpus(100_000)

// Each pair says one thing twice: to the API, and to the database in plain SQL. To add one, add a line or two.

const HOLDER = 'select from attribution a where a.claim_id = claim.id and a.is_holder'
const SUBJECT = 'select from claim_subject s where s.claim_id = claim.id'
const ABOUT_CN = `exists (${SUBJECT} and s.country_code = 'CN' and s.basis <> 'IMPLICIT')`
const EVIDENCED = "('TEXT', 'EXTERNAL')"

const AWAITED = "claim.kind in ('PREDICTION', 'COMMITMENT') or due_edtf is not null"
const SHOWN = `select from claim_relation r join claim shows on shows.id = r.from_id and shows.review = 'ACCEPTED'
  where r.to_id = claim.id and r.kind in ('CONFIRMS', 'REFUTES') and r.retracted_at is null`

/** A filter on claims, and the same condition on rows of `claim join article`. */
const FILTERS: [filter: string, sql: string][] = [
  ['about: { country: "CN" }', ABOUT_CN],
  [
    'about: { country: ["CN", "US"], topic: "topic-7", basis: [EXPLICIT] }',
    `exists (${SUBJECT} and s.country_code in ('CN', 'US') and s.basis = 'EXPLICIT')
      and exists (${SUBJECT} and s.topic_id = 7 and s.basis = 'EXPLICIT')`,
  ],
  [
    'attributedTo: { role: EXPERT, from: { country: "RU" } }',
    `exists (${HOLDER} and a.role = 'EXPERT' and (
      exists (select from fact where fact.person_id = a.person_id and property = 'CITIZENSHIP' and country_code = 'RU' and basis in ${EVIDENCED})
      or exists (select from affiliation f join organization o on o.id = f.organization_id
        where f.person_id = a.person_id and o.country_code = 'RU' and f.period_from <= claim.made_to
          and coalesce(f.period_to, 'infinity') >= claim.made_from)
      or exists (select from unnamed_speaker_country u where u.unnamed_speaker_id = a.unnamed_speaker_id and u.country_code = 'RU')
      or exists (select from organization o where o.id = a.organization_id and o.country_code = 'RU')))`,
  ],
  [
    'attributedTo: { citizenOf: { country: "US", basis: [INFERRED] } }',
    `exists (${HOLDER} and exists (select from fact where fact.person_id = a.person_id and property = 'CITIZENSHIP' and country_code = 'US' and basis = 'INFERRED'))`,
  ],
  [
    'attributedTo: { expertOn: { country: "CN" } }',
    `exists (${HOLDER} and exists (select from fact where fact.person_id = a.person_id and property = 'EXPERTISE' and country_code = 'CN' and basis in ${EVIDENCED}))`,
  ],
  [
    'attributedTo: { worksFor: { organization: "organization-3", on: "2012-06-01" } }',
    `exists (${HOLDER} and exists (select from affiliation f where f.person_id = a.person_id and f.organization_id = 3
      and f.period_from <= '2012-06-01' and coalesce(f.period_to, 'infinity') >= '2012-06-01'))`,
  ],
  ['attributedTo: { named: false }', `exists (${HOLDER} and a.unnamed_speaker_id is not null)`],
  ['attributedTo: { person: "person-1" }', `exists (${HOLDER} and a.person_id = 1)`],
  [
    'saidBy: { organization: "organization-5" }',
    'exists (select from attribution a where a.claim_id = claim.id and a.organization_id = 5)',
  ],
  [
    'publishedBy: { country: ["CN", "US"], kind: [NEWSPAPER, NEWS_AGENCY, MAGAZINE] }',
    "article.source_id in (select id from source where country_code in ('CN', 'US') and kind in ('NEWSPAPER', 'NEWS_AGENCY', 'MAGAZINE'))",
  ],
  [
    'publishedBy: { control: { kind: STATE } }',
    "article.source_id in (select source_id from source_control where kind = 'STATE')",
  ],
  [
    'published: { from: "2010-01-01", to: "2010-06-30" }',
    "article.published_from >= '2010-01-01' and article.published_to <= '2010-06-30'",
  ],
  ['not: { published: { from: "2010-01-01" } }', "coalesce(article.published_from < '2010-01-01', true)"],
  ['said: { from: "2010-02-01", to: "2010-03-01" }', "said_from >= '2010-02-01' and said_to <= '2010-03-01'"],
  [
    'kind: [FACT, REQUEST], polarity: NEGATIVE',
    "claim.kind in ('FACT', 'REQUEST') and polarity = 'NEGATIVE'",
  ],
  ['form: DIRECT, hedged: true', "form = 'DIRECT' and hedge is not null"],
  [
    'stance: { question: "question-1", position: [SUPPORTS, REJECTS] }',
    "exists (select from stance where claim_id = claim.id and question_id = 1 and position in ('SUPPORTS', 'REJECTS'))",
  ],
  [
    'chainLength: { min: 2 }',
    'exists (select from attribution a where a.claim_id = claim.id and a.depth = 1)',
  ],
  [
    'namedBacking: false',
    `not exists (select from attribution a join claim other on other.id = a.claim_id
      where other.representative_id = claim.representative_id and (other.id = claim.id or other.review = 'ACCEPTED')
        and a.is_holder and num_nonnulls(a.person_id, a.organization_id) > 0)`,
  ],
  ['text: "marirt -venart"', String.raw`claim.text ~* '\mmarirt\M' and claim.text !~* '\mvenart\M'`],
  ['outcome: { is: [OPEN] }', `(${AWAITED}) and not exists (${SHOWN})`],
  ['outcome: { is: [CONFIRMED] }', `exists (${SHOWN})`],
  [
    'corroboration: { claims: { min: 2 }, sources: { min: 1, max: 1 } }',
    `(select count(distinct other.id) >= 2 and count(distinct of_other.source_id) = 1
      from claim other join article of_other on of_other.id = other.article_id
      where other.representative_id = claim.representative_id and (other.id = claim.id or other.review = 'ACCEPTED'))`,
  ],
  [
    'aboutController: {}',
    `exists (${SUBJECT} and s.basis <> 'IMPLICIT' and exists (select from source_control c
      where c.source_id = article.source_id and c.country_code = s.country_code and c.kind in ('STATE', 'PARTY')
        and c.basis in ${EVIDENCED} and (c.period_edtf is null or article.published_to >= c.period_from)))`,
  ],
  [
    `not: { about: { country: "CN" } }, anyOf: [{ kind: PREDICTION }, { attributedTo: { role: MILITARY } }]`,
    `not ${ABOUT_CN} and (claim.kind = 'PREDICTION' or exists (${HOLDER} and a.role = 'MILITARY'))`,
  ],
  [
    'allOf: [{ hedged: false }, { not: { stance: {} } }]',
    'hedge is null and not exists (select from stance where claim_id = claim.id)',
  ],
]

test.each(FILTERS)('claims(filter: { %s })', async (filter, sql) => {
  const [[count]] = (await rowsOf(`{ claims(filter: { ${filter} }) { totalCount } }`)) as [[number]]
  expect([[count]]).toEqual(
    await rowsOfSql(
      `select count(*)::int from claim join article on article.id = article_id where review = 'ACCEPTED' and ${sql}`,
    ),
  )
  expect(count).toBeGreaterThan(0)
})

const CLAIMS = `claim join article on article.id = claim.article_id`
const CN = `review = 'ACCEPTED' and ${ABOUT_CN}`

/** Two statements that give the same rows: in GraphQL, those of the first list in the answer. */
const ROWS: [operation: string, sql: string][] = [
  [
    '{ claimFacets(filter: { about: { country: "CN" } }) { countries(first: 100) { buckets { country { code } count } } } }',
    `select country_code, count(*)::int as n from claim_subject
      where basis <> 'IMPLICIT' and country_code is not null and claim_id in (select id from claim where ${CN})
      group by 1 order by n desc, 1`,
  ],
  [
    `{ claimFacets(filter: { about: { country: "CN" }, attributedTo: { role: EXPERT } }) {
      speakerCountries(first: 100) { buckets { country { code } count } } } }`,
    `select country_code, count(distinct claim.id)::int as n
      from claim join attribution a on a.claim_id = claim.id and a.is_holder and a.role = 'EXPERT'
      left join attribution_trait t on t.attribution_id = a.id and t.kind <> 'EXPERTISE' and t.country_basis in ${EVIDENCED}
      where ${CN} group by 1 order by n desc, 1`,
  ],
  [
    '{ people(filter: { quotedBy: { all: ["source-1", "source-2"] } }, first: 100) { nodes { slug } } }',
    `select person.slug from person where 2 = (
        select count(distinct article.source_id) from attribution a join ${CLAIMS} on claim.id = a.claim_id
        where a.person_id = person.id and a.is_holder and a.speaker_kind <> 'WRITER' and review = 'ACCEPTED'
          and article.source_id in (1, 2))
      order by name, id limit 100`,
  ],
  [
    '{ question(slug: "question-3") { positions { position event { slug } claimCount } } }',
    `select position::text, topic.slug, count(distinct claim.id)::int
      from stance join claim on claim.id = claim_id and review = 'ACCEPTED' left join topic on topic.id = event_id
      where question_id = 3 and stance.retracted_at is null
      group by stance.position, event_id, topic.slug order by stance.position, coalesce(event_id, 0)`,
  ],
  [
    '{ question(slug: "question-20") { contradictions { totalCount } } }',
    `select count(*)::int from stance yes join stance no using (question_id)
      join claim one on one.id = yes.claim_id join claim other on other.id = no.claim_id
      where question_id = 20 and yes.position in ('SUPPORTS', 'SUPPORTS_PARTLY') and no.position = 'REJECTS'
        and (yes.event_id is null or no.event_id is null or yes.event_id = no.event_id)
        and one.review = 'ACCEPTED' and other.review = 'ACCEPTED'`,
  ],
  [
    '{ topic(slug: "topic-7") { coverage { totalCount } } }',
    `select count(distinct coalesce(article.source_id, 0))::int
      from (
        select claim_id from claim_subject where topic_id = 7 and basis <> 'IMPLICIT'
        union select claim_id from stance where event_id = 7
      ) spoken join ${CLAIMS} on claim.id = spoken.claim_id where review = 'ACCEPTED'`,
  ],
  [
    '{ organization(slug: "organization-3") { affiliations(on: "2012-05-01") { person { slug } } } }',
    `select slug from affiliation join person on person.id = person_id
      where organization_id = 3 and period_from <= '2012-05-01' and coalesce(period_to, 'infinity') >= '2012-05-01'
      order by affiliation.id`,
  ],
  [
    '{ claimFacets { roles { buckets { role count } } } }',
    `select role::text, count(*)::int as n from attribution join claim on claim.id = claim_id
      where is_holder and review = 'ACCEPTED' group by role order by n desc, role`,
  ],
  [
    '{ claimFacets { sources(first: 100) { buckets { source { slug } count } } } }',
    `select source.slug, count(*)::int as n from ${CLAIMS} left join source on source.id = article.source_id
      where review = 'ACCEPTED' group by 1 order by n desc, 1 limit 100`,
  ],
  [
    '{ claimFacets { controls { buckets { kind country { code } count } } } }',
    `select control.kind::text, control.country_code, count(*)::int as n
      from ${CLAIMS} left join source_control control on control.source_id = article.source_id
        and (period_from is null or published_to >= '2012-01-01')
      where review = 'ACCEPTED' group by control.kind, 2 order by n desc, control.kind, 2 limit 20`,
  ],
  [
    '{ claimFacets(filter: { hedged: true }) { stances(first: 100) { buckets { question { slug } position count } } } }',
    `select slug, position::text, count(*)::int as n from claim left join stance on stance.claim_id = claim.id
      left join question on question.id = question_id
      where review = 'ACCEPTED' and hedge is not null group by slug, position order by n desc, slug, stance.position limit 100`,
  ],
  [
    '{ claimFacets(filter: { kind: FACT }) { speakers(first: 50) { buckets { speaker { ... on Person { slug } ... on Organization { slug } } count } } } }',
    `select coalesce(person.slug, organization.slug), count(*)::int as n
      from claim join attribution a on a.claim_id = claim.id and is_holder
      left join person on person.id = a.person_id left join organization on organization.id = a.organization_id
      where review = 'ACCEPTED' and claim.kind = 'FACT'
      group by person.slug, organization.slug, unnamed_speaker_id order by n desc, person.slug, organization.slug limit 50`,
  ],
  [
    '{ timeline(from: "2010-01-01", to: "2019-12-31") { buckets { from count } } }',
    `select month::date::text, count(claim.id)::int from generate_series(timestamp '2010-01-01', '2019-12-01', '1 month') month
      left join (${CLAIMS}) on published_from >= month and published_to < month + interval '1 month' and review = 'ACCEPTED'
      group by month order by month`,
  ],
  [
    '{ timeline(interval: WEEK, from: "2012-01-02", to: "2012-12-30", filter: { about: { country: "CN" } }) { buckets { from to count } } }',
    `select week::date::text, (week::date + 6)::text, count(claim.id)::int from generate_series(timestamp '2012-01-02', '2012-12-24', '7 days') week
      left join (${CLAIMS}) on published_from >= week and published_to < week + interval '7 days' and ${CN}
      group by week order by week`,
  ],
  [
    '{ timeline(axis: SAID, interval: QUARTER) { buckets { from count } } }',
    `select quarter::date::text, count(claim.id)::int from generate_series(timestamp '2010-01-01', '2014-01-01', '3 months') quarter
      left join claim on said_from >= quarter and said_to < quarter + interval '3 months' and review = 'ACCEPTED'
      group by quarter order by quarter`,
  ],
  [
    '{ timeline(axis: EVENT, interval: YEAR) { buckets { from count } } }',
    `select year::date::text, count(distinct claim_id)::int from generate_series(timestamp '2006-01-01', '2027-01-01', '1 year') year
      left join (
        select claim_id, topic_id from claim_subject where basis <> 'IMPLICIT' and topic_id is not null
        union all select claim_id, event_id from stance
      ) spoken join topic on topic.id = topic_id and topic.kind = 'EVENT' join claim on claim.id = claim_id and review = 'ACCEPTED'
        on event_from >= year and event_to < year + interval '1 year'
      group by year order by year`,
  ],
  [
    '{ timeline(from: "2010-01-01", to: "2019-12-31") { undated { count } } }',
    `select count(*)::int from ${CLAIMS} where review = 'ACCEPTED' and published_from is null`,
  ],
  [
    '{ timeline(from: "2010-01-01", to: "2019-12-31") { outside { count } } }',
    `select count(*)::int from ${CLAIMS} where review = 'ACCEPTED' and (published_to < '2010-01-01' or published_from > '2019-12-31')`,
  ],
  [
    '{ timeline(from: "2010-01-01", to: "2019-12-31") { imprecise { count } } }',
    `select count(*)::int from ${CLAIMS} where review = 'ACCEPTED'
      and published_to >= '2010-01-01' and published_from <= '2019-12-31'
      and (date_trunc('month', published_from) <> date_trunc('month', published_to)
        or published_from < '2010-01-01' or published_to > '2019-12-31')`,
  ],
]

test.each(ROWS)('%s', async (operation, sql) => {
  const expected = await rowsOfSql(sql)
  // A noun that is not there has no fields either.
  expect((await rowsOf(operation)).map((row) => row.filter((value) => value !== null))).toEqual(
    expected.map((row) => row.filter((value) => value !== null)),
  )
  expect(expected.length).toBeGreaterThan(0)
  expect(expected[0]?.at(-1)).not.toBe(0)
})

test('the counts of a timeline by anything add up to those of its buckets', async () => {
  const rows = await rowsOf(
    '{ timeline(interval: YEAR, by: SOURCE, from: "2006-01-01") { buckets { count by(first: 100) { total buckets { count } } } } }',
  )
  for (const [count, total, ...parts] of rows as number[][]) {
    expect(total).toBe(parts.length)
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(count)
  }
})
