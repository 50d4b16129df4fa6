import { isUnionType } from 'graphql'
import { sqlName } from '../database/model.ts'
import type { Place } from '../graphql/declare.ts'
import { listSql, NotCompilable, objectType } from '../graphql/json-sql.ts'
import { type Asked, writtenObject } from '../graphql/written-object.ts'
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
  const list = (json: string) => ofRows(listSql(json, inOrder, ofPage))
  const result = (asked: Asked) =>
    compiler.object(
      objectType(asked.type),
      undefined,
      row,
      compiler.fieldsOf(objectType(asked.type), asked.nodes),
    )
  const edge = (asked: Asked) => (asked.name === 'cursor' ? `${row}.cursor` : result(asked))
  const pageInfo = ({ name }: Asked) => {
    switch (name) {
      case 'hasNextPage':
        return isBackward ? String(args.before != null) : isMore()
      case 'hasPreviousPage':
        return isBackward ? isMore() : String(args.after != null)
      default:
        return cursor(name === 'startCursor')
    }
  }

  const json = writtenObject(compiler, type, nodes, (asked) => {
    switch (asked.name) {
      case 'nodes':
        return list(result(asked))
      case 'edges':
        return list(writtenObject(compiler, asked.type, asked.nodes, edge))
      case 'pageInfo':
        return writtenObject(compiler, asked.type, asked.nodes, pageInfo)
      case 'totalCount':
        return countSql(args, compiler.values)
      default:
        return undefined
    }
  })
  return isRead ? `(select ${json} from (${pageSql(args, compiler.values)}) ${row})` : json
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
  return `(select ${listSql(range, `order by ${inner}.start`)} from ${rangesSql(alias)} ${inner})`
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
