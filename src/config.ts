import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** Something that whoever starts the program can put right. The message says what is wrong and what to do. */
export class StartError extends Error {}

export const defaultDataFolder = fileURLToPath(new URL('../.claimgraph', import.meta.url))

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .refine((text) => /^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: ({ input }) => `is "${input}", but must be a whole number from ${least} to ${most}`,
    })
    .transform(Number)

const environment = z.object({
  /** Without it, the embedded Postgres is started. */
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, {
      // Not quoted: it may hold a password.
      error:
        'must look like postgresql://user:password@host:5432/database, ' +
        'with special characters of the password percent-encoded',
    })
    .optional(),
  /** Where the embedded Postgres keeps its data. */
  CLAIMGRAPH_DATA: z.string().default(defaultDataFolder),
  /** Which server the command line and the notebooks ask, instead of this project's database. */
  CLAIMGRAPH_URL: z
    .string()
    .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
      error: ({ input }) => `is "${input}", but must be an address such as http://127.0.0.1:4000/graphql`,
    })
    .optional(),
  HOST: z.string().default('127.0.0.1'),
  /** 0 takes any free port. */
  PORT: wholeNumber(0, 65_535).default(4000),
  /** Postgres allows 100 connections unless told otherwise, and keeps some for itself. */
  DATABASE_POOL_SIZE: wholeNumber(1, 90).default(10),
  /** 0 leaves the limit to the database: PgBouncer, for one, lets no client set it. */
  STATEMENT_TIMEOUT_MS: wholeNumber(0, 3_600_000).default(10_000),
  /** From where the pages come that browsers let ask this server, besides its own. */
  CLAIMGRAPH_CORS_ORIGINS: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((origin) => origin.trim() || []))
    .pipe(
      z.array(
        z.string().refine(isOrigin, {
          error: ({ input }) =>
            `has "${input}", which is no origin such as https://example.org: ` +
            'a scheme and a host, and a port where it is not the usual one, separated by commas',
        }),
      ),
    ),
  /** A file of documents by their hash, or a folder of such files. */
  CLAIMGRAPH_TRUSTED_DOCUMENTS: z.string().optional(),
  /** Whether no others are answered. */
  CLAIMGRAPH_TRUSTED_ONLY: z
    .string()
    .default('false')
    .refine((text) => text === 'true' || text === 'false', {
      error: ({ input }) => `is "${input}", but must be true or false`,
    })
    .transform((text) => text === 'true'),
})

export type Config = ReturnType<typeof readConfig>

/** Reads the settings, or throws one error that names every bad one. An empty variable counts as absent. */
export function readConfig(variables: NodeJS.ProcessEnv) {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  const known = Object.keys(environment.shape)
  const complaints = [
    ...(parsed.error?.issues ?? []).map((issue) => `${String(issue.path[0])} ${issue.message}.`),
    ...Object.keys(given)
      .filter((name) => name.startsWith('CLAIMGRAPH_') && !known.includes(name))
      .map((name) => `${name} is not a setting. The settings are ${known.join(', ')}.`),
    ...(parsed.data?.CLAIMGRAPH_TRUSTED_ONLY && !parsed.data.CLAIMGRAPH_TRUSTED_DOCUMENTS
      ? ['CLAIMGRAPH_TRUSTED_ONLY is true, but CLAIMGRAPH_TRUSTED_DOCUMENTS names none to trust.']
      : []),
  ]
  if (!parsed.success || complaints.length > 0) throw new StartError(complaints.join('\n'))

  return {
    databaseUrl: parsed.data.DATABASE_URL,
    dataFolder: resolve(parsed.data.CLAIMGRAPH_DATA),
    url: parsed.data.CLAIMGRAPH_URL,
    host: parsed.data.HOST,
    port: parsed.data.PORT,
    poolSize: parsed.data.DATABASE_POOL_SIZE,
    statementTimeoutMs: parsed.data.STATEMENT_TIMEOUT_MS,
    corsOrigins: parsed.data.CLAIMGRAPH_CORS_ORIGINS,
    trustedDocuments: parsed.data.CLAIMGRAPH_TRUSTED_DOCUMENTS,
    isTrustedOnly: parsed.data.CLAIMGRAPH_TRUSTED_ONLY,
  }
}

function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text
}

function isPostgresUrl(text: string): boolean {
  // For a Unix socket the host may be left out and given as a parameter, which URL itself does not allow.
  const withHost = text.replace('@/', '@localhost/')
  if (!URL.canParse(withHost)) return false
  const url = new URL(withHost)
  // An unencoded / or # in a password ends the address too early: the user is then taken for the host.
  const isCutShort = text.includes('@') && url.username === ''
  return /^postgres(ql)?:$/.test(url.protocol) && !isCutShort
}
