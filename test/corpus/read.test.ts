import { beforeEach, describe, expect, test } from 'vitest'
import { addCorpus } from '../../src/corpus/load.ts'
import { type Corpus, readCorpus } from '../../src/corpus/read.ts'
import { useServer } from '../harness/server.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'
import { writeFiles } from './write-files.ts'

const { database } = useServer('empty')

let folder: string
beforeEach(async () => {
  folder = await temporaryFolder()
})

const HASH = 'a'.repeat(64)

const STRETCH = `start: 1, end: 5, sha256: ${HASH}`

const COUNTRIES = 'countries.yaml'
const PEOPLE = 'people.yaml'
const REPORT = 'articles/report.yaml'
const QUESTIONS = 'questions.yaml'

const GOOD = {
  [COUNTRIES]: `
- code: RU
  name: Russia
  demonym: Russian
`,
  [PEOPLE]: `
- slug: anna
  name: Anna
`,
  [REPORT]: `
slug: report
genre: NEWS
language: en
text: { sha256: ${HASH}, length: 100 }
unnamedSpeakers:
  - { label: pundits, kind: COLLECTIVE }
claims:
  - key: R-1
    text: It is so.
    kind: FACT
    form: INDIRECT
    subjects:
      - { country: RU }
    attributions:
      - { speaker: { unnamed: pundits }, depth: 0, isHolder: true, role: EXPERT }
    content:
      - { ${STRETCH} }
`,
  [QUESTIONS]: `
- slug: is-it-so
  text: Is it so?
  stances:
    - { claim: R-1, position: SUPPORTS }
`,
}

