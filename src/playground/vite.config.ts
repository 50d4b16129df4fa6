import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import { drawModel } from './model/draw-model.ts'
import { readModel } from './model/read-model.ts'

const page = join(import.meta.dirname, 'page')

const drawsModel: Plugin = {
  name: 'draws-model',
  async transformIndexHtml(html) {
    if (!html.includes('<!-- model -->')) return html
    const schema = readFileSync(join(import.meta.dirname, '../../prisma/schema.prisma'), 'utf8')
    const svg = await drawModel(readModel(schema))
    return html.replace('<!-- model -->', () => svg)
  },
}

export default defineConfig({
  root: page,
  base: '/graphiql/',
  logLevel: 'warn',
  plugins: [drawsModel],
  build: {
    outDir: '../built',
    emptyOutDir: true,
    // Monaco is one file of several megabytes.
    chunkSizeWarningLimit: 10_000,
    rolldownOptions: {
      input: [join(page, 'graphiql.html'), join(page, 'schema.html')],
      checks: { moduleLevelDirective: false, pluginTimings: false },
    },
  },
})
