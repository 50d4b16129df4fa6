import type { FieldNode, GraphQLNamedType } from 'graphql'
import type { Compiler } from '../graphql/compile.ts'
import { PAGE_DEFAULT } from '../graphql/cursor.ts'
import type { Place } from '../graphql/declare.ts'
import { listSql, objectType } from '../graphql/json-sql.ts'
import { writtenObject } from '../graphql/written-object.ts'
import { bucketsSql, matchingSql } from './count-facet.ts'
import { FACETS, type FacetName, type Filter } from './facets.ts'

/** The JSON of all facets asked for, over one reading of the claims. */
export function claimFacetsSql(
  { filter: given }: { filter?: Filter | null },
  { compiler, type, nodes }: Place,
): string {
  const filter = given ?? {}
  const columns: string[] = []
  const others: string[] = []
  const facets = writtenObject(compiler, type, nodes, (asked) => {
    if (asked.name === 'totalCount') return '(select count(*)::int from counted)'
    if (!isFacet(asked.name)) return undefined
    const facet = FACETS[asked.name]
    const wanted = asked.args.excludeOwn ? facet.withoutOwn(filter) : filter
    let table = 'counted'
    if (wanted === filter) columns.push(...facet.columns)
    else {
      table = `counted_${others.length + 1}`
      others.push(matchingSql(table, wanted, facet.columns, compiler.values))
    }
    const buckets = bucketsSql(facet, table, wanted, compiler.values)
    const size = Number(asked.args.first ?? PAGE_DEFAULT)
    return `(select ${countsSql(compiler, asked.type, asked.nodes, size)} from (${buckets}) bucket having true)`
  })
  const tables = [matchingSql('counted', filter, columns, compiler.values), ...others]
  return `(with ${tables.join(', ')} select ${facets})`
}

/** The JSON of one facet, aggregated from its rows, which the statement calls `bucket`. */
export function countsSql(
  compiler: Compiler,
  facet: GraphQLNamedType,
  nodes: readonly FieldNode[],
  size: number,
): string {
  return writtenObject(compiler, facet, nodes, ({ name, type, nodes: asked }) => {
    if (name === 'total') return 'count(*)::int'
    const fields = compiler.fieldsOf(objectType(type), asked)
    const row = compiler.object(objectType(type), undefined, 'bucket', fields)
    return listSql(row, 'order by bucket.place', `filter (where bucket.place <= ${size})`)
  })
}

function isFacet(name: string): name is FacetName {
  return name in FACETS
}
