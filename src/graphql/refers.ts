import { isUnionType } from 'graphql'
import { sqlName } from '../database/model.ts'
import { declares } from './declare.ts'
import { objectType } from './json-sql.ts'

/** Declares that a field of a row without a model is the noun that one of the row's columns names: by id, a country by code. */
export function refersBy(columns: Record<string, string>) {
  return declares({
    kind: 'written',
    sql: (_args, { compiler, alias, type, nodes }) => {
      const members = isUnionType(type) ? type.getTypes() : [objectType(type)]
      const nouns = members.map((member) => {
        const inner = compiler.nextAlias()
        const key = member.name === 'Country' ? 'code' : 'id'
        return `(select ${compiler.object(member, member.name, inner, compiler.fieldsOf(member, nodes))}
          from ${sqlName(member.name)} ${inner} where ${inner}.${key} = ${alias}.${columns[member.name]})`
      })
      return `coalesce(${nouns.join(', ')})`
    },
  })
}
