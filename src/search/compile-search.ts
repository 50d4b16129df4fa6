import { type FieldNode, type GraphQLNamedType, getNamedType, isUnionType } from 'graphql'
import { sqlName } from '../database/model.ts'
import { type Compiler, NotCompilable, objectType } from '../graphql/compile.ts'
import type { Place } from '../graphql/declare.ts'
import { KINDS, type Kind } from './lists.ts'
import { countSql, pageSize, pageSql, rangesSql, type SearchArguments, spanSql } from './page.ts'

/** The JSON of one page of results: its rows are read once, whatever is asked of them. */
export function connectionSql(args: SearchArguments, { compiler, type, nodes }: Place): string {
  const row = compiler.nextAlias()
  const isBackward = args.last != null
  const ofPage = `filter (where ${row}.n <= ${pageSize(args)})`
  const inOrder = `order by ${row}.n${isBackward ? ' desc' : ''}`
  let isRead = false
  const ofRows = (sql: string) => {
    isRead = true
    return sql
  }
  const isMore = () => ofRows(`count(*) > ${pageSize(args)}`)
  const cursor = (isFirst: boolean) =>
    ofRows(
      `(array_agg(${row}.cursor order by ${row}.n ${isFirst === isBackward ? 'desc' : 'asc'}) ${ofPage})[1]`,
    )
  const list = (json: string) => ofRows(`coalesce(json_agg(${json} ${inOrder}) ${ofPage}, '[]')`)
  const result: FieldSql = (of, asked) =>
    compiler.object(objectType(of), undefined, row, compiler.fieldsOf(objectType(of), asked))

  const json = objectSql(compiler, type, nodes, {
    nodes: (of, asked) => list(result(of, asked)),
    edges: (of, asked) =>
      list(objectSql(compiler, of, asked, { cursor: () => `${row}.cursor`, node: result })),
    pageInfo: (of, asked) =>
      objectSql(compiler, of, asked, {
        hasNextPage: () => (isBackward ? String(args.before != null) : isMore()),
        hasPreviousPage: () => (isBackward ? isMore() : String(args.after != null)),
        startCursor: () => cursor(true),
        endCursor: () => cursor(false),
      }),
    totalCount: () => countSql(args, compiler.values),
  })
  return isRead ? `(select ${json} from (${pageSql(args, compiler.values)}) ${row})` : json
}

type FieldSql = (type: GraphQLNamedType, asked: readonly FieldNode[]) => string

/** The JSON of a selection of which each field is said in SQL here. */
function objectSql(
  compiler: Compiler,
  type: GraphQLNamedType,
  nodes: readonly FieldNode[],
  sqlOf: Record<string, FieldSql>,
): string {
  const object = objectType(type)
  const pairs = [...compiler.fieldsOf(object, nodes)].map(([key, asked]) => {
    const name = asked[0]?.name.value ?? ''
    if (name === '__typename') return `'${key}', '${object.name}'`
    const field = object.getFields()[name]
    const sql = sqlOf[name]
    if (!field || !sql) throw new NotCompilable()
    return `'${key}', ${sql(getNamedType(field.type), asked)}`
  })
  // A call takes at most 100 arguments.
  if (pairs.length > 50) throw new NotCompilable()
  return `json_build_object(${pairs.join(', ')})`
}

export function rangesJson(_args: unknown, { compiler, alias, type, nodes }: Place): string {
  const inner = compiler.nextAlias()
  const range = compiler.object(
    objectType(type),
    undefined,
    inner,
    compiler.fieldsOf(objectType(type), nodes),
    (name) => `${inner}."${name}"`,
  )
  return `(select coalesce(json_agg(${range} order by ${inner}.start), '[]') from ${rangesSql(alias)} ${inner})`
}

export function foundSql(_args: unknown, { compiler, alias, type, nodes }: Place): string {
  if (!isUnionType(type)) throw new NotCompilable()
  const modelOf = (kind: Kind) =>
    kind === 'QUOTE' ? 'Claim' : `${kind.charAt(0)}${kind.slice(1).toLowerCase()}`
  const cases = KINDS.map((kind) => {
    const model = modelOf(kind)
    const member = objectType(type.getTypes().find(({ name }) => name === model))
    const inner = compiler.nextAlias()
    const row = compiler.object(member, model, inner, compiler.fieldsOf(member, nodes))
    return `when '${kind}' then (select ${row} from ${sqlName(model)} ${inner} where ${inner}.id = ${alias}.id)`
  })
  return `case ${alias}.kind ${cases.join(' ')} end`
}

export function spanJson(_args: unknown, { compiler, alias, type, nodes }: Place): string {
  const inner = compiler.nextAlias()
  const row = compiler.object(objectType(type), 'Span', inner, compiler.fieldsOf(objectType(type), nodes))
  return `(select ${row} from span ${inner} where ${inner}.id = ${spanSql(alias)})`
}
