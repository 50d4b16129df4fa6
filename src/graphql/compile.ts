import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql'
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js'
import { columnOf, readableKeyOf, relationOf, sqlName } from '../database/model.ts'
import { Values } from '../database/where.ts'
import type { Context } from './builder.ts'
import { pageSql } from './compile-page.ts'
import { bothSql, type Query, relatedSql, rowsOf, throughSql } from './compile-related.ts'
import { type Declaration, declarationOf } from './declare.ts'
import { TOO_LARGE, tooLarge } from './errors.ts'
import { type Field, type Fields, momentSql, NotCompilable, objectSql, objectType } from './json-sql.ts'

/** Most rows that one statement may be made of, and most values: PostgreSQL would take long to read more. */
const MOST_ALIASES = 1_500
const MOST_VALUES = 5_000

/** One statement whose single cell is the JSON of an operation's data. */
export interface Statement {
  sql: string
  values: unknown[]
}

/**
 * Compiles a query, or gives undefined where only the resolvers can answer it.
 * @param variables coerced
 */
export function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
  context: Context,
): Statement | undefined {
  const query = schema.getQueryType()
  if (!query || operation.operation !== 'query') return undefined
  const fragments: Record<string, FragmentDefinitionNode> = {}
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition
  }
  const compiler = new Compiler(schema, fragments, variables, context)
  try {
    const fields = collectFields(schema, fragments, variables, query, operation.selectionSet)
    return {
      sql: `select ${compiler.object(query, undefined, '', fields)} as data`,
      values: compiler.values.list,
    }
  } catch (error) {
    if (error instanceof GraphQLError && error.extensions.code === TOO_LARGE) throw error
    // A fault in the operation is reported by its execution, in its place.
    if (error instanceof NotCompilable || error instanceof GraphQLError) return undefined
    throw error
  }
}

/** Turns selections into SQL expressions. `alias` is what the statement calls the row that a selection is made of. */
export class Compiler {
  readonly values = new Values()
  private aliases = 0

  private readonly schema: GraphQLSchema
  private readonly fragments: Record<string, FragmentDefinitionNode>
  private readonly variables: Record<string, unknown>
  private readonly context: Context

  constructor(
    schema: GraphQLSchema,
    fragments: Record<string, FragmentDefinitionNode>,
    variables: Record<string, unknown>,
    context: Context,
  ) {
    this.schema = schema
    this.fragments = fragments
    this.variables = variables
    this.context = context
  }

  nextAlias(): string {
    this.aliases += 1
    if (this.aliases > MOST_ALIASES || this.values.list.length > MOST_VALUES)
      throw tooLarge('it would take too many parts of a statement to answer; ask for fewer lists at once')
    return `t${this.aliases}`
  }

  fieldsOf(type: GraphQLObjectType, nodes: readonly FieldNode[]): Fields {
    return collectSubfields(this.schema, this.fragments, this.variables, type, nodes)
  }

  argumentsOf(field: Field, nodes: readonly FieldNode[]): Record<string, unknown> {
    return nodes[0] ? getArgumentValues(field, nodes[0], this.variables) : {}
  }

  /** The JSON object of one row. `column` says where a field without a model finds its value. */
  object(
    type: GraphQLObjectType,
    model: string | undefined,
    alias: string,
    fields: Fields,
    column = columnIn(alias),
  ): string {
    return objectSql(type, fields, (field, nodes) => this.field(type, model, alias, field, nodes, column))
  }

  private field(
    type: GraphQLObjectType,
    model: string | undefined,
    alias: string,
    field: Field,
    nodes: readonly FieldNode[],
    column: (name: string) => string,
  ): string {
    const { pothosExposedField, pothosPrismaRelationField } = field.extensions
    const declaration = declarationOf(field)
    if (declaration) return this.declared(declaration, model, alias, field, nodes)
    if (typeof pothosExposedField === 'string') {
      return scalarSql(
        getNamedType(field.type),
        model ? columnIn(alias)(columnOf(model, pothosExposedField).name) : column(pothosExposedField),
      )
    }
    if (model && pothosPrismaRelationField) return this.relation(model, alias, field, nodes)
    if (model && field.name === 'id') return globalIdSql(type, alias)
    if (type === this.schema.getQueryType() && field.name === 'node')
      return this.node(this.argumentsOf(field, nodes).id, nodes)
    if (type === this.schema.getQueryType() && field.name === 'nodes') {
      const { ids } = this.argumentsOf(field, nodes)
      if (Array.isArray(ids) && ids.length <= 100)
        return `'[${ids.map((id) => `' || coalesce(${this.node(id, nodes)}, 'null') || '`).join(',')}]'`
    }
    throw new NotCompilable()
  }

