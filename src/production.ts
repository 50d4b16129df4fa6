import { setFlagsFromString } from 'node:v8'

// Imported before all else: several packages look once, when they are loaded.
process.env.NODE_ENV ||= 'production'

// What is compiled stays so. V8 would throw away what was not asked for in a while, and be slow when it is asked again.
setFlagsFromString('--no-flush-bytecode')
// Nor does it tidy up whenever nobody asks for a moment: what it then forgets of types makes the next requests slow.
setFlagsFromString('--no-memory-reducer')
