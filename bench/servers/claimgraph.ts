// The product, as it is.

import '../../src/production.ts'
import { readConfig } from '../../src/config.ts'
import { startServer } from '../../src/server.ts'

const config = readConfig({ ...process.env, PORT: '0' })
const { port } = await startServer({ config, databaseUrl: config.databaseUrl ?? '' })
process.send?.({ port })
process.on('disconnect', () => process.exit())
