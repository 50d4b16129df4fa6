import { z } from 'zod'

const driverError = z.object({ cause: z.object({ originalCode: z.string(), originalMessage: z.string() }) })
const prismaError = z.object({ meta: z.object({ driverAdapterError: driverError }) })

/** What the database says when what is written breaks an invariant; nothing when an error is another one. */
export function refusalOf(error: unknown): string | undefined {
  const parsed = prismaError.safeParse(error)
  // At commit it comes as the driver throws it.
  const { data } = driverError.safeParse(parsed.data?.meta.driverAdapterError ?? error)
  return data?.cause.originalCode.startsWith('23') ? data.cause.originalMessage : undefined
}
