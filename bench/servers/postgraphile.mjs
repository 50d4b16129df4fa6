// PostGraphile on the same database, with its documented settings for production: no watching, no explaining, no
// mutations, no transaction around a query, prepared statements kept. Runs under Node 24, which it needs.

import { createServer } from 'node:http'
import { postgraphile } from 'postgraphile'
import { makePgService } from 'postgraphile/adaptors/pg'
import { grafserv } from 'postgraphile/grafserv/node'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'
import { jsonPgSmartTags } from 'postgraphile/utils'
import { PostGraphileConnectionFilterPreset } from 'postgraphile-plugin-connection-filter'

const service = postgraphile({
  extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset],
  disablePlugins: [
    // Would leave out what has no index of its own: filters on more columns find their rows by other columns' indexes.
    'PgIndexBehaviorsPlugin',
    'MutationPlugin',
    'SubscriptionPlugin',
    'PgMutationCreatePlugin',
    'PgMutationUpdateDeletePlugin',
  ],
  // It reads unique constraints but not unique indexes.
  plugins: [jsonPgSmartTags({ version: 1, config: { class: { person: { tags: { unique: 'slug' } } } } })],
  pgServices: [
    makePgService({
      connectionString: process.env.DATABASE_URL,
      schemas: ['public'],
      pubsub: false,
      poolConfig: { max: Number(process.env.DATABASE_POOL_SIZE), application_name: 'postgraphile' },
    }),
  ],
  schema: {
    defaultBehavior: 'connection list',
    retryOnInitFail: false,
    connectionFilterRelations: true,
  },
  grafast: { explain: false, context: {} },
  grafserv: { watch: false, graphiql: false, websockets: false, maxRequestLength: 256 * 1024 },
})

const server = createServer()
await service.createServ(grafserv).addTo(server)
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }))
process.on('disconnect', () => process.exit())
