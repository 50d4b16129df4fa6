import { setTimeout } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'
import { createWorld, REFERENCE } from '../harness/world.ts'

const { ask, refuse, post, database } = useServer('empty')

const moments: Record<'before' | 'recorded' | 'retracted' | 'after', string> = {
  before: '',
  recorded: '',
  retracted: '',
  after: '',
}

async function mark(name: keyof typeof moments) {
  await setTimeout(5)
  moments[name] = new Date().toISOString()
  await setTimeout(5)
}

beforeAll(async () => {
  const ivan = { speaker: { person: 'ivan' }, depth: 0, role: 'EXPERT', isHolder: true } as const
  const pundits = { ...ivan, speaker: { unnamed: 'pundits' } } as const
  await mark('before')
  await createWorld(database, {
    organizations: [
      {
        slug: 'institute',
        name: 'Institute',
        kind: 'THINK_TANK',
        country: { code: 'RU', basis: 'ANALYST' },
      },
    ],
    sources: [
      { slug: 'daily', name: 'Daily', kind: 'NEWSPAPER', control: [{ kind: 'STATE', basis: 'ANALYST' }] },
    ],
    people: [
      {
        slug: 'ivan',
        name: 'Ivan',
        facts: [{ property: 'CITIZENSHIP', country: 'RU', basis: 'EXTERNAL', references: [REFERENCE] }],
      },
    ],
    articles: [
      {
        slug: 'article',
        source: { slug: 'daily', basis: 'TEXT' },
        published: { date: '2017-03-22', basis: 'TEXT' },
        unnamedSpeakers: [{ label: 'pundits', kind: 'COLLECTIVE' }],
        claims: [
          { key: 'held', subjects: [{ country: 'CN' }], attributions: [ivan] },
          { key: 'echoed', attributions: [pundits] },
          { key: 'withdrawn', attributions: [ivan] },
        ],
      },
    ],
    questions: [{ slug: 'aimed', text: 'Is it?', stances: [{ claim: 'held', position: 'REJECTS' }] }],
    relations: [{ from: 'held', to: 'echoed', kind: 'EQUIVALENT', basis: 'ANALYST' }],
  })
  await mark('recorded')
  for (const table of ['fact', 'stance', 'claim_relation', 'source_control'])
    await database.$executeRawUnsafe(`update ${table} set retracted_at = now()`)
  await database.$executeRaw`update claim set review = 'RETRACTED', retracted_at = now() where key = 'withdrawn'`
  await mark('retracted')
  await database.$transaction([
    database.$executeRaw`insert into affiliation (person_id, organization_id, title, role, period_edtf, period_from, basis)
      select person.id, organization.id, 'Fellow', 'EXPERT', '2010/..', '2010-01-01', 'ANALYST' from person, organization`,
    database.$executeRaw`insert into claim (key, article_id, ordinal, text, kind, polarity, form)
      select 'late', id, 9, 'It is late.', 'FACT', 'POSITIVE', 'NARRATION' from article`,
    database.$executeRaw`insert into attribution (claim_id, depth, ordinal, is_holder, speaker_kind, role)
      select id, 0, 0, true, 'WRITER', 'JOURNALIST' from claim where key = 'late'`,
  ])
  await mark('after')
})

const QUERY = `query ($time: DateTime) @asOf(time: $time) {
  claims(orderBy: KEY) { totalCount nodes { key } }
  withdrawn: claim(key: "withdrawn") { review retractedAt article { slug } }
  russian: claims(filter: { attributedTo: { from: { country: "RU", by: [CITIZENSHIP] } } }, orderBy: KEY) { nodes { key } heldBack { reason count } }
  employed: claims(filter: { attributedTo: { worksFor: { country: "RU", basis: [ANALYST, EXTERNAL] } } }) { totalCount }
  unnamed: claims(filter: { namedBacking: false }, orderBy: KEY) { nodes { key } }
  stance: claims(filter: { stance: { question: "aimed" } }) { totalCount }
  stanceOnChina: claims(filter: { stance: { question: "aimed" }, about: { country: "CN" } }) { nodes { key } }
  state: claims(filter: { publishedBy: { control: { kind: STATE, basis: ANALYST } } }) { totalCount }
  people { nodes { facts { country { code } } affiliations { title } claims(orderBy: KEY) { nodes { key relations { kind } stances { position } } } } }
  claimFacets { totalCount kinds { buckets { kind count } } stances { buckets { position count } } }
  timeline { counted }
  articles { nodes { slug source { control { kind } } claims { totalCount } } }
}`

const keys = (list: { nodes: { key: string }[] }) => list.nodes.map(({ key }) => key)

test('before anything was recorded there is nothing, but for names', async () => {
  const answer = await ask(QUERY, { time: moments.before })
  expect(answer).toMatchObject({
    claims: { totalCount: 0, nodes: [] },
    withdrawn: null,
    people: { nodes: [{ facts: [], affiliations: [], claims: { nodes: [] } }] },
    claimFacets: { totalCount: 0 },
    timeline: { counted: 0 },
    articles: { nodes: [] },
  })
})

