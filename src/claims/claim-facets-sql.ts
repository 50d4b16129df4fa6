import { type FieldNode, type GraphQLObjectType, getNamedType } from 'graphql'
import { type Compiler, NotCompilable, objectType } from '../graphql/compile.ts'
import { PAGE_DEFAULT } from '../graphql/cursor.ts'
import type { Place } from '../graphql/declare.ts'
import { bucketsSql, matchingSql } from './count-facet.ts'
import { FACETS, type FacetName, type Filter } from './facets.ts'

/** The JSON of all facets asked for, over one reading of the claims. */
export function claimFacetsSql(
  { filter: given }: { filter?: Filter | null },
  { compiler, type, nodes }: Place,
): string {
  const filter = given ?? {}
  const facets = objectType(type)
  const matching = compiler.nextAlias()
  const columns: string[] = []
  const others: string[] = []
  const fields = [...compiler.fieldsOf(facets, nodes)].map(([key, asked]) => {
    const name = asked[0]?.name.value ?? ''
    if (name === '__typename') return `'${key}', '${facets.name}'`
    if (name === 'totalCount') return `'${key}', (select count(*)::int from ${matching})`
    const field = facets.getFields()[name]
    if (!field || !isFacet(name)) throw new NotCompilable()
    const { first, excludeOwn } = compiler.argumentsOf(field, asked)
    const facet = FACETS[name]
    const wanted = excludeOwn ? facet.withoutOwn(filter) : filter
    let table = matching
    if (wanted === filter) columns.push(...facet.columns)
    else {
      table = compiler.nextAlias()
      others.push(matchingSql(table, wanted, facet.columns, compiler.values))
    }
    const buckets = bucketsSql(facet, table, wanted, compiler.values)
    return `'${key}', ${countsSql(compiler, objectType(getNamedType(field.type)), asked, buckets, Number(first ?? PAGE_DEFAULT))}`
  })
  const tables = [matchingSql(matching, filter, columns, compiler.values), ...others]
  return `(with ${tables.join(', ')} select json_build_object(${fields.join(', ')}))`
}

/** The JSON of one facet. */
export function countsSql(
  compiler: Compiler,
  facet: GraphQLObjectType,
  nodes: readonly FieldNode[],
  bucketsSql: string,
  size: number,
): string {
  const row = compiler.nextAlias()
  const pairs = [...compiler.fieldsOf(facet, nodes)].map(([key, asked]) => {
    const name = asked[0]?.name.value ?? ''
    if (name === '__typename') return `'${key}', '${facet.name}'`
    if (name === 'total') return `'${key}', count(*)::int`
    const type = getNamedType(facet.getFields()[name]?.type ?? facet)
    const bucket = compiler.object(
      objectType(type),
      undefined,
      row,
      compiler.fieldsOf(objectType(type), asked),
    )
    return `'${key}', coalesce(json_agg(${bucket} order by ${row}.place) filter (where ${row}.place <= ${size}), '[]')`
  })
  return `(select json_build_object(${pairs.join(', ')}) from (${bucketsSql}) ${row} having true)`
}

function isFacet(name: string): name is FacetName {
  return name in FACETS
}
