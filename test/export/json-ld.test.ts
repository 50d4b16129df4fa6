import { textPositionSelectorMatcher, textQuoteSelectorMatcher } from '@apache-annotator/selector'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { useServer } from '../harness/server.ts'
import { sha256 } from '../harness/world.ts'
import { ANNOTATION_CONTEXT, schemaContext } from './contexts.ts'
import { exportsOf } from './exported.ts'
import { createSpeech, SPEECH, start } from './speech.ts'
import { faultsOf, readVocabulary, resourcesOf, type Vocabulary } from './vocabulary.ts'

const corpus = useServer('corpus')
const world = useServer('empty')
const shipped = exportsOf(corpus.origin)
const small = exportsOf(world.origin)
const EVERY = { review: ['PROPOSED', 'ACCEPTED', 'REJECTED', 'RETRACTED'] }

let vocabulary: Vocabulary
beforeAll(async () => {
  vocabulary = await readVocabulary()
  await createSpeech(world.database)
})

const breaks = (text: string, replacement: string) => (document: object) => {
  const broken = JSON.stringify(document).replace(text, replacement)
  expect(broken, text).not.toBe(JSON.stringify(document))
  return JSON.parse(broken)
}

describe('W3C Web Annotation', () => {
  const faults = async (document: object) =>
    faultsOf(await resourcesOf(document, 'http://www.w3.org/ns/anno.jsonld', ANNOTATION_CONTEXT), vocabulary)

  // https://www.w3.org/TR/annotation-model/: what it says MUST be, which no vocabulary does.
  const quote = z.looseObject({
    type: z.literal('TextQuoteSelector'),
    exact: z.string(),
    prefix: z.string().optional(),
    suffix: z.string().optional(),
  })
  const position = z
    .looseObject({ type: z.literal('TextPositionSelector'), start: z.int(), end: z.int() })
    .refine(({ start, end }) => start < end)
  const annotation = z.looseObject({
    id: z.url(),
    type: z.literal('Annotation'),
    body: z.array(z.looseObject({ type: z.literal('TextualBody'), value: z.string() })).min(1),
    target: z.looseObject({ source: z.url(), selector: z.array(z.union([quote, position])).min(1) }),
  })
  const collection = z.looseObject({
    id: z.url(),
    type: z.literal('AnnotationCollection'),
    total: z.int(),
    first: z.looseObject({
      id: z.url(),
      type: z.literal('AnnotationPage'),
      partOf: z.url(),
      startIndex: z.literal(0),
      items: z.array(annotation),
    }),
    last: z.url(),
  })

  test.each([
    ['corpus', shipped],
    ['world', small],
  ])('of the %s is as the vocabularies define it', async (_, { json }) => {
    expect(await faults(await json('claims.annotations.jsonld', EVERY))).toEqual([])
  })

  test.each([
    ['"total"', '"count"', /"property":"count"/],
    [
      '"motivation":"describing"',
      '"motivation":"guessing"',
      /motivatedBy of .*#Annotation is not .*guessing/,
    ],
    ['"type":"Annotation"', '"type":"oa:Note"', 'http://www.w3.org/ns/oa#Note is no class'],
    ['"exact"', '"oa:words"', 'http://www.w3.org/ns/oa#words is no property'],
    ['"type":"TextQuoteSelector"', '"type":"TextualBody"', /hasSelector of .*#SpecificResource.* is not/],
    ['"schema:TextObject"', '"oa:Choice"', /schema.org\/sha256 is no property of .*oa#Choice/],
    ['"created":"2', '"created":"on 2', /created of .*#Annotation is not .*"on 2/],
    ['"source":"https://', '"source":"', /hasSource of .* is not .*example.org/],
    [`"start":${start}`, '"start":-1', /#start of .*#TextPositionSelector is not .*-1/],
  ])('does not pass with %s changed to %s', async (text, replacement, fault) => {
    const document = breaks(text, replacement)(await small.json('claims.annotations.jsonld'))
    const found = await faults(document).catch((error) => [JSON.stringify(error)])
    expect(found).toContainEqual(expect.stringMatching(fault))
  })

  test('has every span of the corpus once', async () => {
    const { total, first, last, id } = collection.parse(await shipped.json('claims.annotations.jsonld'))
    expect(total).toBe(await corpus.database.span.count({ where: { claim: { review: 'ACCEPTED' } } }))
    expect(new Set(first.items.map(({ id }) => id)).size).toBe(total)
    expect(first.items).toHaveLength(total)
    expect([first.partOf, last]).toEqual([id, first.id])
  })

  test('says where the words stand, and which they are once the text is attached', async () => {
    const { first } = collection.parse(await small.json('claims.annotations.jsonld'))
    expect(first.items.map(({ target }) => target)).toEqual([
      {
        type: ['SpecificResource', 'schema:TextObject'],
        source: 'https://example.org/speech',
        selector: [
          {
            type: 'TextQuoteSelector',
            exact: 'the talks are “dead”',
            prefix: expect.stringMatching(/said that $/),
            suffix: '. Nobody else spoke.',
          },
          { type: 'TextPositionSelector', start, end: start + 20 },
        ],
        'schema:sha256': sha256('the talks are “dead”'),
      },
    ])
  })

  test('leads a reader of annotations to the words, by the quote and by the position', async () => {
    const { first } = collection.parse(await small.json('claims.annotations.jsonld'))
    const chunk = { data: SPEECH }
    const text = {
      currentChunk: chunk,
      nextChunk: () => null,
      previousChunk: () => null,
      precedesCurrentChunk: () => false,
    }
    const found: string[] = []
    for (const selector of first.items.flatMap(({ target }) => target.selector)) {
      const find =
        selector.type === 'TextQuoteSelector'
          ? textQuoteSelectorMatcher(selector)
          : textPositionSelectorMatcher(selector)
      for await (const { startIndex, endIndex } of find(text)) found.push(SPEECH.slice(startIndex, endIndex))
    }
    expect(found).toEqual(['the talks are “dead”', 'the talks are “dead”'])
  })

  test('names an article without an address by the hash of its text', async () => {
    const { first } = collection.parse(await small.json('claims.annotations.jsonld', { review: 'PROPOSED' }))
    const { texts } = await world.database.article.findUniqueOrThrow({
      where: { slug: 'elsewhere' },
      include: { texts: true },
    })
    const hash = Buffer.from(texts[0]?.sha256 ?? '', 'hex').toString('base64url')
    expect(first.items[0]?.target.source).toBe(`ni:///sha-256;${hash}`)
  })

  test('identifies what it has by an address that gives it', async () => {
    for (const filter of [{}, { review: 'PROPOSED' }]) {
      const { first } = collection.parse(await small.json('claims.annotations.jsonld', filter))
      const id = first.items[0]?.id ?? ''
      const again = collection.parse(JSON.parse(await (await fetch(id)).text()))
      expect(again.first.items).toEqual(first.items)
    }
  })

  test('is a collection of none where nothing fits', async () => {
    const { total, first } = collection.parse(await small.json('claims.annotations.jsonld', { anyOf: [] }))
    expect([total, first.items]).toEqual([0, []])
  })
})

describe('schema.org', () => {
  const faults = async (document: object) =>
    faultsOf(await resourcesOf(document, 'https://schema.org', schemaContext(vocabulary)), vocabulary)

  test.each([
    ['corpus', shipped],
    ['world', small],
  ])('of the %s is as the vocabulary defines it', async (_, { json }) => {
    expect(await faults(await json('claims.schema.jsonld', EVERY))).toEqual([])
  })

  test.each([
    ['"@type":"Claim"', '"@type":"Assertion"', 'http://schema.org/Assertion is no class'],
    ['"creditText"', '"spokesman"', 'http://schema.org/spokesman is no property'],
    ['"@type":"Claim"', '"@type":"Article"', /appearance is no property of .*Article/],
    ['"@type":"NewsArticle"', '"@type":"Country"', /appearance of .*Claim is not/],
    ['"headline":"Talks dead"', '"headline":""', /headline of .* is not .*""/],
    ['"2013-11"', '"Nov. 2013"', /datePublished of .* is not .*Nov/],
  ])('does not pass with %s changed to %s', async (text, replacement, fault) => {
    const document = breaks(text, replacement)(await small.json('claims.schema.jsonld'))
    expect(await faults(document)).toContainEqual(expect.stringMatching(fault))
  })

  test('has every accepted claim of the corpus, and no review of any', async () => {
    const document = await shipped.json('claims.schema.jsonld')
    expect(document['@graph']).toHaveLength(
      await corpus.database.claim.count({ where: { review: 'ACCEPTED' } }),
    )
    expect(JSON.stringify(document)).not.toContain('ClaimReview')
  })

  test('credits an unnamed holder in words, and names a named one', async () => {
    const { '@graph': claims } = await small.json('claims.schema.jsonld', {
      review: ['ACCEPTED', 'PROPOSED'],
    })
    const [unnamed, named] = claims
    expect(unnamed).toMatchObject({
      creditText: 'the minister',
      about: [{ '@type': 'Country', name: 'China', identifier: 'CN' }],
      appearance: {
        '@type': 'NewsArticle',
        url: 'https://example.org/speech',
        datePublished: '2013-11',
        isPartOf: { '@type': 'Newspaper', name: 'The Gazette' },
      },
    })
    expect(unnamed).not.toHaveProperty('author')
    expect(named).toMatchObject({
      creativeWorkStatus: 'PROPOSED',
      author: [{ '@type': 'Person', name: 'Ann Lee', sameAs: 'http://www.wikidata.org/entity/Q42' }],
      appearance: { '@type': 'Article' },
    })
  })
})
