import type { DocumentNode, FormattedExecutionResult, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import { foundNoConnection, ranTooLong, refusedArgumentOf } from '../database/refusal.ts'
import { Abandoned } from '../database/statements.ts'
import { refuseMissing, refuseUnknown } from './arguments.ts'
import { momentOf, NOT_AS_OF } from './as-of.ts'
import type { Context } from './builder.ts'
import { badUserInput, fault, tooBusy, tookTooLong } from './errors.ts'
import { refuseTooLarge } from './operation-size.ts'
import { coerceVariables, type Plan, planFor } from './plan.ts'

/** An operation that is valid. */
export interface Operation {
  schema: GraphQLSchema
  document: DocumentNode
  operation: OperationDefinitionNode
}

/** How an operation with its variables is answered, and of which moment if not of now. */
export interface Prepared {
  plan: Plan
  moment: Date | undefined
}

/** Undefined where the variables are not as declared, which the execution itself reports. Throws for a bad argument. */
export function prepare(
  { schema, document, operation }: Operation,
  variables: Record<string, unknown> | undefined,
  context: Context,
): Prepared | undefined {
  refuseTooLarge(document, operation)
  const coerced = coerceVariables(schema, operation, variables)
  if (!coerced) return undefined
  const moment = momentOf(schema, operation, coerced)
  return { plan: planFor(schema, document, operation, coerced, context), moment }
}

/**
 * Answers a query by one SQL statement, whose JSON is sent on as PostgreSQL wrote it. Undefined where that is left to the
 * resolvers. Throws what an operation is refused for.
 */
export async function answer(
  prepared: Prepared | undefined,
  { statements, isAbandoned }: Context,
): Promise<FormattedExecutionResult | undefined> {
  if (!prepared) return undefined
  const {
    plan: { references, statement },
    moment,
  } = prepared
  // A name that is there today may be asked of any moment.
  if (!statement || moment) await refuseUnknown(references, statements)
  if (!statement) {
    if (moment) throw badUserInput('@asOf', NOT_AS_OF)
    return undefined
  }
  const [data, missing] = await statements
    .run(statement.sql, statement.values, { moment, isAbandoned })
    .catch((error: unknown) => {
      const refused = refusedArgumentOf(error)
      if (refused) throw badUserInput(refused.argument, refused.reason)
      if (ranTooLong(error)) throw tookTooLong()
      if (foundNoConnection(error) || error instanceof Abandoned) throw tooBusy()
      throw fault(error)
    })
  if (!moment) refuseMissing(references, missing)
  if (data == null) throw fault(`no data: ${statement.sql}`)
  return { data: new WrittenJson(data) }
}

/** JSON that is written already. */
class WrittenJson {
  [name: string]: unknown
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** The text of an answer that is written already and without errors. */
export function writtenText(result: FormattedExecutionResult | undefined): string | undefined {
  return result?.data instanceof WrittenJson && !result.errors ? `{"data":${result.data.text}}` : undefined
}

/** Writes a result, and takes what is written already as it is. */
export const stringifyResult = (result: FormattedExecutionResult) =>
  writtenText(result) ?? JSON.stringify(result)
