import { describe, expect, test } from 'vitest'
import type { Column, ColumnType } from '../../src/export/column.ts'
import { useServer } from '../harness/server.ts'
import { exportsOf, type Row } from './exported.ts'

const server = useServer('corpus')
const { get, json, csv, ndjson, parquet, arrow } = exportsOf(server.origin)

const COLUMNS = {
  claims:
    'key id text kind polarity hedge form quote holder_names holder_slugs holder_kinds holder_roles chain_length named_backing about_countries about_people about_organizations about_topics questions positions said_from said_to said_edtf said_basis due_from due_to due_edtf article article_title article_url ordinal published_from published_to published_edtf published_basis source source_name source_country says_the_same_as review recorded_at retracted_at',
  attributions:
    'claim depth ordinal is_holder speaker_kind speaker_name person organization unnamed_speaker label role cue force from_countries from_kinds from_basis article published_from published_to published_edtf source source_country',
  subjects: 'claim kind subject name basis country person organization topic article',
  people:
    'slug id name wikidata names citizen_of citizen_of_basis resident_in resident_in_basis expert_on expert_on_basis post_titles post_organizations post_countries post_roles post_from post_to post_edtf post_attested post_basis',
  articles:
    'slug id title url genre language published_from published_to published_edtf published_basis source source_name source_country source_basis authors compilers interviewees editors disclaimer accepted_claims text_sha256 text_length text_attached recorded_at',
  sources:
    'slug id name kind other_names domains country parent publisher publisher_name control_kinds control_countries control_owners control_typologies control_from control_to control_edtf control_attested control_basis articles',
}

describe.each(Object.entries(COLUMNS))('%s', (noun, columns) => {
  test('keep their columns in their order: new ones come last', async () => {
    const [header] = await csv(`${noun}.csv`)
    expect(header?.join(' ')).toBe(columns)
  })

  test('are the same rows in every format', async () => {
    const rows = await ndjson(`${noun}.ndjson`)
    expect(rows.length).toBeGreaterThan(0)
    const [header = [], ...lines] = await csv(`${noun}.csv`)
    expect(lines).toEqual(rows.map((row) => header.map((name) => asCsv(row[name ?? '']))))
    expect((await parquet(`${noun}.parquet`)).rows).toEqual(rows)
    expect((await arrow(`${noun}.arrow`)).rows).toEqual(rows)
  })

  test('are what the dictionary says', async () => {
    const { tables } = await json('')
    const table = tables.find(({ name }: Row) => name === noun)
    for (const row of await ndjson(`${noun}.ndjson`)) {
      for (const { name, type, isNullable, values } of table.columns) {
        const value = row[name]
        if (isNullable && value === null) continue
        expect([name, typeOf(value)]).toEqual([name, TYPES[type]])
        if (values) expect(values, name).toEqual(expect.arrayContaining([value].flat()))
      }
    }
  })

  test('have the types of the dictionary in Arrow, with rows and without', async () => {
    const { tables } = await json('')
    const table = tables.find(({ name }: Row) => name === noun)
    const fields = table.columns.map(({ name, type, isNullable }: Column) => [name, ARROW[type], isNullable])
    for (const filter of [undefined, { anyOf: [] }]) {
      expect((await arrow(`${noun}.arrow`, filter)).fields).toEqual(fields)
    }
  })
})

const ARROW: Record<ColumnType, string> = {
  text: 'Utf8',
  day: 'Date32<DAY>',
  moment: 'Timestamp<MILLISECOND, UTC>',
  integer: 'Int32',
  boolean: 'Bool',
  list: 'List<Utf8>',
}

const TYPES: Record<string, string> = {
  text: 'string',
  day: 'string',
  moment: 'string',
  integer: 'number',
  boolean: 'boolean',
  list: 'array',
}
const typeOf = (value: unknown) => (Array.isArray(value) ? 'array' : typeof value)

/** As the dictionary says that CSV has a value. */
function asCsv(value: unknown) {
  if (value === null) return undefined
  const text = Array.isArray(value)
    ? value.map((item) => item.replaceAll(/[\\|]/g, '\\$&')).join('|')
    : String(value)
  return /^'*[=+@\t\r\n＝＋－＠-]/.test(text) ? `'${text}` : text
}

test('a filter selects in every table what it selects in the API', async () => {
  const filter = {
    about: { country: 'CN' },
    attributedTo: { role: 'EXPERT', from: { country: 'RU', basis: ['TEXT', 'EXTERNAL'] } },
  }
  const { claims } = await server.ask(
    'query ($filter: ClaimFilter) { claims(filter: $filter, orderBy: KEY, first: 100) { nodes { key } } }',
    { filter },
  )
  const keys = claims.nodes.map(({ key }: { key: string }) => key)
  expect(keys.length).toBeGreaterThan(0)
  expect((await ndjson('claims.ndjson', filter)).map(({ key }) => key).sort()).toEqual(keys)
  for (const table of ['attributions', 'subjects']) {
    const rows = await ndjson(`${table}.ndjson`, filter)
    expect([...new Set(rows.map(({ claim }) => claim))].sort()).toEqual(keys)
  }
})

test('a filter that nothing fits gives files that have columns and no rows', async () => {
  const filter = { anyOf: [] }
  expect(await csv('claims.csv', filter)).toHaveLength(1)
  expect(await ndjson('claims.ndjson', filter)).toEqual([])
  expect((await parquet('claims.parquet', filter)).rows).toEqual([])
  expect((await arrow('claims.arrow', filter)).rows).toEqual([])
})

test('Parquet and Arrow carry the dictionary with them', async () => {
  const { tables } = await json('')
  for (const { metadata } of [
    await parquet('subjects.parquet', { hedged: true }),
    await arrow('subjects.arrow', { hedged: true }),
  ]) {
    const { exportedAt, selection, ...table } = JSON.parse(metadata ?? '')
    expect(JSON.parse(selection)).toEqual({ hedged: true })
    expect(table).toEqual(tables.find(({ name }: Row) => name === 'subjects'))
    expect(Date.parse(exportedAt)).toBeGreaterThan(0)
  }
})

test('the id is the one of the API', async () => {
  for (const table of ['claims', 'people', 'articles', 'sources']) {
    const [row] = await ndjson(`${table}.ndjson`)
    const { node } = await server.ask('query ($id: ID!) { node(id: $id) { id } }', { id: row?.id })
    expect(node).toEqual({ id: row?.id })
  }
})

test('the dictionary is a page for people', async () => {
  const response = await get('', undefined, { headers: { accept: 'text/html' } })
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(await response.text()).toContain('<h2 id="claims">claims</h2>')
})
