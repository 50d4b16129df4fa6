import { annotations } from './annotations.ts'
import { writeArrow } from './arrow.ts'
import { articles } from './articles.ts'
import { attributions } from './attributions.ts'
import { claims } from './claims.ts'
import type { Cell, Column } from './column.ts'
import { csl } from './csl.ts'
import { writeCsv } from './csv.ts'
import { describeTable } from './dictionary.ts'
import type { ExportedFile } from './exported-file.ts'
import { writeNdjson } from './ndjson.ts'
import { isSelected } from './noun.ts'
import { writeParquet } from './parquet.ts'
import { people } from './people.ts'
import { schemaOrg } from './schema-org.ts'
import { sources } from './sources.ts'
import { subjects } from './subjects.ts'
import type { Table } from './table.ts'

export const TABLES: Table[] = [claims, attributions, subjects, people, articles, sources]

interface Format {
  contentType: string
  batchSize: number
  isCompressible: boolean
  write: (
    columns: Column[],
    batches: AsyncIterable<Cell[][]>,
    dictionary: object,
  ) => AsyncIterable<string | Uint8Array>
}

const FORMATS: Record<string, Format> = {
  csv: {
    contentType: 'text/csv; charset=utf-8; header=present',
    batchSize: 4_000,
    isCompressible: true,
    write: writeCsv,
  },
  ndjson: { contentType: 'application/x-ndjson', batchSize: 4_000, isCompressible: true, write: writeNdjson },
  // A row group is encoded in one go, in which the server answers nobody: not too large.
  parquet: {
    contentType: 'application/vnd.apache.parquet',
    batchSize: 10_000,
    isCompressible: false,
    write: writeParquet,
  },
  arrow: {
    contentType: 'application/vnd.apache.arrow.file',
    batchSize: 10_000,
    isCompressible: true,
    write: writeArrow,
  },
}

function gathered({ gathered = {} }: Table): string {
  const parts = Object.entries(gathered).map(([name, sql]) => `${name} as (${sql})`)
  return parts.length > 0 ? `with ${parts.join(', ')} ` : ''
}

const tabular = TABLES.flatMap((table) =>
  Object.entries(FORMATS).map(
    ([extension, { contentType, batchSize, isCompressible, write }]): ExportedFile => ({
      name: `${table.name}.${extension}`,
      contentType,
      noun: table.filter,
      sql: `
        ${gathered(table)}select ${table.columns.map(({ sql }) => sql).join(', ')}
        from ${table.from}
        where ${isSelected(table.filter)}
        order by ${table.orderBy}`,
      batchSize,
      isCompressible,
      write: (batches, { filter, at }) =>
        write(table.columns, batches, {
          ...describeTable(table),
          selection: filter ?? null,
          exportedAt: at.toISOString(),
        }),
    }),
  ),
)

/** Every file under /export, by its name. */
export const FILES = new Map([...tabular, annotations, schemaOrg, csl].map((file) => [file.name, file]))
