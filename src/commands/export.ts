import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { StartError } from '../config.ts'
import { FILES } from '../export/files.ts'
import { beforeLeaving, UsageError } from '../program.ts'
import { type Command, readObject, readWords } from './command.ts'
import { openOutput } from './output-file.ts'
import { showProgress } from './progress.ts'
import { reachServer, readAddress, readHeaders, SERVER_HELP, SERVER_OPTIONS } from './reach-server.ts'

/** Writes a table, or a part of it, to a file. */
export const exportFile: Command = {
  help: `Writes a table, or a part of it, to a file. What its columns mean is told by GET /export, and by docs/export.md.

  claimgraph export <noun> <format> [options]

${listFiles()}
  --filter JSON        the noun's filter as in the API, or @file for a file that has it
  --operation-id ID    instead of a filter: the trusted document whose list has it
  --operation NAME     which operation of that document, where it has several
  --variables JSON     the variables of that operation, or @file
  --output FILE        where to write; - for the standard output (the default)
${SERVER_HELP}

A file takes its name only when it is whole: whatever interrupts the export leaves what was there before. Text formats
may go to a terminal; Parquet and Arrow must have a file or a pipe. Progress is told on stderr.

Examples
  claimgraph export claims csv --output claims.csv
  claimgraph export claims parquet --filter '{"about": {"country": "CN"}}' --output china.parquet
  claimgraph export people ndjson | head -n 3
  claimgraph export articles csl.json --server http://127.0.0.1:4000 --output zotero.json`,

  prepare(words) {
    const { values, positionals } = readWords(() =>
      parseArgs({
        args: words,
        allowPositionals: true,
        options: {
          filter: { type: 'string' },
          'operation-id': { type: 'string' },
          operation: { type: 'string' },
          variables: { type: 'string' },
          output: { type: 'string', default: '-' },
          ...SERVER_OPTIONS,
        },
      }),
    )
    const [noun, format, third] = positionals
    if (!noun || !format || third !== undefined)
      throw new UsageError('export takes a noun and a format, such as claims csv.')
    const name = `${noun}.${format}`
    const file = FILES.get(name)
    if (!file) throw new UsageError(`There is no export "${noun} ${format}". There are:\n${listFiles()}`)
    const parameters = readParameters(values)
    const address = values.server === undefined ? undefined : readAddress(values.server)
    const headers = readHeaders(values.header)
    if (values.output === '') throw new UsageError('--output is empty.')
    if (values.output === '-' && process.stdout.isTTY && !/text|json/.test(file.contentType))
      throw new UsageError(`${format} is not for a terminal: give --output.`)

    return async () => {
      const url = new URL(`export/${name}?${parameters}`, await reachServer(address))
      const aborted = new AbortController()
      beforeLeaving(async () => aborted.abort())
      const response = await fetch(url, { headers, signal: aborted.signal }).catch((error: unknown) => {
        throw new StartError(`${url.origin} did not answer. ${reasonOf(error)}`)
      })
      if (!response.ok || !response.body) throw new StartError(await refusalOf(response))
      const output = await openOutput(values.output)
      const progress = showProgress(name)
      await pipeline(Readable.fromWeb(response.body), progress.count, output.stream, {
        signal: aborted.signal,
        end: output.isFile,
      }).catch((error: unknown) => {
        throw new StartError(`${name} broke off, and nothing was kept. ${reasonOf(error)}`)
      })
      await output.keep()
      progress.end(output.isFile ? values.output : undefined)
    }
  },
}

function readParameters(values: {
  filter?: string
  'operation-id'?: string
  operation?: string
  variables?: string
}): URLSearchParams {
  const id = values['operation-id']
  if (id === undefined && (values.variables !== undefined || values.operation !== undefined))
    throw new UsageError('--variables and --operation go with --operation-id.')
  if (id !== undefined && values.filter !== undefined)
    throw new UsageError('Give either --filter or --operation-id, not both.')
  const json = (option: string, text: string | undefined) => text && JSON.stringify(readObject(option, text))
  const given = {
    filter: json('--filter', values.filter),
    documentId: id,
    operationName: values.operation,
    variables: json('--variables', values.variables),
  }
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(given)) if (value !== undefined) parameters.set(name, value)
  return parameters
}

/** The server's words, where it has any. */
async function refusalOf(response: Response): Promise<string> {
  const text = await response.text()
  try {
    const { errors } = JSON.parse(text)
    return errors.map(({ message }: { message: string }) => message).join('\n')
  } catch {
    return `${new URL(response.url).origin} answered with status ${response.status}, and with no export.`
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}

function listFiles(): string {
  const formats = new Map<string, string[]>()
  for (const name of FILES.keys()) {
    const [noun = '', ...format] = name.split('.')
    formats.set(noun, [...(formats.get(noun) ?? []), format.join('.')])
  }
  return [...formats].map(([noun, all]) => `  ${noun.padEnd(13)} ${all.join(', ')}\n`).join('')
}
