import { tableFromIPC } from 'apache-arrow'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { readCsv } from './read-csv.ts'

export type Row = Record<string, unknown>

/** Asks a server for exports, and reads them back by other means than they were written. */
export function exportsOf(origin: () => string) {
  const get = (name: string, filter?: unknown, init?: RequestInit) =>
    fetch(
      `${origin()}/export/${name}${filter === undefined ? '' : `?filter=${encodeURIComponent(JSON.stringify(filter))}`}`,
      init,
    )
  const whole = async (name: string, filter?: unknown) => {
    const response = await get(name, filter)
    if (!response.ok) throw new Error(await response.text())
    return response
  }
  const bytes = async (name: string, filter?: unknown) => (await whole(name, filter)).arrayBuffer()

  return {
    get,
    json: async (name: string, filter?: unknown) => JSON.parse(await (await whole(name, filter)).text()),
    /** The lines as they are, apostrophes and all. */
    csv: async (name: string, filter?: unknown) => readCsv(await (await whole(name, filter)).text()),
    async ndjson(name: string, filter?: unknown): Promise<Row[]> {
      const lines = (await (await whole(name, filter)).text()).split('\n')
      if (lines.pop() !== '') throw new Error('the last line has no end')
      return lines.map((line) => JSON.parse(line))
    },
    async parquet(name: string, filter?: unknown): Promise<{ rows: Row[]; metadata: string | undefined }> {
      const file = await bytes(name, filter)
      const rows = await parquetReadObjects({ file })
      const { key_value_metadata } = parquetMetadata(file)
      return {
        rows: rows.map((row) => mapValues(row, plain)),
        metadata: key_value_metadata?.find(({ key }) => key === 'claimgraph')?.value,
      }
    },
    async arrow(name: string, filter?: unknown) {
      const table = tableFromIPC(new Uint8Array(await bytes(name, filter)))
      const fields = table.schema.fields.map(
        ({ name, type, nullable }) => [name, `${type}`, nullable] as const,
      )
      const types = new Map(fields.map(([name, type]) => [name, type]))
      return {
        fields,
        rows: table
          .toArray()
          .map((row): Row => mapValues(row.toJSON(), (value, name) => plainArrow(value, types.get(name)))),
        metadata: table.schema.metadata.get('claimgraph'),
      }
    },
  }
}

const mapValues = (row: object, change: (value: unknown, name: string) => unknown): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, change(value, name)]))

/** Days and moments as NDJSON has them. A column of days has no time of day. */
function plain(value: unknown, name: string) {
  if (!(value instanceof Date)) return value ?? null
  return /_at$/.test(name) ? value.toISOString() : value.toISOString().slice(0, 10)
}

function plainArrow(value: unknown, type = '') {
  if (value === null || value === undefined) return null
  if (type.startsWith('List')) return [...Object(value)]
  if (type.startsWith('Date')) return new Date(Number(value)).toISOString().slice(0, 10)
  if (type.startsWith('Timestamp')) return new Date(Number(value)).toISOString()
  return value
}
