import { z } from 'zod'

const driverError = z.object({ cause: z.object({ originalCode: z.string(), originalMessage: z.string() }) })
const prismaError = z.object({ meta: z.object({ driverAdapterError: driverError }) })
const databaseError = z.object({ code: z.string(), message: z.string(), severity: z.string() })

/** What the database says when what is written breaks an invariant; nothing when an error is another one. */
export function refusalOf(error: unknown): string | undefined {
  const said = saidBy(error)
  return said?.code.startsWith('23') ? said.message : undefined
}

/** What `refuse_argument` says of an argument; nothing when an error is another one. */
export function refusedArgumentOf(error: unknown): { argument: string; reason: string } | undefined {
  const said = saidBy(error)
  const [, argument, reason] = (said?.code === 'CG400' && /^(.*?): (.*)$/s.exec(said.message)) || []
  return argument && reason ? { argument, reason } : undefined
}

/** Whether the database stopped a statement because it ran longer than STATEMENT_TIMEOUT_MS. */
export function ranTooLong(error: unknown): boolean {
  return saidBy(error)?.code === '57014'
}

/** Whether the pool had no connection to give in time. It says so by an error without a code. */
export function foundNoConnection(error: unknown): boolean {
  return error instanceof Error && error.message === 'timeout exceeded when trying to connect'
}

function saidBy(error: unknown): { code: string; message: string } | undefined {
  const parsed = prismaError.safeParse(error)
  // At commit it comes as the driver throws it; a statement beside Prisma has it as the database sends it.
  const { data } = driverError.safeParse(parsed.data?.meta.driverAdapterError ?? error)
  return data
    ? { code: data.cause.originalCode, message: data.cause.originalMessage }
    : databaseError.safeParse(error).data
}
