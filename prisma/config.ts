import { defineConfig } from 'prisma/config'

// `generate`, `validate` and `format` need no engine, yet the CLI wants to download one before it runs them.
// Any existing file stands in for it. Never for `migrate`: with a stand-in it reports success and does nothing.
if (['generate', 'validate', 'format'].some((command) => process.argv.includes(command))) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath
}

export default defineConfig({
  schema: 'schema.prisma',
  migrations: { path: 'migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
