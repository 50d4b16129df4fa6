import { Cite } from '@citation-js/core'
import '@citation-js/plugin-csl'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { useServer } from '../harness/server.ts'
import { createWorld, sha256, stretch } from '../harness/world.ts'
import { exportsOf } from './exported.ts'

const corpus = useServer('corpus')
const world = useServer('empty')
const shipped = exportsOf(corpus.origin)
const small = exportsOf(world.origin)

const SPEECH = 'Yesterday 😀 the minister said that the talks are “dead”. Nobody else spoke.'
const start = [...SPEECH].indexOf('“') - 'the talks are '.length

beforeAll(async () => {
  await createWorld(world.database, {
    sources: [{ slug: 'gazette', name: 'The Gazette', kind: 'NEWSPAPER' }],
    people: [{ slug: 'ann-lee', name: 'Ann Lee', wikidata: 'Q42' }],
    articles: [
      {
        slug: 'speech',
        title: 'Talks dead',
        url: 'https://example.org/speech',
        source: { slug: 'gazette', basis: 'TEXT' },
        published: { date: '2013-11', basis: 'TEXT' },
        text: { sha256: sha256(SPEECH), length: [...SPEECH].length },
        bylines: [{ person: 'ann-lee', role: 'AUTHOR' }],
        unnamedSpeakers: [{ label: 'the minister', kind: 'ANONYMOUS' }],
        claims: [
          {
            key: 'S-1',
            text: 'The talks are dead.',
            content: [stretch(start, start + 20, SPEECH)],
            subjects: [{ country: 'CN' }],
            attributions: [
              {
                speaker: { unnamed: 'the minister' },
                depth: 0,
                isHolder: true,
                role: 'OFFICIAL',
                label: 'the minister',
              },
            ],
          },
        ],
      },
      {
        slug: 'elsewhere',
        claims: [
          {
            key: 'E-1',
            review: 'PROPOSED',
            subjects: [{ person: 'ann-lee' }],
            attributions: [
              { speaker: { person: 'ann-lee' }, depth: 0, isHolder: true, role: 'EXPERT', label: 'Lee' },
            ],
          },
        ],
      },
    ],
  })
  await world.database.articleText.update({ where: { sha256: sha256(SPEECH) }, data: { body: SPEECH } })
})

