import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { attachTexts } from '../../src/corpus/attach.ts'
import { runCommand } from '../harness/command-line.ts'
import { useServer } from '../harness/server.ts'
import { createWorld, sha256, stretch } from '../harness/world.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'
import { writeFiles } from './write-files.ts'

const { ask, database, databaseUrl } = useServer('empty')

// Code points, UTF-16 units and bytes are all counted differently in it.
const RAIN = '🌧️ Ada 𝒳u, of “Météo” 🙂, said that 🚀 would not fly before spring 🏁. Perhaps.\r\n'
const SNOW = 'Snow is on its way, according to Bo.\n'
const SLEET = 'Sleet is what Flo sees, and mud.\n'
const HAIL = 'Hail will fall, Cy thinks; Di does not.\n'
const FOG = 'Fog hides it all, Ed says.'
const UNKNOWN = 'Nobody has recorded these words.'

beforeAll(() =>
  createWorld(database, {
    people: [
      {
        slug: 'ada',
        name: 'Ada',
        facts: [
          {
            property: 'EXPERTISE',
            detail: 'Weather',
            basis: 'TEXT',
            references: [{ article: 'rain', ...words('of “Météo” 🙂', RAIN) }],
          },
        ],
      },
    ],
    articles: [
      {
        slug: 'rain',
        text: textOf(RAIN),
        claims: [
          {
            key: 'rain-1',
            content: [words('🚀 would not fly', RAIN), words('before spring 🏁', RAIN)],
            hedges: [words('Perhaps', RAIN)],
          },
        ],
      },
      { slug: 'snow', text: textOf(SNOW), claims: [{ key: 'snow-1', content: [words('Snow', SNOW)] }] },
      { slug: 'sleet', text: textOf(SLEET), claims: [{ key: 'sleet-1', content: [words('mud', SLEET)] }] },
      {
        slug: 'hail',
        text: textOf(HAIL),
        claims: [{ key: 'hail-1', content: [{ ...words('Hail', HAIL), sha256: sha256('Rain') }] }],
      },
      { slug: 'fog', text: textOf(FOG), claims: [{ key: 'fog-1', content: [words('Fog', FOG)] }] },
    ],
  }),
)

let folder: string
beforeEach(async () => {
  folder = await temporaryFolder()
})

test('a text lights up the words of its spans and references', async () => {
  expect(await wordsIn('rain-1')).toEqual([null, null, null])
  await writeFiles(folder, { 'any name.txt': RAIN })
  expect(await attachTexts(database, ['any name.txt'], folder)).toEqual([
    { file: 'any name.txt', article: 'rain', spans: 3, references: 1, isNew: true },
  ])
  expect(await wordsIn('rain-1')).toEqual(['🚀 would not fly', 'before spring 🏁', 'Perhaps'])
  const { claim, person } = await ask(`{
    claim(key: "rain-1") { spans { prefix suffix } }
    person(slug: "ada") { facts { references { exact } } }
  }`)
  expect(claim.spans).toEqual([
    { prefix: 'Ada 𝒳u, of “Météo” 🙂, said that ', suffix: ' before spring 🏁. Perhaps.\r\n' },
    { prefix: 'o” 🙂, said that 🚀 would not fly ', suffix: '. Perhaps.\r\n' },
    { prefix: ' would not fly before spring 🏁. ', suffix: '.\r\n' },
  ])
  expect(person.facts).toEqual([{ references: [{ exact: 'of “Météo” 🙂' }] }])
})

test('a text that is attached already stays, and that is no error', async () => {
  await writeFiles(folder, { 'a.txt': SLEET, 'copy of a.txt': SLEET })
  expect(await attachTexts(database, ['.'], folder)).toMatchObject([
    { file: 'a.txt', isNew: true },
    { file: 'copy of a.txt', isNew: false },
  ])
  expect(await attachTexts(database, ['a.txt'], folder)).toEqual([
    { file: 'a.txt', article: 'sleet', spans: 1, references: 0, isNew: false },
  ])
})

