import SchemaBuilder, { brandWithType } from '@pothos/core'
import PrismaPlugin from '@pothos/plugin-prisma'
import RelayPlugin from '@pothos/plugin-relay'
import type { FormattedExecutionResult } from 'graphql'
import type { Database } from '../database/client.ts'
import type PrismaTypes from '../database/generated/pothos.ts'
import { getDatamodel } from '../database/generated/pothos.ts'
import type { Statements } from '../database/statements.ts'
import type { Operation } from './answer.ts'

/** What a resolver is given besides its arguments. */
export interface Context {
  database: Database
  /** Over the connections of the database, for what is asked again and again. */
  statements: Statements
  /** Names the request in the log and in masked errors. */
  requestId: string
  /** Whether nobody waits for the answer any more. */
  isAbandoned?: () => boolean
  /** What comes of the request: its operation once that is valid, and the answer where it takes no resolvers. */
  found: { operation?: Operation; answer?: Promise<FormattedExecutionResult | undefined> }
}

type UnionMember = 'Country' | 'Topic' | 'Person' | 'Organization' | 'UnnamedSpeaker' | 'Claim' | 'Article'

interface Types {
  PrismaTypes: PrismaTypes
  // So that a union can name its members by string: a file of one noun imports no other noun's.
  Objects: { [Name in UnionMember]: PrismaTypes[Name]['Shape'] }
  Context: Context
  DefaultFieldNullability: false
  Scalars: {
    /** As YYYY-MM-DD on the way in; the database gives a JavaScript date on the way out. */
    Date: { Input: string; Output: Date }
    DateTime: { Input: Date; Output: Date }
    ID: { Input: string; Output: string }
    CountryCode: { Input: string; Output: string }
    TopicSlug: { Input: string; Output: string }
    OrganizationSlug: { Input: string; Output: string }
    PersonSlug: { Input: string; Output: string }
    SourceSlug: { Input: string; Output: string }
    ArticleSlug: { Input: string; Output: string }
    QuestionSlug: { Input: string; Output: string }
    UnnamedSpeakerKey: { Input: string; Output: string }
    ClaimKey: { Input: string; Output: string }
  }
}

export const builder = new SchemaBuilder<Types>({
  plugins: [PrismaPlugin, RelayPlugin],
  defaultFieldNullability: false,
  prisma: {
    client: (context) => context.database,
    dmmf: getDatamodel(),
    exposeDescriptions: true,
    filterConnectionTotalCount: true,
    onUnusedQuery: process.env.NODE_ENV === 'test' ? 'error' : null,
  },
  relay: {
    idFieldOptions: {
      description: 'Identifier across all types: opaque, and the same after the corpus is loaded again.',
    },
    nodeTypeOptions: { description: 'Something that can be fetched again by its id.' },
    nodeQueryOptions: {
      description: 'What has this id. Null when there is nothing.',
      args: { id: { description: 'The id of a node, as the API gave it. What is no such id is refused.' } },
    },
    nodesQueryOptions: {
      description: 'What has these ids, in their order, null where there is nothing.',
      args: { ids: { description: 'Ids of nodes, as the API gave them: at most 100.' } },
    },
    pageInfoTypeOptions: { description: 'Where a page stands in its list.' },
    cursorType: 'String',
    hasNextPageFieldOptions: { description: 'Whether more follow the last of the page.' },
    hasPreviousPageFieldOptions: { description: 'Whether more precede the first of the page.' },
    startCursorFieldOptions: { description: 'Cursor of the first of the page. Null when the page is empty.' },
    endCursorFieldOptions: { description: 'Cursor of the last of the page. Null when the page is empty.' },
  },
})

export type SchemaTypes = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never

builder.queryType({ description: 'Everything that can be asked.' })

/** Marks a row with its type, by which a union tells its members apart. Null stays null. */
export function branded<Name extends UnionMember, Row extends object>(
  type: Name,
  row: Row | null,
): Row | null {
  if (row) brandWithType<SchemaTypes>(row, type)
  return row
}