  private declared(
    declaration: Declaration,
    model: string | undefined,
    alias: string,
    field: Field,
    nodes: readonly FieldNode[],
  ): string {
    const type = getNamedType(field.type)
    switch (declaration.kind) {
      case 'range': {
        const column = (name: string) => `${alias}.${sqlName(declaration.prefix)}_${name}`
        const range = this.object(
          objectType(type),
          undefined,
          alias,
          this.fieldsOf(objectType(type), nodes),
          column,
        )
        return `case when ${column('edtf')} is not null then ${range} end`
      }
      case 'union':
        return `case ${Object.entries(declaration.relations)
          .map(([name, member]) => {
            const key = `${alias}.${relationOf(model ?? '', name)?.column}`
            const row = this.toOne(model ?? '', alias, name, objectType(this.schema.getType(member)), nodes)
            return `when ${key} is not null then ${row}`
          })
          .join(' ')} end`
      case 'both':
        return bothSql(this, declaration, model ?? '', alias, type, nodes, this.queryOf(field, nodes))
      case 'lookUp':
        return this.rowBy(
          declaration.column,
          this.argumentsOf(field, nodes)[declaration.column],
          objectType(type),
          nodes,
        )
      case 'listing':
        return pageSql(
          this,
          declaration.listing,
          alias,
          objectType(type),
          this.argumentsOf(field, nodes),
          nodes,
        )
      case 'written':
        return declaration.sql(this.argumentsOf(field, nodes) as never, {
          compiler: this,
          alias,
          type,
          nodes,
        })
      case 'through':
        return throughSql(this, declaration, model ?? '', alias, type, nodes)
      case 'related':
        return relatedSql(this, declaration, model ?? '', alias, field, nodes)
      default:
        throw new NotCompilable()
    }
  }

  /** What a relation field asks of the rows of its relation. */
  private queryOf(field: Field, nodes: readonly FieldNode[]): Query {
    let asked: { where?: object; orderBy?: object } = {}
    const select = field.extensions.pothosPrismaSelect
    if (typeof select !== 'function') throw new NotCompilable()
    const args = this.argumentsOf(field, nodes)
    select(args, this.context, (query: unknown) => {
      asked = (typeof query === 'function' ? query(args, this.context) : query) ?? {}
      return {}
    })
    return { where: asked.where ?? {}, orderBy: asked.orderBy ?? [] }
  }

  private relation(model: string, alias: string, field: Field, nodes: readonly FieldNode[]): string {
    const relation = relationOf(model, field.name)
    const type = objectType(getNamedType(field.type))
    if (!relation) throw new NotCompilable()
    if (!relation.isList) return this.toOne(model, alias, field.name, type, nodes)
    return rowsOf(this, relation, alias, type, nodes, this.queryOf(field, nodes))
  }

  private toOne(
    model: string,
    alias: string,
    name: string,
    type: GraphQLObjectType,
    nodes: readonly FieldNode[],
  ): string {
    const relation = relationOf(model, name)
    if (!relation || relation.isList) throw new NotCompilable()
    const inner = this.nextAlias()
    return `(select ${this.object(type, relation.target, inner, this.fieldsOf(type, nodes))}
      from ${sqlName(relation.target)} ${inner} where ${inner}.${relation.targetColumn} = ${alias}.${relation.column})`
  }

  private node(id: unknown, nodes: readonly FieldNode[]): string {
    const [typeName = '', ...key] = Buffer.from(String(id), 'base64').toString().split(':')
    const type = objectType(this.schema.getType(typeName))
    return this.rowBy(readableKeyOf(modelOf(type)), key.join(':'), type, nodes)
  }

  /** The row that has a value in a unique column. */
  private rowBy(
    column: string,
    value: unknown,
    type: GraphQLObjectType,
    nodes: readonly FieldNode[],
  ): string {
    const model = modelOf(type)
    const inner = this.nextAlias()
    const { name, type: columnType } = columnOf(model, column)
    const placed = this.values.place(value, columnType)
    return `(select ${this.object(type, model, inner, this.fieldsOf(type, nodes))}
      from ${sqlName(model)} ${inner} where ${inner}.${name} = ${placed})`
  }
}

const columnIn = (alias: string) => (name: string) => `${alias}.${name}`

/** The model behind an object type. */
function modelOf(type: GraphQLNamedType): string {
  const model = type.extensions.pothosPrismaModel
  if (typeof model !== 'string') throw new NotCompilable()
  return model
}

function globalIdSql(type: GraphQLObjectType, alias: string): string {
  const model = modelOf(type)
  const { name } = columnOf(model, readableKeyOf(model))
  return `replace(encode(convert_to('${type.name}:' || ${alias}.${name}, 'UTF8'), 'base64'), E'\\n', '')`
}

/** A value as the resolvers print it. Most are so by themselves. */
function scalarSql(type: GraphQLNamedType, column: string): string {
  return type.name === 'DateTime' ? momentSql(column) : column
}
