import { beforeEach, describe, expect, test } from 'vitest'
import { loadCorpusIfEmpty } from '../../src/corpus/load.ts'
import { runCommand } from '../harness/command-line.ts'
import { useServer } from '../harness/server.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'
import { writeFiles } from './write-files.ts'

const HASH = 'a'.repeat(64)

/** It names a person, a country, a claim and a text of the corpus that ships. */
const ADDITION = {
  'people.yaml': `
- slug: anna
  name: Anna
  facts:
    - property: EXPERTISE
      country: RU
      basis: TEXT
      references:
        - article: a2-sputnik-2017-03-22
          start: 2
          end: 23
          sha256: 60723a45d5a03d0db4ab1d838d5744cf6dac5ff12dfccd933706a6c680b172cc
`,
  'articles/report.yaml': `
slug: report
genre: NEWS
language: en
text: { sha256: ${HASH}, length: 100 }
claims:
  - key: R-1
    text: Anna and Streltsov say so.
    kind: FACT
    form: INDIRECT
    subjects:
      - { country: CN, basis: EXPLICIT }
    attributions:
      - { speaker: { person: dmitry-streltsov }, depth: 0, isHolder: true, role: EXPERT }
      - { speaker: { person: anna }, depth: 0, isHolder: true, role: EXPERT }
    content:
      - { start: 1, end: 5, sha256: ${HASH} }
`,
  'questions.yaml': `
- slug: is-it-so
  text: Is it so?
  stances:
    - { claim: R-1, position: SUPPORTS, basis: ANALYST }
    - { claim: A2-10, position: REJECTS, basis: ANALYST }
`,
  'relations.yaml': '- { from: R-1, to: A2-10, kind: SUPPORTS, basis: ANALYST }',
}

describe('npm run claimgraph -- load', () => {
  const { ask, database, databaseUrl } = useServer('corpus')
  let folder: string
  beforeEach(async () => {
    folder = await temporaryFolder()
  })
  const load = () => runCommand(['load', 'addition'], { settings: { DATABASE_URL: databaseUrl }, folder })
  const write = (files: Record<string, string>) => writeFiles(`${folder}/addition`, files)

  test('changes nothing when the database refuses a part of it, and names what', async () => {
    const report = ADDITION['articles/report.yaml'].replace(
      'person: anna }, depth: 0',
      'person: anna }, depth: 2',
    )
    await write({ ...ADDITION, 'articles/report.yaml': report.replace('isHolder: true, role', 'role') })
    expect(await load()).toEqual({
      code: 1,
      output: '',
      errors: expect.stringMatching(
        /^The database refuses it: claim_chain_has_no_gap: claim \d+ \(R-1\) lacks a depth below 2\n$/,
      ),
    })
    expect(await database.claim.count()).toBe(131)
    expect(await database.person.count({ where: { slug: 'anna' } })).toBe(0)
  })

  test('names whose fact the database refuses', async () => {
    await write({ ...ADDITION, 'people.yaml': ADDITION['people.yaml'].replace(/ {6}references:[\s\S]*/, '') })
    expect((await load()).errors).toMatch(
      /^The database refuses it: fact_has_reference: fact \d+ \(anna\) rests on nothing\n$/,
    )
  })

  test('adds a corpus to what is there, and refuses it the next time by file, line and field', async () => {
    await write(ADDITION)
    expect(await load()).toEqual({
      code: 0,
      output:
        'Added from addition: articles 1, claims 1, countries 0, topics 0, organizations 0, ' +
        'sources 0, people 1, questions 1, relations 1.\n',
      errors: '',
    })
    const { claims, person, claim } = await ask(`{
      claims(filter: { attributedTo: { expertOn: { country: "RU" } }, article: ["report"] }) { nodes { key } }
      person(slug: "anna") { facts { references { text { article { slug } } } } }
      claim(key: "R-1") { relations { to { key } } }
    }`)
    expect(claims.nodes).toEqual([{ key: 'R-1' }])
    expect(person.facts[0].references[0].text.article.slug).toBe('a2-sputnik-2017-03-22')
    expect(claim.relations).toEqual([{ to: { key: 'A2-10' } }])
    const wrong = await database.$queryRaw`
      select 'trait' from attribution_trait_check union all select 'subject' from subject_trait_check
      union all select 'stance' from subject_stance_check`
    expect(wrong).toEqual([])
    expect(await load()).toEqual({
      code: 1,
      output: '',
      errors:
        'people.yaml:2: [0].slug the person "anna" exists already\n' +
        'questions.yaml:2: [0].slug the question "is-it-so" exists already\n' +
        'articles/report.yaml:2: slug the article "report" exists already\n' +
        'articles/report.yaml:7: claims[0].key the claim "R-1" exists already\n',
    })
  })
})

describe('the corpus that ships', () => {
  const { database, databaseUrl } = useServer('empty')

  test('is loaded once when several programs find the database empty', async () => {
    const loading = [1, 2, 3].map(() => loadCorpusIfEmpty(databaseUrl))
    expect((await Promise.all(loading)).sort()).toEqual([false, false, true])
    expect(await database.claim.count()).toBe(131)
  })
})
