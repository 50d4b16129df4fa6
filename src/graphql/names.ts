/** The condition that a text contains another, whatever its case. Prisma would take % and _ for wildcards. */
export function contains(part: string) {
  return { contains: part.replaceAll(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const }
}