test('what was retracted later stands, and what was recorded later is not there', async () => {
  const answer = await ask(QUERY, { time: moments.recorded })
  expect(keys(answer.claims)).toEqual(['echoed', 'held', 'withdrawn'])
  expect(answer.withdrawn).toEqual({ review: 'ACCEPTED', retractedAt: null, article: { slug: 'article' } })
  expect(keys(answer.russian)).toEqual(['held', 'withdrawn'])
  expect(answer.employed.totalCount).toBe(0)
  // Its equivalent has a name.
  expect(keys(answer.unnamed)).toEqual([])
  expect(answer.stance.totalCount).toBe(1)
  expect(keys(answer.stanceOnChina)).toEqual(['held'])
  expect(answer.state.totalCount).toBe(3)
  expect(answer.people.nodes).toEqual([
    {
      facts: [{ country: { code: 'RU' } }],
      affiliations: [],
      claims: {
        nodes: [
          { key: 'held', relations: [{ kind: 'EQUIVALENT' }], stances: [{ position: 'REJECTS' }] },
          { key: 'withdrawn', relations: [], stances: [] },
        ],
      },
    },
  ])
  expect(answer.claimFacets).toEqual({
    totalCount: 3,
    kinds: { buckets: [{ kind: 'ASSESSMENT', count: 3 }] },
    stances: {
      buckets: [
        { position: null, count: 2 },
        { position: 'REJECTS', count: 1 },
      ],
    },
  })
  expect(answer.timeline.counted).toBe(3)
  expect(answer.articles.nodes).toEqual([
    { slug: 'article', source: { control: [{ kind: 'STATE' }] }, claims: { totalCount: 3 } },
  ])
})

test('what was retracted is gone from then on', async () => {
  const answer = await ask(QUERY, { time: moments.retracted })
  expect(keys(answer.claims)).toEqual(['echoed', 'held'])
  expect(answer.withdrawn).toMatchObject({ review: 'RETRACTED', retractedAt: expect.any(String) })
  expect(answer.russian).toEqual({ nodes: [], heldBack: [{ reason: 'UNKNOWN', count: 2 }] })
  expect(keys(answer.unnamed)).toEqual(['echoed'])
  expect(keys(answer.stanceOnChina)).toEqual([])
  expect([answer.stance.totalCount, answer.state.totalCount, answer.employed.totalCount]).toEqual([0, 0, 0])
  expect(answer.people.nodes[0]).toMatchObject({ facts: [], affiliations: [] })
})

test('a moment after everything has the answer of now, byte for byte', async () => {
  const [now, after] = await Promise.all(
    [undefined, moments.after].map(async (time) =>
      (await post(JSON.stringify({ query: QUERY, variables: { time } }))).text(),
    ),
  )
  expect(after).toBe(now)
  expect(now).toContain('"late"')
})

test('the same moment has the same answer, whatever is recorded since', async () => {
  const answer = async () =>
    (await post(JSON.stringify({ query: QUERY, variables: { time: moments.recorded } }))).text()
  const first = await answer()
  await database.$executeRaw`insert into stance (question_id, claim_id, position, basis)
    select question.id, claim.id, 'SUPPORTS', 'ANALYST' from question, claim where key = 'held'`
  await database.$executeRaw`update claim set review = 'RETRACTED', retracted_at = now() where key = 'echoed'`
  expect(await answer()).toBe(first)
  // A request of now, on the connection that was asked for another time, is of now.
  expect((await ask('{ claims { totalCount } }')).claims.totalCount).toBe(2)
})

test('a moment in the future is refused, and a query that one statement cannot answer', async () => {
  expect(await refuse('query @asOf(time: "2999-01-01T00:00:00Z") { claims { totalCount } }')).toMatchObject({
    message: '@asOf(time): 2999-01-01T00:00:00.000Z lies in the future',
    extensions: { code: 'BAD_USER_INPUT', argument: '@asOf(time)' },
  })
  expect(
    await refuse(
      'query @asOf(time: "2020-01-01T00:00:00Z") { __schema { description } claims { totalCount } }',
    ),
  ).toMatchObject({
    message: expect.stringMatching(/^@asOf: cannot go with/),
    extensions: { code: 'BAD_USER_INPUT' },
  })
  expect(await refuse('query @asOf(time: "yesterday") { claims { totalCount } }')).toMatchObject({
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  })
})

test('of every table it is known whether it has a past', async () => {
  const tables = await database.$queryRaw<{ name: string; columns: string; past: string | null }[]>`
    select now.table_name as name, now.columns, past.columns as past
    from (select table_name, string_agg(column_name || ' ' || udt_name, ', ' order by column_name) as columns
      from information_schema.columns join information_schema.tables using (table_schema, table_name)
      where table_schema = 'public' and table_type = 'BASE TABLE' group by table_name) now
    left join (select table_name, string_agg(column_name || ' ' || udt_name, ', ' order by column_name) as columns
      from information_schema.columns where table_schema = 'as_of' group by table_name) past using (table_name)
    order by 1`
  for (const { name, columns, past } of tables)
    if (past !== null) expect([name, past]).toEqual([name, columns])
  // A table that comes new is here because it is as it is today, or has a view in as_of.
  expect(tables.flatMap(({ name, past }) => (past === null ? name : []))).toEqual([
    '_prisma_migrations',
    'block',
    'byline',
    'country',
    'organization',
    'person',
    'person_name',
    'question',
    'reference',
    'source',
    'span',
    'topic',
    'unnamed_speaker',
    'unnamed_speaker_country',
  ])
})
