import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { useServer } from '../harness/server.ts'
import { createWorld, REFERENCE, sha256, stretch } from '../harness/world.ts'

/** A text whose code points, UTF-16 units and bytes are all counted differently. */
export const BODY =
  '🙂 “𝒳-rays”: the e\u0301tude 👨‍👩‍👧 of the minister, 𝒪tto, said that 🚀🚀 would never fly, perhaps, before spring 🏁'

const person = (slug: string) => ({ person: slug })

/**
 * Two connections to a small world of this test file's own, whose rows have ids from 1 in the order written here.
 * Article 1 has the texts 1 and 4; only that of article 3 can be attached.
 */
export function useSmallWorld() {
  const { database, databaseUrl } = useServer('empty')
  const client = new pg.Client(databaseUrl)
  const other = new pg.Client(databaseUrl)

  beforeAll(async () => {
    await createWorld(database, {
      topics: [
        { slug: 'talks', name: 'Talks', kind: 'EVENT', event: '2013-11-02' },
        { slug: 'islands', name: 'Islands', kind: 'DISPUTE' },
      ],
      organizations: [
        { slug: 'ministry', name: 'Ministry', kind: 'MINISTRY', country: { code: 'RU', basis: 'ANALYST' } },
        { slug: 'department', name: 'Department', kind: 'STATE_BODY', parent: 'ministry' },
        { slug: 'office', name: 'Office', kind: 'STATE_BODY', parent: 'department' },
        { slug: 'academy', name: 'Academy', kind: 'UNIVERSITY' },
        { slug: 'institute', name: 'Institute', kind: 'UNIVERSITY' },
      ],
      sources: [
        {
          slug: 'daily',
          name: 'Daily',
          kind: 'NEWSPAPER',
          control: [{ kind: 'STATE', basis: 'EXTERNAL', references: [REFERENCE] }],
        },
        { slug: 'evening', name: 'Evening', kind: 'NEWSPAPER', parent: 'daily' },
        { slug: 'late-evening', name: 'Late evening', kind: 'NEWSPAPER', parent: 'evening' },
      ],
      people: [
        {
          slug: 'anna',
          name: 'Anna',
          affiliations: [
            {
              title: 'Minister',
              role: 'OFFICIAL',
              organization: 'ministry',
              basis: 'EXTERNAL',
              period: '2010/2014',
              references: [REFERENCE],
            },
          ],
          facts: [
            { property: 'CITIZENSHIP', country: 'RU', basis: 'EXTERNAL', references: [REFERENCE] },
            { property: 'EXPERTISE', detail: 'Islands at large', basis: 'ANALYST' },
            {
              property: 'EXPERTISE',
              topic: 'islands',
              basis: 'TEXT',
              references: [REFERENCE, { article: 'first', ...stretch(100, 110) }],
            },
          ],
        },
        { slug: 'boris', name: 'Boris' },
      ],
      articles: [
        {
          slug: 'first',
          source: { slug: 'daily', basis: 'TEXT' },
          published: { date: '2013-11-02', basis: 'TEXT' },
          text: {
            sha256: sha256('first'),
            length: 400,
            blocks: [
              { kind: 'HEADLINE', start: 0, end: 10 },
              { kind: 'BODY', start: 10, end: 200 },
              { kind: 'PAGE_HEADER', start: 200, end: 210 },
              { kind: 'BODY', start: 210, end: 300 },
              { kind: 'PULL_QUOTE', start: 300, end: 350 },
            ],
          },
          unnamedSpeakers: [{ label: 'pundits', kind: 'COLLECTIVE' }],
          claims: [
            {
              key: 'chain',
              subjects: [{ country: 'CN' }, { topic: 'islands' }],
              attributions: [
                { speaker: { writer: 'boris' }, depth: 0, role: 'JOURNALIST' },
                {
                  speaker: person('anna'),
                  depth: 1,
                  isHolder: true,
                  role: 'OFFICIAL',
                  cue: 'said',
                  force: 'NEUTRAL',
                  spans: [
                    { role: 'SOURCE', ...stretch(10, 15) },
                    { role: 'CUE', ...stretch(15, 20) },
                  ],
                },
                {
                  speaker: { organization: 'ministry' },
                  depth: 1,
                  isHolder: true,
                  role: 'OFFICIAL',
                  spans: [{ role: 'SOURCE', ...stretch(50, 55) }],
                },
                { speaker: { unnamed: 'pundits' }, depth: 2, role: 'EXPERT' },
              ],
              content: [stretch(20, 30), stretch(40, 50)],
            },
            { key: 'plain', content: [stretch(60, 70)] },
          ],
        },
        {
          slug: 'second',
          unnamedSpeakers: [
            { label: 'observers', kind: 'COLLECTIVE' },
            { label: 'officials', kind: 'COLLECTIVE' },
          ],
          claims: [
            {
              key: 'elsewhere',
              attributions: [{ speaker: { unnamed: 'observers' }, depth: 0, isHolder: true, role: 'OTHER' }],
            },
          ],
        },
        {
          slug: 'third',
          text: { sha256: sha256(BODY), length: [...BODY].length },
          references: [{ article: 'third', ...words('👨‍👩‍👧 of the minister') }],
          claims: [
            {
              key: 'spoken',
              attributions: [
                {
                  speaker: person('anna'),
                  depth: 0,
                  isHolder: true,
                  role: 'OFFICIAL',
                  spans: [{ role: 'SOURCE', ...words('𝒪tto') }],
                },
              ],
              content: [words('🙂 “𝒳-rays”'), words('🚀🚀 would never fly')],
              hedges: [words('spring 🏁')],
            },
          ],
        },
      ],
      questions: [{ slug: 'aimed', text: 'Is it?', stances: [{ claim: 'chain', position: 'REJECTS' }] }],
      relations: [
        { from: 'chain', to: 'plain', kind: 'CONTRADICTS', basis: 'ANALYST' },
        { from: 'chain', to: 'elsewhere', kind: 'SUPPORTS', basis: 'ANALYST' },
      ],
    })
    await client.connect()
    await other.connect()
    await client.query(
      `insert into article_text (article_id, sha256, length) values (1, '${sha256('first, corrected')}', 400)`,
    )
  })
  afterAll(async () => {
    await client.end()
    await other.end()
  })

  return { client, other }
}

/** Where words stand in BODY, by code points. */
export function words(exact: string) {
  const start = [...BODY.slice(0, BODY.indexOf(exact))].length
  return stretch(start, start + [...exact].length, BODY)
}

/** Runs SQL up to its commit, and undoes it. Gives what refused it, by name, and when; or 'accepted'. */
export async function attempt(client: pg.Client, sql: string): Promise<string> {
  let at = 'at once'
  try {
    await client.query(`begin; ${sql}`)
    at = 'at commit'
    await client.query('set constraints all immediate')
    return 'accepted'
  } catch (error) {
    if (error instanceof pg.DatabaseError) return `${nameOf(error)}, ${at}`
    throw error
  } finally {
    await client.query('rollback')
  }
}

/** The constraint that refused something; of a missing value, its column. */
export function nameOf({ constraint, column, message }: pg.DatabaseError): string {
  return constraint ?? column ?? message
}
