import { builder } from '../graphql/builder.ts'

export const Speaker = builder.unionType('Speaker', {
  description: 'Whoever an attribution credits.',
  types: ['Person', 'Organization', 'UnnamedSpeaker'],
})
