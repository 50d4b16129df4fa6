import type { ContextDefinition } from 'jsonld'
import { SCHEMA, type Vocabulary } from './vocabulary.ts'

const id = (iri: string) => ({ '@id': iri, '@type': '@id' })
const term = (iri: string) => ({ '@id': iri, '@type': '@vocab' })
const typed = (iri: string, datatype: string) => ({ '@id': iri, '@type': `xsd:${datatype}` })

/** Of the context at http://www.w3.org/ns/anno.jsonld, which no package carries, the terms that are used here. */
export const ANNOTATION_CONTEXT: ContextDefinition = {
  as: 'http://www.w3.org/ns/activitystreams#',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  oa: 'http://www.w3.org/ns/oa#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  schema: SCHEMA,
  xsd: 'http://www.w3.org/2001/XMLSchema#',

  id: '@id',
  type: '@type',

  AnnotationCollection: 'as:OrderedCollection',
  AnnotationPage: 'as:OrderedCollectionPage',
  Software: 'as:Application',
  first: id('as:first'),
  last: id('as:last'),
  partOf: id('as:partOf'),
  items: { ...id('as:items'), '@container': '@list' },
  generator: id('as:generator'),
  total: typed('as:totalItems', 'nonNegativeInteger'),
  startIndex: typed('as:startIndex', 'nonNegativeInteger'),
  created: typed('dcterms:created', 'dateTime'),
  generated: typed('dcterms:issued', 'dateTime'),
  label: 'rdfs:label',
  name: 'foaf:name',

  Annotation: 'oa:Annotation',
  TextualBody: 'oa:TextualBody',
  SpecificResource: 'oa:SpecificResource',
  TextQuoteSelector: 'oa:TextQuoteSelector',
  TextPositionSelector: 'oa:TextPositionSelector',
  describing: 'oa:describing',
  identifying: 'oa:identifying',
  tagging: 'oa:tagging',
  motivation: term('oa:motivatedBy'),
  purpose: term('oa:hasPurpose'),
  body: id('oa:hasBody'),
  target: id('oa:hasTarget'),
  source: id('oa:hasSource'),
  selector: id('oa:hasSelector'),
  value: 'rdf:value',
  format: 'dc:format',
  language: 'dc:language',
  exact: 'oa:exact',
  prefix: 'oa:prefix',
  suffix: 'oa:suffix',
  start: typed('oa:start', 'nonNegativeInteger'),
  end: typed('oa:end', 'nonNegativeInteger'),
}

/** The context of schema.org, made of its vocabulary by the same rule. */
export function schemaContext(vocabulary: Vocabulary): ContextDefinition {
  const context: ContextDefinition = { '@vocab': SCHEMA }
  for (const { id, properties } of vocabulary.values()) {
    const range = properties[`${SCHEMA}rangeIncludes`]?.map((type) => type['@id']?.replace(SCHEMA, '')) ?? []
    if (range.length === 0 || range.includes('Text')) continue
    const type = range.includes('URL') ? '@id' : range.includes('Date') && `${SCHEMA}Date`
    if (type) context[id.replace(SCHEMA, '')] = { '@id': id, '@type': type }
  }
  return context
}