describe('is refused, and nothing changes:', () => {
  test.each([
    ['one that nobody has recorded', UNKNOWN, 'no article has this text'],
    ['one letter', FOG.replace('hides', 'bides'), 'no article has this text; that of fog is just as long'],
    ['a Windows line end', SNOW.replace('\n', '\r\n'), differsFrom('snow')],
    ['a Unix line end', RAIN.replace('\r\n', '\n'), differsFrom('rain')],
    ['a byte order mark', `\uFEFF${SNOW}`, differsFrom('snow')],
    ['a line end more', `${FOG}\n`, differsFrom('fog')],
    ['a line end less', SNOW.trimEnd(), differsFrom('snow')],
    ['nothing in it', '', 'no article has this text'],
    ['a NUL character', `${FOG}\0`, 'holds a NUL character, which no text has'],
    ['another encoding', Buffer.from('Météo', 'latin1'), 'is not text in UTF-8'],
    ['UTF-16', Buffer.from(FOG, 'utf16le'), 'holds a NUL character, which no text has'],
    ['half a surrogate pair', Buffer.from([0xed, 0xa0, 0xbd]), 'is not text in UTF-8'],
    [
      'a span recorded of other words',
      HAIL,
      /is the text of hail, but .* span_equals_text: text \d+ has other words from 0 to 4$/,
    ],
  ])('%s', async (_, content, reason) => {
    await writeFiles(folder, { 'a.txt': content })
    const [fault, ...rest] = await faultsOf(['a.txt'])
    expect(fault).toMatch(typeof reason === 'string' ? `a.txt: ${reason}` : reason)
    expect(rest).toEqual(['Nothing was attached.'])
  })

  test('one named after an article, and not its text', async () => {
    await writeFiles(folder, { 'fog.txt': UNKNOWN })
    expect(await faultsOf(['fog.txt'])).toEqual([
      'fog.txt: is not the text of fog, which has 26 characters; this has 32',
      'Nothing was attached.',
    ])
  })

  test('a good one together with bad ones, each of which is named', async () => {
    await writeFiles(folder, { 'a.txt': FOG, 'b.txt': UNKNOWN, 'c.txt': HAIL, 'd.txt': SNOW, 'e.txt': '\0' })
    const faults = await faultsOf(['missing.txt', '.'])
    expect(faults.map((line) => line.split(':')[0])).toEqual([
      'missing.txt',
      'e.txt',
      'b.txt',
      'c.txt',
      'Nothing was attached.',
    ])
    expect(await wordsIn('fog-1')).toEqual([null])
    expect(await wordsIn('snow-1')).toEqual([null])
  })

  test.each([
    ['missing.txt', 'missing.txt: there is no such file'],
    ['empty', 'empty: holds no files'],
    ['/dev/null', '/dev/null: is neither a file nor a folder'],
  ])('%s', async (path, fault) => {
    await writeFiles(folder, { 'empty/.hidden': FOG, 'empty/folder/fog.txt': FOG })
    expect(await faultsOf([path])).toEqual([fault, 'Nothing was attached.'])
  })

  async function faultsOf(paths: string[]): Promise<string[]> {
    const attaching = attachTexts(database, paths, folder)
    const message = await attaching.then(() => 'nothing is refused').catch((error) => error.message)
    expect(
      await database.articleText.findMany({
        where: { article: { slug: { in: ['fog', 'snow', 'hail'] } }, body: { not: null } },
      }),
    ).toEqual([])
    return message.split('\n')
  }
})

describe('npm run claimgraph -- attach', () => {
  const run = (...args: string[]) =>
    runCommand(['attach', ...args], { settings: { DATABASE_URL: databaseUrl }, folder })

  test('names the files at fault, and ends with 1', async () => {
    await writeFiles(folder, { 'texts/fog.txt': FOG, 'texts/odd.txt': UNKNOWN })
    expect(await run('texts')).toEqual({
      code: 1,
      output: '',
      errors: 'texts/odd.txt: no article has this text\nNothing was attached.\n',
    })
  })

  test('takes the files of a folder, from where it is called, and tells what it verified', async () => {
    await writeFiles(folder, {
      'texts/fog.txt': FOG,
      'texts/.odd': UNKNOWN,
      'texts/below/odd': UNKNOWN,
      'snow.txt': SNOW,
    })
    expect(await run('texts', 'snow.txt', 'texts/fog.txt')).toEqual({
      code: 0,
      output:
        'fog: 1 span and 0 references verified (texts/fog.txt)\n' +
        'snow: 1 span and 0 references verified (snow.txt)\n' +
        '2 of 2 texts newly attached.\n',
      errors: '',
    })
    expect(await wordsIn('fog-1')).toEqual(['Fog'])
    expect(await run('texts/fog.txt')).toEqual({
      code: 0,
      output: 'fog: already attached (texts/fog.txt)\n0 of 1 texts newly attached.\n',
      errors: '',
    })
  })
})

function textOf(text: string) {
  return { sha256: sha256(text), length: [...text].length }
}

/** Where the words stand in the text. */
function words(exact: string, text: string) {
  const start = [...text.slice(0, text.indexOf(exact))].length
  return stretch(start, start + [...exact].length, text)
}

function differsFrom(article: string): string {
  return `differs from the text of ${article} in blanks, line ends or a byte order mark`
}

async function wordsIn(key: string): Promise<(string | null)[]> {
  const { claim } = await ask('query ($key: String!) { claim(key: $key) { spans { exact } } }', { key })
  return claim.spans.map((span: { exact: string | null }) => span.exact)
}
