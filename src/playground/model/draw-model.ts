import { Graphviz } from '@hpcc-js/wasm-graphviz'
import type { Entity, Field } from './read-model.ts'

/** So much points at them, or they at so much, that their lines would hide the others. */
const WITHOUT_LINES = new Set(['Reference', 'Country'])

/** What nearly all have, and no picture need tell. */
const LEFT_OUT = new Set(['recordedAt', 'retractedAt', 'isAttested', 'ordinal'])

/** Draws entities as SVG. Its colours are those of `COLORS`, for a style sheet to change. */
export async function drawModel(entities: Entity[]): Promise<string> {
  const graphviz = await Graphviz.load()
  const svg = graphviz.dot(describeGraph(entities), 'svg')
  return svg.slice(svg.indexOf('<svg'))
}

const COLORS = { ink: '#111111', paper: '#fefefe', head: '#dddddd', line: '#777777', pale: '#666666' }

function describeGraph(entities: Entity[]): string {
  const names = new Set(entities.map(({ name }) => name))
  return `digraph model {
    graph [rankdir=LR, nodesep=0.3, ranksep=0.7, bgcolor=transparent]
    node [shape=plain, fontname=Helvetica, fontsize=12, fontcolor="${COLORS.ink}"]
    edge [color="${COLORS.line}", arrowsize=0.7]
    ${entities.map((entity) => describeEntity(entity, names)).join('\n')}
    ${entities.flatMap((entity) => describeLines(entity, names)).join('\n')}
  }`
}

function describeEntity({ name, description, fields }: Entity, names: Set<string>): string {
  const rows = fields
    .filter((field) => !LEFT_OUT.has(field.name))
    .filter((field) => !names.has(field.type) || (name !== 'Reference' && isShown(field)))
    .map(describeField)
  return `${name} [tooltip="${escapeText(description)}", label=<
    <table border="0" cellborder="1" cellspacing="0" cellpadding="4" color="${COLORS.line}" bgcolor="${COLORS.paper}">
      <tr><td colspan="2" port="head" bgcolor="${COLORS.head}"><b>${name}</b></td></tr>
      ${rows.join('\n')}
    </table>>]`
}

/** A list is told by the lines that lead here, save for those that are not drawn. */
function isShown({ isPointer, type }: Field): boolean {
  return isPointer || type === 'Reference'
}

function describeField({ name, type, isOptional, isList }: Field): string {
  const mark = isList ? '[]' : isOptional ? '?' : ''
  return `<tr>
    <td sides="LB" align="left">${name}</td>
    <td port="${name}" sides="RB" align="left"><font color="${COLORS.pale}">${type}${mark}</font></td>
  </tr>`
}

function describeLines({ name, fields }: Entity, names: Set<string>): string[] {
  if (WITHOUT_LINES.has(name)) return []
  return fields
    .filter(({ isPointer, type }) => isPointer && names.has(type) && !WITHOUT_LINES.has(type))
    .map((field) => `${name}:${field.name}:e -> ${field.type}:head:w [tooltip="${name}.${field.name}"]`)
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