describe('a fault is named by file, line and field:', () => {
  test('there is none to begin with', async () => {
    await writeFiles(folder, GOOD)
    expect(await slugsOf(await readCorpus(folder))).toEqual(['report'])
  })

  test.each<[string, keyof typeof GOOD, string, string, string]>([
    // what it is, file, what it replaces, by what, complaint
    ['bad code', COUNTRIES, 'RU', 'ru', '2: [0].code is no ISO 3166-1 alpha-2 code, such as CN'],
    ['unknown code', REPORT, 'RU', 'XX', '14: claims[0].subjects[0].country there is no country "XX"'],
    [
      'bad slug',
      PEOPLE,
      'anna',
      'An Na',
      '2: [0].slug is no slug: lower-case letters, digits, single hyphens',
    ],
    [
      'unknown slug',
      REPORT,
      'country: RU',
      'person: boris',
      '14: claims[0].subjects[0].person there is no person "boris"',
    ],
    [
      'unknown speaker',
      REPORT,
      'unnamed: pundits',
      'unnamed: all',
      '16: claims[0].attributions[0].speaker.unnamed unnamedSpeakers has no "all"',
    ],
    ['unknown claim', QUESTIONS, 'R-1', 'R-2', '5: [0].stances[0].claim there is no claim "R-2"'],
    [
      'unknown article',
      PEOPLE,
      'name: Anna',
      `name: Anna\n  names: [{ text: A, kind: VARIANT, references: [{ article: x, ${STRETCH} }] }]`,
      '4: [0].names[0].references[0].article there is no article "x"',
    ],
    ['unknown field', PEOPLE, 'name: Anna', 'name: Anna\n  title: Dr', '4: [0].title is no field here'],
    ['missing field', PEOPLE, '\n  name: Anna', '', '2: [0].name is missing'],
    [
      'field of a union',
      REPORT,
      'RU }',
      'RU, base: EXPLICIT }',
      '14: claims[0].subjects[0].base is no field here',
    ],
    [
      'value in a union',
      REPORT,
      'RU }',
      'RU, basis: CLEAR }',
      '14: claims[0].subjects[0].basis is wrong: expected one of "EXPLICIT"|"ANAPHORIC"|"IMPLICIT"',
    ],
    [
      'two members of a union',
      REPORT,
      'RU }',
      'RU, topic: x }',
      '14: claims[0].subjects[0].topic is no field here',
    ],
    [
      'wrong type',
      REPORT,
      'start: 1',
      'start: 1.5',
      '18: claims[0].content[0].start is wrong: expected int, received number',
    ],
    [
      'wrong date',
      REPORT,
      'genre: NEWS',
      'genre: NEWS\npublished: { date: 2013-13, basis: TEXT }',
      '4: published.date "2013-13" is no EDTF date, such as 2013-11-02, 2013-11 or 2012-12-26/2014-09-03',
    ],
    [
      'address that runs',
      REPORT,
      'genre: NEWS',
      'genre: NEWS\nurl: javascript:alert(1)',
      '4: url is no address, such as https://example.org/',
    ],
    ['key of YAML twice', REPORT, 'genre: NEWS', 'genre: NEWS\ngenre: NEWS', '4: Map keys must be unique'],
    [
      'slug twice',
      PEOPLE,
      'name: Anna',
      'name: Anna\n- slug: anna\n  name: Anna',
      '4: [1].slug the person "anna" exists already',
    ],
    [
      'code twice',
      COUNTRIES,
      'demonym: Russian',
      'demonym: Russian\n- { code: RU, name: R, demonym: R }',
      '5: [1].code the country "RU" exists already',
    ],
    [
      'label twice',
      REPORT,
      'claims:',
      '  - { label: pundits, kind: COLLECTIVE }\nclaims:',
      '8: unnamedSpeakers[1].label the unnamed speaker "pundits" exists already',
    ],
    [
      'broken YAML',
      PEOPLE,
      'slug: anna',
      'slug: [anna',
      '3: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
    [
      'unknown alias',
      PEOPLE,
      'anna',
      '*anna',
      '1: Unresolved alias (the anchor must be set before the alias): anna',
    ],
    ['no list', PEOPLE, '- slug: anna\n  ', 'slug: anna\n', '1: is wrong: expected array, received object'],
  ])('%s', async (_, file, written, fault, complaint) => {
    const content = GOOD[file].replace(written, fault)
    expect(content).not.toBe(GOOD[file])
    await writeFiles(folder, { ...GOOD, [file]: content })
    expect(await complaints()).toEqual([`${file}:${complaint}`])
  })

  test('several at once, in several files', async () => {
    await writeFiles(folder, {
      'countries.yaml': GOOD[COUNTRIES].replace('RU', 'ru').replace('name', 'names'),
      'people.yaml': Buffer.from('- slug: é', 'latin1'),
      'questions.yaml': '[',
      'articles/report.yaml': GOOD[REPORT].replace('kind: FACT', 'kind: TRUE'),
      'articles/other.yml': '',
      'persons.yaml': '',
    })
    expect((await complaints()).map((line) => line.slice(0, 40))).toEqual([
      'persons.yaml: is no file of a corpus; th',
      'articles/other.yml: is no file of a corp',
      'countries.yaml:2: [0].code is no ISO 316',
      'countries.yaml:2: [0].name is missing',
      'countries.yaml:3: [0].names is no field ',
      'people.yaml: is not text in UTF-8',
      'questions.yaml:1: Flow sequence must end',
      'articles/report.yaml:11: claims[0].kind ',
    ])
  })
})

describe('a folder', () => {
  test('that is not there is refused', async () => {
    expect(await complaints(`${folder}/nowhere`)).toEqual([`${folder}/nowhere: there is no such folder`])
  })

  test('that holds nothing of a corpus is refused', async () => {
    await writeFiles(folder, { 'read-me.txt': '', '.people.yaml': '' })
    expect(await complaints()).toEqual([
      `${folder}: no file of a corpus is there: countries.yaml, topics.yaml, organizations.yaml, ` +
        'sources.yaml, people.yaml, questions.yaml, relations.yaml, articles/*.yaml',
    ])
  })

  test('may hold a part of a corpus', async () => {
    await writeFiles(folder, { 'countries.yaml': GOOD[COUNTRIES] })
    const corpus = await readCorpus(folder)
    expect(corpus.people.content).toEqual([])
    expect(await slugsOf(corpus)).toEqual([])
  })
})

async function slugsOf({ articles }: Corpus): Promise<string[]> {
  const slugs: string[] = []
  for await (const { content } of articles) slugs.push(content.slug)
  return slugs
}

/** What is said against the corpus. Whatever it is, nothing of the corpus may be left in the database. */
async function complaints(of = folder): Promise<string[]> {
  const loading = readCorpus(of).then((corpus) => addCorpus(database, corpus))
  const message: string = await loading.then(
    () => 'nothing is refused',
    (error) => error.message,
  )
  expect(await database.country.count()).toBe(0)
  return message.split('\n')
}
