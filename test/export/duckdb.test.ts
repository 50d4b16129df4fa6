import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'
import { createWorld, REFERENCE } from '../harness/world.ts'
import { makeTemporaryFolder } from '../start/temporary-folder.ts'
import { exportsOf, type Row } from './exported.ts'

const corpus = useServer('corpus')
const odd = useServer('empty')
const shipped = exportsOf(corpus.origin)
const strange = exportsOf(odd.origin)

const NAMES = [
  'Plain',
  'Said "so", and left',
  "'quoted'",
  'two\nlines\r\nand more',
  'Ünïcode 漢字 😀',
  '=1+1',
  "'=1+1",
  'a|b\\c',
  'null',
  'NA',
  ' spaced ',
]

let folder: string
let run: (sql: string) => Promise<Row[]>

beforeAll(async () => {
  folder = await makeTemporaryFolder()
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run("set timezone = 'UTC'")
  run = async (sql) => {
    const reader = await connection.runAndReadAll(sql)
    return reader.getRowObjectsJson()
  }
  await createWorld(odd.database, {
    people: NAMES.map((_, at) => ({
      slug: `person-${String(at).padStart(2, '0')}`,
      name: `Person ${at}`,
      names: at === 0 ? [] : [{ text: `Number ${at}`, kind: 'VARIANT' }],
      facts:
        at === 1
          ? [{ property: 'CITIZENSHIP', country: 'RU', basis: 'EXTERNAL', references: [REFERENCE] }]
          : [],
    })),
  })
  // What corpus files would refuse, a database of other origin may hold.
  for (const [at, name] of NAMES.entries())
    await odd.database.person.update({
      where: { slug: `person-${String(at).padStart(2, '0')}` },
      data: { name },
    })
})
afterAll(() => rm(folder, { recursive: true }))

/** Saves an export, and gives what DuckDB reads it by. */
async function saved(get: typeof shipped.get, name: string): Promise<string> {
  const path = join(folder, `${crypto.randomUUID()}-${name}`)
  await writeFile(path, Buffer.from(await (await get(name)).arrayBuffer()))
  if (name.endsWith('.parquet')) return `read_parquet('${path}')`
  // As docs/export.md says.
  if (name.endsWith('.csv'))
    return `read_csv('${path}', header = true, nullstr = '', allow_quoted_nulls = false)`
  return `read_ndjson('${path}')`
}

async function typesOf(from: string): Promise<Record<string, string>> {
  const columns = await run(`describe select * from ${from}`)
  return Object.fromEntries(columns.map(({ column_name, column_type }) => [column_name, String(column_type)]))
}

const TYPES: Record<string, string> = {
  text: 'VARCHAR',
  day: 'DATE',
  moment: 'TIMESTAMP WITH TIME ZONE',
  integer: 'INTEGER',
  boolean: 'BOOLEAN',
  list: 'VARCHAR[]',
}

describe.each(['claims', 'attributions', 'subjects', 'people', 'articles', 'sources'])('%s', (noun) => {
  test('Parquet has the types of the dictionary, and the rows of NDJSON', async () => {
    const { tables } = await shipped.json('')
    const { columns } = tables.find(({ name }: Row) => name === noun)
    const from = await saved(shipped.get, `${noun}.parquet`)
    expect(await typesOf(from)).toEqual(
      Object.fromEntries(columns.map(({ name, type }: Record<string, string>) => [name, TYPES[type ?? '']])),
    )
    const rows = (await run(`select * from ${from}`)).map((row) => moments(row))
    expect(rows).toEqual(await shipped.ndjson(`${noun}.ndjson`))
  })

  test('NDJSON and CSV have the rows, days as days, and codes as texts', async () => {
    const count = (await shipped.ndjson(`${noun}.ndjson`)).length
    const { columns } = (await shipped.json('')).tables.find(({ name }: Row) => name === noun)
    for (const format of ['ndjson', 'csv']) {
      const from = await saved(shipped.get, `${noun}.${format}`)
      expect(await run(`select count(*)::integer as count from ${from}`), format).toEqual([{ count }])
      const types = await typesOf(from)
      for (const { name, type } of columns) {
        const isCode = /^(id|key|slug|claim|article|.*country)$/.test(name)
        if (type !== 'day' && !isCode) continue
        // Where there is nothing in it, a column has no type to be guessed by.
        const [some] = await run(`select count(${name})::integer as count from ${from}`)
        if (some?.count !== 0) expect([format, name, types[name]]).toEqual([format, name, TYPES[type]])
      }
    }
  })
})

/** Moments as NDJSON has them. */
const moments = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      /_at$/.test(name) && typeof value === 'string'
        ? new Date(value.replace(' ', 'T').replace(/\+00$/, 'Z')).toISOString()
        : value,
    ]),
  )

describe('quotes, lines, emoji, and what looks like nothing', () => {
  test.each(['parquet', 'ndjson', 'csv'])('%s gives every name back', async (format) => {
    const from = await saved(strange.get, `people.${format}`)
    // One apostrophe is taken away where a field matches the pattern of docs/export.md.
    const name = format === 'csv' ? "regexp_replace(name, '^''(''*[=+@\\t\\r\\n＝＋－＠-])', '\\1')" : 'name'
    const rows = await run(`select ${name} as name from ${from} order by slug`)
    expect(rows.map((row) => row.name)).toEqual(NAMES)
  })

  test.each(['parquet', 'ndjson'])('%s tells null from an empty list', async (format) => {
    const from = await saved(strange.get, `people.${format}`)
    expect(
      await run(`select wikidata is null as unknown, len(names)::integer as names,
        len(citizen_of)::integer as citizenships from ${from} order by slug limit 2`),
    ).toEqual([
      { unknown: true, names: 1, citizenships: 0 },
      { unknown: true, names: 2, citizenships: 1 },
    ])
  })

  test('CSV tells null from an empty text', async () => {
    const from = await saved(strange.get, 'people.csv')
    expect(
      await run(
        `select wikidata is null as unknown, citizen_of = '' as none from ${from} order by slug limit 1`,
      ),
    ).toEqual([{ unknown: true, none: true }])
  })
})
