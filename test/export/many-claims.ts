import type { Database } from '../../src/database/client.ts'

/** Puts so many claims, each with a speaker and two subjects, into an empty database, past its triggers. */
export async function createManyClaims(database: Database, count: number): Promise<void> {
  await database.$transaction(
    async (transaction) => {
      const run = (sql: string) => transaction.$executeRawUnsafe(sql)
      await run("set local session_replication_role = 'replica'")
      await run(`insert into country (code, name, demonym)
        values ('CN', 'China', 'Chinese'), ('JP', 'Japan', 'Japanese')`)
      await run(
        "insert into person (slug, name) select 'person-' || n, 'Person ' || n from generate_series(1, 100) n",
      )
      await run(`insert into article (slug, genre, language, title)
        select 'article-' || n, 'NEWS', 'en', 'Article ' || n from generate_series(1, 100) n`)
      await run(`insert into claim (id, key, article_id, ordinal, text, kind, polarity, form, representative_id)
        select n, 'K' || n, 1 + n % 100, n, 'Claim ' || n || ', ' || repeat(md5(n::text), 4), 'FACT', 'POSITIVE', 'INDIRECT', n
        from generate_series(1, ${count}) n`)
      await run(`insert into attribution (claim_id, depth, ordinal, is_holder, speaker_kind, person_id, label, role)
        select n, 0, 0, true, 'PERSON', 1 + n % 100, 'he', 'EXPERT' from generate_series(1, ${count}) n`)
      await run(`insert into claim_subject (claim_id, country_code, basis)
        select n, code, 'EXPLICIT' from generate_series(1, ${count}) n, unnest(array['CN', 'JP']) code`)
    },
    { timeout: 600_000 },
  )
  await database.$executeRawUnsafe('analyze')
}
