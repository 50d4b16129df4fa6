import { parseArgs } from 'node:util'
import { AnswerError, connect, type GraphQLAnswerError, NetworkError } from '../client/client.js'
import { StartError } from '../config.ts'
import { csvField, escapeItem } from '../export/csv.ts'
import { variablesIn } from '../playground/example.ts'
import { UsageError } from '../program.ts'
import { type Command, readObject, readText, readWords } from './command.ts'
import { type Leaf, type Rows, toRows } from './flatten.ts'
import { print } from './print.ts'
import { reachServer, readAddress, readHeaders, SERVER_HELP, SERVER_OPTIONS } from './reach-server.ts'
import { cellText, writeTable } from './text-table.ts'

const OUTPUTS = ['table', 'json', 'csv'] as const

/** Asks one operation, and shows its answer. */
export const ask: Command = {
  help: `Asks one operation, and shows its answer.

  claimgraph ask <file | text | -> [options]

A file of GraphQL, such as those in examples/; or the text of an operation, known by its braces; or - for the standard
input. A file whose first comments have a line "# variables: {...}" brings its variables along.

  --variables JSON  its variables, or @file for a file that has them
  --operation NAME  which one, where the document has several
  --output FORMAT   table (the default), json, or csv
${SERVER_HELP}

As a table and as CSV, the nodes of the first connection are the rows, or where there is none the longest list of objects;
nested fields are columns with dotted names.
What is in no row, such as totalCount, stands below the table; CSV has no place for it, and says on stderr what it left
out. A list is one cell: its items are joined by "; ", in CSV by "|" with \\| and \\\\ for | and \\ within one. What a
spreadsheet would run as a formula has an apostrophe before it. JSON is the data as the API answers it.
Errors of the answer go to stderr, each with the path of its field, and the exit code is 1.

Examples
  claimgraph ask examples/01-flagship.graphql
  claimgraph ask '{ people(first: 3) { totalCount nodes { slug name } } }'
  claimgraph ask examples/11-pages.graphql --variables '{"first": 2}' --output json
  claimgraph ask examples/09-contradictions.graphql --output csv > contradictions.csv
  claimgraph ask '{ sources { nodes { name } } }' --server http://127.0.0.1:4000`,

  prepare(words) {
    const { values, positionals } = readWords(() =>
      parseArgs({
        args: words,
        allowPositionals: true,
        options: {
          variables: { type: 'string' },
          operation: { type: 'string' },
          output: { type: 'string', default: 'table' },
          ...SERVER_OPTIONS,
        },
      }),
    )
    const [given, second] = positionals
    if (!given || second !== undefined)
      throw new UsageError('ask takes one operation: a file, its text, or - for the standard input.')
    const output = OUTPUTS.find((name) => name === values.output)
    if (!output) throw new UsageError(`--output is "${values.output}", but must be ${OUTPUTS.join(', ')}.`)
    const text = given.includes('{') ? given : readText(given, 'ask')
    const own = variablesIn(text)
    const variables =
      values.variables === undefined
        ? own && readObject(`# variables of ${given}`, own)
        : readObject('--variables', values.variables)
    const address = values.server === undefined ? undefined : readAddress(values.server)
    const headers = readHeaders(values.header)

    return async () => {
      const url = await reachServer(address)
      const options = { operationName: values.operation }
      const answer = await connect(url, { headers })
        .ask<object>(text, variables || {}, options)
        .then((data): Answer => ({ data, errors: [] }), answerOf)
      if (answer.data) await show(answer.data, output)
      for (const error of answer.errors) console.error(complaint(error))
      if (answer.errors.length > 0)
        throw new StartError(answer.data ? 'The answer is not whole.' : 'No answer.')
    }
  },
}

interface Answer {
  data: object | undefined
  errors: GraphQLAnswerError[]
}

/** What came in spite of errors. */
function answerOf(error: unknown): Answer {
  if (error instanceof AnswerError)
    return {
      data: typeof error.data === 'object' && error.data ? error.data : undefined,
      errors: error.errors,
    }
  if (!(error instanceof NetworkError)) throw error
  const { cause } = error
  const reason =
    cause instanceof Error ? (cause.cause instanceof Error ? cause.cause : cause).message : undefined
  throw new StartError(reason ? `${error.message} ${reason}` : error.message)
}

function complaint({ message, path, locations, extensions }: GraphQLAnswerError): string {
  const [place] = locations ?? []
  const where = [
    ...(path ? [`path ${path.join('.')}`] : []),
    ...(place ? [`line ${place.line}, column ${place.column}`] : []),
    ...(extensions?.code ? [String(extensions.code)] : []),
    ...(extensions?.requestId ? [`request ${extensions.requestId}`] : []),
  ]
  return where.length > 0 ? `${message} (${where.join('; ')})` : message
}

async function show(data: object, output: (typeof OUTPUTS)[number]): Promise<void> {
  if (output === 'json') return print(`${JSON.stringify(data, null, 2)}\n`)
  const rows = toRows(data)
  const rest = [...rows.rest].map(([name, leaf]) => `${name}: ${cellText(leaf)}`)
  if (output === 'table') {
    const width = process.stdout.columns || Number(process.env.COLUMNS) || 100
    const table = rows.rows.length > 0 ? writeTable(rows, width) : 'No rows.'
    return print(`${[table, ...(rest.length > 0 ? ['', ...rest] : [])].join('\n')}\n`)
  }
  await print(csvOf(rows))
  if (rest.length > 0) console.error(`Not in the CSV: ${[...rows.rest.keys()].join(', ')}.`)
}

function csvOf({ columns, rows }: Rows): string {
  const lines = [columns, ...rows.map((row) => columns.map((column) => row.get(column) ?? null))]
  return lines.map((line) => `${line.map((leaf) => csvField(csvCell(leaf))).join(',')}\r\n`).join('')
}

const csvCell = (leaf: Leaf) => (Array.isArray(leaf) ? leaf.map(csvItem) : leaf)

function csvItem(leaf: Leaf): string {
  if (Array.isArray(leaf)) return leaf.map((item) => escapeItem(csvItem(item))).join('|')
  return leaf === null ? '' : String(leaf)
}
