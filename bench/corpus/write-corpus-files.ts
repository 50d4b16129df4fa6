// A corpus of files for so many claims, always the same one: 10 claims an article, 20 a person, with as many subjects,
// attributions and spans a claim as the corpus that ships. It names the countries of that one.

import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const CLAIMS_OF_ARTICLE = 10
const COUNTRIES = ['CN', 'RU', 'JP', 'US', 'UA']
const KINDS = ['FACT', 'ASSESSMENT', 'PREDICTION', 'COMMITMENT', 'POSITION', 'REQUEST']
const ROLES = ['EXPERT', 'OFFICIAL', 'MILITARY', 'JOURNALIST', 'EYEWITNESS']
const TOPICS = 200
const SENTENCE = 100

/** Writes the files of a corpus. Says how many articles it has. */
export async function writeCorpusFiles(folder: string, claims: number): Promise<number> {
  const articles = Math.ceil(claims / CLAIMS_OF_ARTICLE)
  const size = {
    people: Math.ceil(claims / 20),
    organizations: Math.max(20, Math.ceil(claims / 500)),
    sources: Math.max(20, Math.ceil(claims / 2_000)),
  }
  await mkdir(join(folder, 'articles'), { recursive: true })
  const write = (name: string, count: number, entry: (n: number) => string) =>
    writeFile(join(folder, name), Array.from({ length: count }, (_, n) => entry(n)).join(''))
  await write('topics.yaml', TOPICS, (n) => `- { slug: topic-${n}, name: Topic ${n}, kind: THEME }\n`)
  await write('organizations.yaml', size.organizations, organization)
  await write(
    'sources.yaml',
    size.sources,
    (n) => `- { slug: source-${n}, name: Source ${n}, kind: NEWSPAPER }\n`,
  )
  await write('people.yaml', size.people, (n) => person(n, size.organizations))
  await write('questions.yaml', 20, (n) => question(n, articles))
  await write('relations.yaml', Math.ceil(claims / 100), (n) => relation(n, articles))
  for (let n = 0; n < articles; n += 1) {
    await writeFile(join(folder, `articles/article-${n}.yaml`), article(n, size))
  }
  return articles
}

/** Spreads numbers, so that neighbours have nothing to do with each other. */
const spread = (n: number, below: number) => (Math.imul(n + 1, 2_654_435_761) >>> 0) % below
const pick = (from: string[], n: number) => from[spread(n, from.length)]
const sha256 = (words: string) => createHash('sha256').update(words).digest('hex')
const stretch = (n: number, start: number, end: number) =>
  `start: ${start}, end: ${end}, sha256: ${sha256(`${n} ${start} ${end}`)}`
const dayOf = (n: number) => new Date(Date.UTC(2005, 0, 1 + spread(n, 7_300))).toISOString().slice(0, 10)
const EVIDENCE = '{ url: https://example.org/, says: It is so. }'

const organization = (n: number) => `- slug: organization-${n}
  name: Organization ${n}
  kind: THINK_TANK
  country: { code: ${pick(COUNTRIES, n)}, basis: EXTERNAL }
`

const person = (n: number, organizations: number) => `- slug: person-${n}
  name: Person ${n}
  names:
    - { text: The person ${n}, kind: VARIANT }
  affiliations:
    - organization: organization-${spread(n, organizations)}
      title: member
      role: ${pick(ROLES, n)}
      period: 2004/..
      basis: EXTERNAL
      references: [${EVIDENCE}]
  facts:
    - { property: CITIZENSHIP, country: ${pick(COUNTRIES, n)}, basis: EXTERNAL, references: [${EVIDENCE}] }
`

/** Of a tenth of the claims: the first of every article. */
const question = (n: number, articles: number) => `- slug: question-${n}
  text: What of question ${n}?
  stances:
${Array.from({ length: Math.ceil((articles - n) / 20) }, (_, nth) => `    - { claim: C${n + 20 * nth}-0, position: SUPPORTS }\n`).join('') || '    []\n'}`

const relation = (n: number, articles: number) =>
  `- { from: C${spread(n, articles)}-${n % 9}, to: C${n}-9, kind: SUPPORTS, basis: ANALYST }\n`

interface Size {
  people: number
  organizations: number
  sources: number
}

const article = (n: number, size: Size) => `slug: article-${n}
source: { slug: source-${spread(n, size.sources)}, basis: EXTERNAL }
title: What was said on the day of article ${n}
url: https://example.org/article-${n}
genre: NEWS
language: en
published:
  date: '${dayOf(n)}'
  basis: EXTERNAL
references:
  - url: https://example.org/article-${n}
    says: stored page at this address has the same text
  - url: https://example.org/article-${n}
    says: date in the address of the page
text:
  sha256: ${sha256(`${n}`)}
  length: 2000
  sentences: [${Array.from({ length: 20 }, (_, nth) => nth * SENTENCE).join(', ')}]
  blocks:
${Array.from({ length: 10 }, (_, nth) => `    - { kind: BODY, start: ${nth * 200}, end: ${nth * 200 + 198} }\n`).join('')}unnamedSpeakers:
  - label: experts of article ${n}
    kind: COLLECTIVE
    countries:
      - { code: ${pick(COUNTRIES, n)}, basis: TEXT }
claims:
${Array.from({ length: CLAIMS_OF_ARTICLE }, (_, nth) => claim(n, nth, size)).join('\n')}`

function claim(article: number, nth: number, { people, organizations }: Size): string {
  const n = article * CLAIMS_OF_ARTICLE + nth
  const from = nth * 2 * SENTENCE
  const isRelayed = n % 2 === 0
  const speaker =
    n % 10 === 3 ? `unnamed: experts of article ${article}` : `person: person-${spread(n, people)}`
  const relay = `      - { speaker: { organization: organization-${spread(n, organizations)} }, depth: 0, role: JOURNALIST }\n`
  const hedge = `    hedges:\n      - { ${stretch(article, from + 41, from + 50)} }\n`
  return `  - key: C${article}-${nth}
    text: ${pick(COUNTRIES, n)} and ${pick(COUNTRIES, n + 1)} are said to agree on matter ${spread(n, 9_973)} of topic ${spread(n, TOPICS)}.
    kind: ${pick(KINDS, n)}
    form: INDIRECT
    subjects:
      - { country: ${pick(COUNTRIES, n)}, basis: EXPLICIT }
      - { topic: topic-${spread(n, TOPICS)}, basis: EXPLICIT }
      - { person: person-${spread(n + 1, people)}, basis: ANAPHORIC }
    attributions:
${isRelayed ? relay : ''}      - speaker: { ${speaker} }
        depth: ${isRelayed ? 1 : 0}
        isHolder: true
        label: the speaker
        role: ${pick(ROLES, n)}
        cue: said that
        force: NEUTRAL
        spans:
          - { role: SOURCE, ${stretch(article, from, from + 20)} }
          - { role: CUE, ${stretch(article, from + 21, from + 30)} }
    content:
      - { ${stretch(article, from + 31, from + 120)} }
${n % 3 === 0 ? hedge : ''}`
}
