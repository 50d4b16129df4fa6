import type { CodegenConfig } from '@graphql-codegen/cli'
import { printSchema } from 'graphql'
import { schema } from './src/schema.ts'

const config: CodegenConfig = {
  schema: printSchema(schema),
  generates: {
    'schema.graphql': { plugins: ['schema-ast'], config: { includeDirectives: true } },

    // What front ends take along with the client. Descriptions are left out: caches carry this to browsers.
    'src/client/generated/introspection.json': {
      plugins: ['introspection'],
      config: { descriptions: false, minify: true },
    },
    'src/client/generated/possible-types.json': { plugins: ['fragment-matcher'] },

    // The examples and the operations of tests, typed, and their texts by hash, as front ends make them of their own.
    'test/client/generated/': {
      documents: ['examples/*.graphql', 'test/client/*.graphql'],
      preset: 'client',
      presetConfig: { fragmentMasking: false, persistedDocuments: true },
      config: {
        documentMode: 'string',
        // Every scalar of this API travels as text.
        defaultScalarType: 'string',
        useTypeImports: true,
        importExtension: '.ts',
      },
    },
  },
}

export default config