describe('W3C Web Annotation', () => {
  // https://www.w3.org/TR/annotation-model/: what it says MUST be, of the parts used here.
  const iri = z.string().regex(/^[a-z][a-z0-9+.-]*:\S+$/)
  const body = z.strictObject({
    type: z.literal('TextualBody'),
    purpose: z.enum(['describing', 'tagging', 'identifying']),
    value: z.string().min(1),
    format: z.literal('text/plain').optional(),
    language: z.literal('en').optional(),
  })
  const quote = z.strictObject({
    type: z.literal('TextQuoteSelector'),
    exact: z.string().min(1),
    prefix: z.string().min(1).optional(),
    suffix: z.string().min(1).optional(),
  })
  const position = z
    .strictObject({ type: z.literal('TextPositionSelector'), start: z.int().min(0), end: z.int() })
    .refine(({ start, end }) => start < end)
  const annotation = z.strictObject({
    id: iri,
    type: z.literal('Annotation'),
    motivation: z.enum(['describing', 'tagging']),
    created: z.iso.datetime(),
    body: z.array(body).min(1),
    target: z.strictObject({
      type: z.literal('SpecificResource'),
      source: iri,
      selector: z.array(z.union([quote, position])).min(1),
      'schema:sha256': z.string().regex(/^[0-9a-f]{64}$/),
    }),
  })
  const collection = z.strictObject({
    '@context': z.literal('http://www.w3.org/ns/anno.jsonld'),
    id: iri,
    type: z.literal('AnnotationCollection'),
    label: z.string(),
    generated: z.iso.datetime(),
    generator: z.strictObject({ type: z.literal('Software'), name: z.string() }),
    last: iri,
    first: z.strictObject({
      id: iri,
      type: z.literal('AnnotationPage'),
      partOf: iri,
      startIndex: z.literal(0),
      items: z.array(annotation),
    }),
    total: z.int().min(0),
  })

  test('has every span of the corpus once, in the published structure', async () => {
    const { total, first, last } = collection.parse(await shipped.json('claims.annotations.jsonld'))
    expect(total).toBe(await corpus.database.span.count({ where: { claim: { review: 'ACCEPTED' } } }))
    expect(new Set(first.items.map(({ id }) => id)).size).toBe(total)
    expect(first.items).toHaveLength(total)
    expect(last).toBe(first.id)
  })

  test('says where the words stand, and which they are once the text is attached', async () => {
    const { first } = collection.parse(await small.json('claims.annotations.jsonld'))
    expect(first.items.map(({ target }) => target)).toEqual([
      {
        type: 'SpecificResource',
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
  // https://schema.org/Claim and the types around it: the properties that they have, of those used here.
  const iri = z.string().regex(/^[a-z][a-z0-9+.-]*:\S+$/)
  const date = z.string().regex(/^\d{4}(-\d\d(-\d\d)?)?$/)
  const thing = <Type extends string>(...types: Type[]) =>
    z.strictObject({ '@type': z.enum(types), name: z.string() })
  const person = thing('Person').extend({ sameAs: z.url().optional() })
  const agent = z.union([person, thing('Organization')])
  const claim = z.strictObject({
    '@type': z.literal('Claim'),
    '@id': iri,
    identifier: z.string(),
    text: z.string(),
    inLanguage: z.literal('en'),
    genre: z.string(),
    creativeWorkStatus: z.string().optional(),
    author: z.array(agent).min(1).optional(),
    creditText: z.string().optional(),
    about: z
      .array(
        z.union([
          agent,
          thing('Country').extend({ identifier: z.string() }),
          thing('Thing', 'Event', 'Place', 'Legislation'),
        ]),
      )
      .optional(),
    dateCreated: date.optional(),
    appearance: z.strictObject({
      '@type': z.enum(['Article', 'NewsArticle', 'AnalysisNewsArticle', 'OpinionNewsArticle']),
      '@id': iri.optional(),
      url: z.url().optional(),
      headline: z.string().optional(),
      inLanguage: z.string(),
      datePublished: date.optional(),
      isPartOf: thing('Newspaper', 'Periodical', 'WebSite', 'CreativeWork').optional(),
      publisher: thing('Organization').optional(),
    }),
  })
  const graph = z.strictObject({ '@context': z.literal('https://schema.org'), '@graph': z.array(claim) })

  test('has every accepted claim of the corpus, and no review of any', async () => {
    const document = await shipped.json('claims.schema.jsonld')
    const { '@graph': claims } = graph.parse(document)
    expect(claims).toHaveLength(await corpus.database.claim.count({ where: { review: 'ACCEPTED' } }))
    expect(JSON.stringify(document)).not.toContain('ClaimReview')
  })

  test('credits an unnamed holder in words, and names a named one', async () => {
    const { '@graph': claims } = graph.parse(
      await small.json('claims.schema.jsonld', { review: ['ACCEPTED', 'PROPOSED'] }),
    )
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

describe('CSL-JSON', () => {
  // https://resource.citationstyles.org/schema/latest/input/json/csl-data.json, of the parts used here.
  const names = z.array(z.strictObject({ literal: z.string().min(1) })).min(1)
  const item = z.strictObject({
    id: z.string(),
    type: z.enum(['article-newspaper', 'article-magazine', 'report', 'webpage', 'document']),
    title: z.string().optional(),
    author: names.optional(),
    editor: names.optional(),
    compiler: names.optional(),
    'container-title': z.string().optional(),
    'collection-title': z.string().optional(),
    publisher: z.string().optional(),
    issued: z
      .strictObject({
        'date-parts': z.array(z.array(z.int()).min(1).max(3)).min(1).max(2).optional(),
        season: z.int().min(1).max(4).optional(),
        circa: z.literal(true).optional(),
        literal: z.string().optional(),
      })
      .optional(),
    URL: z.url().optional(),
    language: z.string(),
  })

  test('has every article of the corpus', async () => {
    const items = z.array(item).parse(await shipped.json('articles.csl.json'))
    expect(items).toHaveLength(await corpus.database.article.count())
    expect(items.find(({ id }) => id.startsWith('a0'))).toMatchObject({
      type: 'article-newspaper',
      'container-title': 'The Japan Times',
      issued: { 'date-parts': [[2013, 10, 31]] },
    })
  })

  test.each([
    ['apa', 'Ann Lee. (2013, November). Talks dead. The Gazette. https://example.org/speech'],
    [
      'harvard1',
      'Ann Lee (2013) “Talks dead,” The Gazette, November. Available at: https://example.org/speech.',
    ],
  ])('is cited by a program that knows the styles: %s', async (template, citation) => {
    const items = await small.json('articles.csl.json', { slug: 'speech' })
    const cited = new Cite(items, { forceType: '@csl/list+object' }).format('bibliography', {
      template,
      format: 'text',
    })
    expect(cited.trim()).toBe(citation)
  })

  test('every article of the corpus is cited with its title and its year', async () => {
    const items = await shipped.json('articles.csl.json')
    for (const item of items) {
      const cited = new Cite([item], { forceType: '@csl/list+object' }).format('bibliography', {
        template: 'apa',
        format: 'text',
      })
      expect(cited).toContain(item.title ?? item['container-title'])
      expect(cited).toContain(String(item.issued['date-parts'][0][0]))
    }
  })

  test('takes the filter of articles', async () => {
    expect(await small.json('articles.csl.json', { slug: 'speech' })).toEqual([
      {
        id: 'speech',
        type: 'article-newspaper',
        title: 'Talks dead',
        author: [{ literal: 'Ann Lee' }],
        'container-title': 'The Gazette',
        issued: { 'date-parts': [[2013, 11]] },
        URL: 'https://example.org/speech',
        language: 'en',
      },
    ])
  })
})
