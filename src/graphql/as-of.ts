import {
  DirectiveLocation,
  GraphQLDirective,
  type GraphQLInputType,
  GraphQLSchema,
  getDirectiveValues,
  getVariableValues,
  isInputType,
  type OperationDefinitionNode,
} from 'graphql'
import type { Database } from '../database/client.ts'
import type { Statement } from './compile.ts'
import { badUserInput } from './errors.ts'

/** The schema, with the directive that asks a query of an earlier state of the database. */
export function withAsOf(schema: GraphQLSchema): GraphQLSchema {
  const moment = schema.getType('DateTime')
  if (!isInputType(moment)) throw new Error('the schema has no DateTime')
  return new GraphQLSchema({
    ...schema.toConfig(),
    directives: [...schema.getDirectives(), createDirective(moment)],
  })
}

const createDirective = (moment: GraphQLInputType) =>
  new GraphQLDirective({
    name: 'asOf',
    description:
      'Answers the query as the database stood at a moment, everything in it included, so that it can be asked again with the same answer. Articles, their texts, claims, facts, affiliations, control of sources, stances and relations of claims count by when they were recorded and retracted. All else is as it is today: nouns with their names, what a claim is about, its attributions and spans, and whatever was corrected in place.',
    locations: [DirectiveLocation.QUERY],
    args: {
      time: {
        type: moment,
        description:
          'The moment, not in the future. Null or left out, the query is of now, as without @asOf.',
      },
    },
  })

/** The moment that a query asks for, or undefined for now. Throws where it lies in the future. */
export function momentOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): Date | undefined {
  const directive = schema.getDirective('asOf')
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
  // Bad variables are reported by the execution itself.
  const time = directive && coerced && getDirectiveValues(directive, operation, coerced)?.time
  if (!(time instanceof Date)) return undefined
  if (time > new Date()) throw badUserInput('@asOf(time)', `${time.toISOString()} lies in the future`)
  return time
}

/** Runs a compiled statement on the database as it stood at a moment. */
export async function runAsOf<Row>(
  database: Database,
  moment: Date,
  { sql, values }: Statement,
): Promise<Row[]> {
  const [, rows] = await database.$transaction([
    database.$queryRaw`select set_config('search_path', 'as_of, ' || current_setting('search_path'), true),
      set_config('claimgraph.as_of', ${moment.toISOString()}, true)`,
    database.$queryRawUnsafe<Row[]>(sql, ...values),
  ])
  return rows
}
