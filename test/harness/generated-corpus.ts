import pg from 'pg'
import { afterAll, beforeAll, expect, inject } from 'vitest'
import { makeCorpus } from '../../bench/corpus/make-corpus.ts'
import { readConfig } from '../../src/config.ts'
import { startServer } from '../../src/server.ts'

// The benchmark's corpus says nothing of what it does not measure: when claims were said, days that are no single day,
// events with their days, what came of predictions.
const MORE = `
  begin;
  set local claimgraph.bulk_load = on;
  update topic set event_edtf = days.first::text, event_from = days.first, event_to = days.first + id % 3
    from (select id as topic_id, date '2006-01-15' + id * 40 as first from topic) days
    where days.topic_id = topic.id and kind = 'EVENT' and id % 4 <> 1;
  update stance set event_id = topic.id from topic where topic.kind = 'EVENT' and topic.id = 1 + stance.id % 180;
  update article set published_edtf = published_from || '/' || published_from + 20, published_to = published_from + 20
    where id % 9 = 0;
  update article set published_edtf = null, published_from = null, published_to = null, published_basis = null
    where id % 31 = 0;
  update article set source_id = null, source_basis = null where id % 37 = 0;
  update claim set said_edtf = 'said', said_from = date '2010-01-01' + id % 1500,
    said_to = date '2010-01-01' + id % 1500 + (id % 3) * 10, said_basis = 'TEXT' where id % 7 = 0;
  insert into claim_relation (from_id, to_id, kind, basis)
    select id, id - 500, 'CONFIRMS', 'ANALYST' from claim where id % 97 = 0 and id > 500;
  update source_control set period_edtf = '2012/..', period_from = '2012-01-01' where id % 2 = 0;
  select refresh_all_attribution_traits(), refresh_all_subject_stances();
  commit;
  analyze`

/** A server on a corpus of so many claims, always the same one, which this test file may not change. */
export function useGeneratedCorpus(claims: number) {
  let server: Awaited<ReturnType<typeof startServer>>
  let client: pg.Client

  beforeAll(async () => {
    const { databaseUrl } = await makeCorpus(inject('postgresUrl'), claims)
    client = new pg.Client(databaseUrl)
    await client.connect()
    await client.query(MORE)
    server = await startServer({ config: readConfig({ PORT: '0' }), databaseUrl })
  }, 300_000)
  afterAll(async () => {
    await server?.stop()
    await client?.end()
  })

  return {
    /** The rows of the first list in the answer of an operation, each as the values of its fields from left to right. */
    async rowsOf(query: string): Promise<unknown[][]> {
      const response = await fetch(server.url, {
        method: 'POST',
        body: JSON.stringify({ query }),
        headers: { 'content-type': 'application/json' },
      })
      const { data, errors } = JSON.parse(await response.text())
      if (errors) expect.fail(`${JSON.stringify(errors, null, 2)}\n${query}`)
      return listIn(data).map(valuesOf)
    },
    /** The rows of a statement, each as the values of its columns. */
    async rowsOfSql(sql: string): Promise<unknown[][]> {
      return (await client.query({ text: sql, rowMode: 'array' })).rows
    },
  }
}

function listIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  if (typeof value !== 'object' || value === null) return [value]
  const parts = Object.values(value)
  return listIn(parts.find((part) => typeof part === 'object') ?? parts[0])
}

function valuesOf(row: unknown): unknown[] {
  return typeof row === 'object' && row !== null ? Object.values(row).flatMap(valuesOf) : [row]
}
