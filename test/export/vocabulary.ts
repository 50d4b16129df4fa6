import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import jsonld, { type ContextDefinition } from 'jsonld'
import { z } from 'zod'

const require = createRequire(import.meta.url)

/** Vocabularies as they are published, in N-Quads. The last speaks of terms of the others, too. */
const PUBLISHED = [
  require.resolve('@vocabulary/as/as.nq'),
  require.resolve('@vocabulary/dc11/dc11.nq'),
  require.resolve('@vocabulary/dcterms/dcterms.nq'),
  require.resolve('@vocabulary/foaf/foaf.nq'),
  require.resolve('@vocabulary/oa/oa.nq'),
  require.resolve('@vocabulary/rdf/rdf.nq'),
  require.resolve('@vocabulary/rdfs/rdfs.nq'),
  require.resolve('@vocabulary/schema/schema.nq'),
]

const RDFS = 'http://www.w3.org/2000/01/rdf-schema#'
const OWL = 'http://www.w3.org/2002/07/owl#'
const XSD = 'http://www.w3.org/2001/XMLSchema#'
export const SCHEMA = 'http://schema.org/'

const value = z.object({
  '@id': z.string().optional(),
  '@value': z.unknown().optional(),
  '@type': z.string().optional(),
  get '@list'() {
    return z.array(value).optional()
  },
})
type Value = z.infer<typeof value>

const resource = z
  .object({ '@id': z.string(), '@type': z.array(z.string()).optional() })
  .loose()
  .transform(({ '@id': id, '@type': types = [], ...properties }) => ({
    id,
    types,
    properties: z.record(z.string(), z.array(value)).parse(properties),
  }))
type Resource = z.infer<typeof resource>

const resources = z.array(resource)

/** What the vocabularies define, by its IRI. */
export type Vocabulary = Map<string, Resource>

export async function readVocabulary(): Promise<Vocabulary> {
  const vocabulary: Vocabulary = new Map()
  for (const [index, path] of PUBLISHED.entries()) {
    const nquads = readFileSync(path, 'utf8')
      .replaceAll('_:', `_:${index}-`)
      // The context of Web Annotation names ActivityStreams by http, its vocabulary by https.
      .replaceAll('https://www.w3.org/ns/activitystreams#', 'http://www.w3.org/ns/activitystreams#')
    const graphs = await jsonld.fromRDF(nquads, { format: 'application/n-quads' })
    for (const { '@graph': graph } of z.array(z.object({ '@graph': resources })).parse(graphs)) {
      for (const term of graph) if (!vocabulary.has(term.id)) vocabulary.set(term.id, term)
    }
  }
  return vocabulary
}

// A term that the context does not have is an error. The types do not know of it yet.
const SAFE = { safe: true }

/** The resources of a document, whose context is the one that is given, and no other is loaded. */
export async function resourcesOf(
  document: object,
  address: string,
  context: ContextDefinition,
): Promise<Resource[]> {
  const flat = await jsonld.flatten({ ...document }, undefined, {
    ...SAFE,
    documentLoader: async (url) => {
      if (url !== address) throw new Error(`${url} is no context of this document`)
      return { document: { '@context': context }, documentUrl: url }
    },
  })
  return resources.parse(flat)
}

/** The form of values of a datatype. */
const FORMS: Record<string, z.ZodType> = {
  [`${XSD}string`]: z.string().min(1),
  [`${XSD}dateTime`]: z.iso.datetime(),
  [`${XSD}nonNegativeInteger`]: z.int().min(0),
  [`${SCHEMA}Date`]: z.string().regex(/^\d{4}(-(0\d|1[0-2])(-\d\d)?)?$/),
}

/** What goes against the definitions: of classes, of properties, of what has them, and of their values. */
export function faultsOf(document: Resource[], vocabulary: Vocabulary): string[] {
  const here = new Map(document.map((resource) => [resource.id, resource]))

  function classesOf(id: string): string[] {
    const { [`${OWL}unionOf`]: union, [`${OWL}intersectionOf`]: intersection } =
      vocabulary.get(id)?.properties ?? {}
    const list = union ?? intersection
    return list ? members(list).flatMap((member) => classesOf(member['@id'] ?? '')) : [id]
  }
  const classes = (id: string, ...properties: string[]) =>
    properties
      .flatMap((property) => vocabulary.get(id)?.properties[property] ?? [])
      .flatMap((value) => classesOf(value['@id'] ?? ''))
  const isA = (type: string, wanted: string): boolean =>
    type === wanted || classes(type, `${RDFS}subClassOf`).some((parent) => isA(parent, wanted))
  const isOneOf = (types: string[], wanted: string[]) =>
    wanted.length === 0 || wanted.some((id) => EVERYTHING.includes(id) || types.some((type) => isA(type, id)))

  function typesOf({ '@id': id, '@type': datatype = `${XSD}string` }: Value): string[] {
    if (id === undefined) return datatype === `${XSD}string` ? [datatype, `${SCHEMA}Text`] : [datatype]
    const types = [...(here.get(id)?.types ?? []), ...(vocabulary.get(id)?.types ?? [])]
    return id.startsWith('_:') ? types : [...types, `${SCHEMA}URL`]
  }

  function* faults({ types, properties }: Resource) {
    const what = types.join(', ')
    for (const type of types) {
      if (!vocabulary.get(type)?.types.some((kind) => kind.endsWith('Class'))) yield `${type} is no class`
    }
    for (const [property, values] of Object.entries(properties)) {
      if (!vocabulary.get(property)?.types.some((kind) => kind.endsWith('Property'))) {
        yield `${property} is no property`
        continue
      }
      const domain = classes(property, `${RDFS}domain`, `${SCHEMA}domainIncludes`)
      if (!isOneOf(types, domain)) yield `${property} is no property of ${what}`
      const range = classes(property, `${RDFS}range`, `${SCHEMA}rangeIncludes`)
      for (const value of members(values)) {
        if (!isOneOf(typesOf(value), range) || !isWellFormed(value)) {
          yield `${property} of ${what} is not ${JSON.stringify(value)}`
        }
      }
    }
  }
  return [...new Set(document.flatMap((resource) => [...faults(resource)]))]
}

// The last is the base of all in ActivityStreams, whose collections hold annotations.
const EVERYTHING = [
  `${RDFS}Resource`,
  `${RDFS}Literal`,
  `${OWL}Thing`,
  'http://www.w3.org/ns/activitystreams#Object',
]

const members = (values: Value[]) => values.flatMap((value) => value['@list'] ?? [value])

function isWellFormed({ '@id': id, '@value': value, '@type': datatype = `${XSD}string` }: Value): boolean {
  if (id !== undefined) return id.startsWith('_:') || URL.canParse(id)
  return FORMS[datatype]?.safeParse(value).success === true
}
