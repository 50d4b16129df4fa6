import {
  DirectiveLocation,
  GraphQLDirective,
  type GraphQLInputType,
  GraphQLSchema,
  getDirectiveValues,
  isInputType,
  type OperationDefinitionNode,
} from 'graphql'
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

/** Why the directive is refused where only the resolvers can answer, who know of no moment. */
export const NOT_AS_OF = 'cannot go with what this query asks; ask for less at once, and not for the schema'

/**
 * The moment that a query asks for, or undefined for now. Throws where it lies in the future.
 * @param variables coerced
 */
export function momentOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): Date | undefined {
  const directive = schema.getDirective('asOf')
  const time = directive && getDirectiveValues(directive, operation, variables)?.time
  return time instanceof Date ? notInFuture('@asOf(time)', time) : undefined
}

/** The moment, where the answer for it can no longer change. */
export function notInFuture(argument: string, moment: Date): Date {
  if (moment > new Date()) throw badUserInput(argument, `${moment.toISOString()} lies in the future`)
  return moment
}
