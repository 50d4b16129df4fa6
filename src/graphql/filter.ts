import type { InputObjectRef, InputShapeFromTypeParam, InputType } from '@pothos/core'
import { builder, type SchemaTypes } from './builder.ts'

// A filter is one table of conditions. Each field of it says here, in one place, what its GraphQL type is, what it
// says of itself, and what it means in the database; the fields that are given must all hold.

type TypeParam = InputType<SchemaTypes> | [InputType<SchemaTypes>]

/** One field of a filter. */
interface Condition<Where, Value> {
  type: TypeParam
  description: string
  where: (value: Value) => Where
  isRequired?: boolean
  defaultValue?: unknown
  extensions?: Readonly<Record<string, unknown>>
}

type ShapeOf<C> = {
  [Name in keyof C]?: C[Name] extends Condition<infer _, infer Value> ? Value | null : never
}

/** An input type of the API and what it means. */
export interface Filter<Where, Shape> {
  ref: InputObjectRef<SchemaTypes, Shape>
  /** What a value of the filter stands for; no condition for null and undefined. */
  where(value: Shape | null | undefined): Where
}

/**
 * The filters on one noun, given its Prisma condition: `const { is, define } = filtersOn<Prisma.PersonWhereInput>()`.
 * @param key a column that is never null
 */
export function filtersOn<Where extends { AND?: Where | Where[]; OR?: Where[]; NOT?: Where | Where[] }>(
  key: 'id' | 'code' | 'key' = 'id',
) {
  return {
    /** Declares a field: its type, its description, its meaning. */
    is: <const Type extends TypeParam>(
      type: Type,
      description: string,
      where: (value: InputShapeFromTypeParam<SchemaTypes, Type, true>) => Where,
      more: {
        isRequired?: boolean
        defaultValue?: InputShapeFromTypeParam<SchemaTypes, Type, true>
        extensions?: Readonly<Record<string, unknown>>
      } = {},
    ): Condition<Where, InputShapeFromTypeParam<SchemaTypes, Type, true>> => ({
      type,
      description,
      where,
      ...more,
    }),

    /** Defines an input type whose fields must all hold. */
    define: <C extends Record<string, Condition<Where, never>>>(
      name: string,
      description: string,
      conditions: C,
    ) => defineFilter<Where, ShapeOf<C>>(name, description, conditions, key, false),

    /** The same with `allOf`, `anyOf` and `not`, for the filter by which a noun is listed. */
    defineListFilter: <C extends Record<string, Condition<Where, never>>>(
      name: string,
      description: string,
      conditions: C,
    ) => defineFilter<Where, ShapeOf<C> & Combined<ShapeOf<C>>>(name, description, conditions, key, true),
  }
}

interface Combined<Shape> {
  allOf?: (Shape & Combined<Shape>)[] | null
  anyOf?: (Shape & Combined<Shape>)[] | null
  not?: (Shape & Combined<Shape>) | null
}

function defineFilter<
  Where extends { AND?: Where | Where[]; OR?: Where[]; NOT?: Where | Where[] },
  Shape extends object,
>(
  name: string,
  description: string,
  conditions: Record<string, Condition<Where, never>>,
  key: string,
  isCombined: boolean,
): Filter<Where, Shape> {
  const ref = builder.inputRef(name)
  // Prisma drops what is empty, even from within an OR or a NOT, so that all and none need words.
  const all: object = { [key]: { notIn: [] } }
  const none: object = { [key]: { in: [] } }
  const where = (value: object | null | undefined): Where => {
    const and: Where[] = []
    for (const [field, given] of Object.entries(value ?? {})) {
      if (given === undefined || given === null) continue
      if (field === 'allOf') and.push(...given.map(where))
      else if (field === 'anyOf') and.push((given.length > 0 ? { OR: given.map(where) } : none) as Where)
      else if (field === 'not') and.push({ NOT: where(given) } as Where)
      else if (conditions[field]) and.push(conditions[field].where(given as never))
    }
    return (and.length > 0 ? { AND: and } : all) as Where
  }
  ref.implement({
    description,
    fields: (t) => {
      const fields = Object.entries(conditions).map(
        ([field, { type, description, isRequired, defaultValue, extensions }]) => [
          field,
          t.field({
            type,
            description,
            required: isRequired ?? false,
            defaultValue: defaultValue as never,
            extensions,
          }),
        ],
      )
      const self = ref as never
      if (isCombined) {
        fields.push(
          [
            'allOf',
            t.field({
              type: [self],
              description: 'Only those that fit every one of these. An empty list fits all.',
            }),
          ],
          [
            'anyOf',
            t.field({
              type: [self],
              description: 'Only those that fit at least one of these. An empty list fits none.',
            }),
          ],
          ['not', t.field({ type: self, description: 'Only those that do not fit this.' })],
        )
      }
      return Object.fromEntries(fields)
    },
  })
  return { ref: ref as never, where }
}
