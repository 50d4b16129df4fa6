import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Vite would take graphql's other build than Node does, and graphql refuses to meet itself twice.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    dir: import.meta.dirname,
    globalSetup: 'test/harness/postgres.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
})
