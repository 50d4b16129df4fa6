import { readFileSync } from 'node:fs'

const SCHEMA = readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8')

/** The description that an enum of the data model, and each of its values, has there. */
export function describeEnum(name: string): {
  name: string
  description?: string
  values: Record<string, { description?: string }>
} {
  const [, above = '', body = ''] =
    new RegExp(`((?:^///.*\\n)*)^enum ${name} \\{\\n([^}]*)`, 'm').exec(SCHEMA) ?? []
  const values = [...body.matchAll(/((?:^ *\/\/\/.*\n)*)^ *([A-Z_]+)$/gm)]
  return {
    name,
    description: textOf(above),
    values: Object.fromEntries(
      values.map(([, comment = '', value = '']) => [value, { description: textOf(comment) }]),
    ),
  }
}

function textOf(comment: string): string | undefined {
  return (
    comment
      .replaceAll(/^ *\/\/\/ ?/gm, '')
      .replaceAll('\n', ' ')
      .trim() || undefined
  )
}
