import { setFlagsFromString } from 'node:v8'

// Imported before all else: several packages look once, when they are loaded.
process.env.NODE_ENV ||= 'production'

// What is compiled stays so. V8 would throw away what was not asked for in a while, and be slow when it is asked again.
setFlagsFromString('--no-flush-bytecode')
