import type { ExportedFile } from './exported-file.ts'
import { filterType } from './noun.ts'
import type { Table } from './table.ts'

/** What a table holds, column by column. */
export function describeTable({ name, description, filter, order, columns }: Table) {
  return {
    name,
    description,
    filter: filterType(filter),
    order,
    columns: columns.map(({ name, type, isNullable, description, values }) => ({
      name,
      type,
      isNullable,
      description,
      ...(values && { values }),
    })),
  }
}

const TYPES = {
  text: 'Text in UTF-8. Identifiers and codes are texts.',
  integer: 'A whole number of 32 bits.',
  boolean: 'true or false.',
  day: 'A day as YYYY-MM-DD; of type date in Parquet and Arrow.',
  moment: 'A moment in UTC as YYYY-MM-DDThh:mm:ss.sssZ; a timestamp of milliseconds in Parquet and Arrow.',
  list: 'Texts in order: an array, and in CSV joined by | with \\| and \\\\ for | and \\ within one.',
}

const NOTES = [
  'One file is one state of the database, whatever is written meanwhile.',
  'filter is what the API takes, as JSON, percent-encoded. Without it: what the API lists without it.',
  'documentId is the id of a trusted document, whose operation lists the noun at its root: its filter is taken, with variables as JSON, and operationName where the document has several. Its pages and order do not matter.',
  'Columns keep their order; new ones come last.',
  'CSV is RFC 4180 with a header. Null is nothing, an empty text is "". A field that begins with =, +, -, @, their full-width forms, a tab or a line break, after any number of apostrophes, is preceded by one apostrophe: take one away from fields that match ^\'+[=+@\\t\\r\\n＝＋－＠-] to have the text.',
  'A file that breaks off is ended by a broken connection, never as if it were whole.',
]

/** The data dictionary. */
export function describeExports(tables: Table[], files: Iterable<ExportedFile>) {
  return {
    files: [...files].map(({ name, contentType, noun }) => ({
      path: `/export/${name}`,
      contentType,
      filter: filterType(noun),
    })),
    notes: NOTES,
    types: TYPES,
    tables: tables.map(describeTable),
  }
}

/** The data dictionary as a page to read. */
export function renderDictionary({ files, notes, types, tables }: ReturnType<typeof describeExports>) {
  const table = (head: string[], rows: string[][]) =>
    `<table><tr>${head.map((cell) => `<th>${cell}`).join('')}${rows
      .map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}`).join('')}`)
      .join('\n')}</table>`
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Exports of Claimgraph</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
  :root { color-scheme: light dark; font: 1rem/1.45 system-ui, sans-serif }
  body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem }
  table { border-collapse: collapse; width: 100% } td, th { text-align: left; vertical-align: top; padding: .2rem .6rem .2rem 0; border-bottom: 1px solid #8884 }
  td:first-child { font-family: ui-monospace, monospace }
</style>
<h1>Exports</h1>
<ul>${notes.map((note) => `<li>${escapeHtml(note)}`).join('\n')}</ul>
<h2>Files</h2>
${table(
  ['File', 'Content type', 'Filter'],
  files.map(({ path, contentType, filter }) => [path, contentType, filter]),
)}
<h2>Types</h2>
${table(['Type', 'Meaning'], Object.entries(types))}
${tables
  .map(
    ({ name, description, order, columns }) => `<h2 id="${name}">${name}</h2>
<p>${escapeHtml(`${description} Order: ${order}`)}</p>
${table(
  ['Column', 'Type', 'Meaning'],
  columns.map(({ name, type, isNullable, description, values }) => [
    name,
    isNullable ? `${type}, or null` : type,
    [description, ...(values ? [`One of ${values.join(', ')}.`] : [])].join(' '),
  ]),
)}`,
  )
  .join('\n')}
</html>
`
}

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
