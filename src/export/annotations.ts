import { z } from 'zod'
import { type Asked, addressOfClaim, type ExportedFile } from './exported-file.ts'
import { writeJson } from './json.ts'
import { isSelected } from './noun.ts'

const spanRow = z.object({
  claim: z.string(),
  text: z.string(),
  review: z.string(),
  recordedAt: z.string(),
  role: z.enum(['SOURCE', 'CUE', 'CONTENT', 'HEDGE']),
  ordinal: z.int(),
  start: z.int(),
  end: z.int(),
  sha256: z.string(),
  exact: z.string().nullable(),
  prefix: z.string().nullable(),
  suffix: z.string().nullable(),
  url: z.string().nullable(),
  textSha256: z.string(),
})

/** The spans of claims as a W3C Web Annotation collection of one page. */
export const annotations: ExportedFile = {
  name: 'claims.annotations.jsonld',
  contentType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
  noun: 'claims',
  batchSize: 1_000,
  isCompressible: true,
  sql: `
    select json_build_object(
      'claim', claim.key, 'text', claim.text, 'review', claim.review,
      'recordedAt', to_char(claim.recorded_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      'role', span.role, 'ordinal', span.ordinal, 'start', span.start, 'end', span."end", 'sha256', span.sha256,
      'exact', span.exact, 'prefix', span.prefix, 'suffix', span.suffix,
      'url', article.url, 'textSha256', article_text.sha256)
    from span
    join claim on claim.id = span.claim_id
    join article on article.id = claim.article_id
    join article_text on article_text.id = span.text_id
    where ${isSelected('claims')}
    order by span.claim_id, span.ordinal`,
  write(batches, asked) {
    const page = `${asked.url}#page`
    const before = {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: asked.url,
      type: 'AnnotationCollection',
      label: 'Where the words of claims stand',
      generated: asked.at.toISOString(),
      generator: { type: 'Software', name: 'Claimgraph' },
      last: page,
    }
    const first = { id: page, type: 'AnnotationPage', partOf: asked.url, startIndex: 0 }
    return writeJson(batches, (cell) => annotationOf(spanRow.parse(cell), asked), {
      before: `${JSON.stringify(before).slice(0, -1)},"first":${JSON.stringify(first).slice(0, -1)},"items":[`,
      after: (count) => `]},"total":${count}}`,
    })
  },
}

function annotationOf(span: z.infer<typeof spanRow>, asked: Asked) {
  const isContent = span.role === 'CONTENT'
  return {
    id: `${addressOfClaim('claims.annotations.jsonld', span.claim, span.review, asked)}#span-${span.ordinal}`,
    type: 'Annotation',
    motivation: isContent ? 'describing' : 'tagging',
    created: span.recordedAt,
    body: [
      ...(isContent
        ? [
            {
              type: 'TextualBody',
              purpose: 'describing',
              value: span.text,
              format: 'text/plain',
              language: 'en',
            },
          ]
        : []),
      { type: 'TextualBody', purpose: 'tagging', value: span.role },
      { type: 'TextualBody', purpose: 'identifying', value: span.claim },
    ],
    target: {
      // A text too, since schema.org has hashes of those.
      type: ['SpecificResource', 'schema:TextObject'],
      source: span.url ?? addressOfText(span.textSha256),
      selector: [
        ...(span.exact === null
          ? []
          : [
              {
                type: 'TextQuoteSelector',
                exact: span.exact,
                ...(span.prefix && { prefix: span.prefix }),
                ...(span.suffix && { suffix: span.suffix }),
              },
            ]),
        { type: 'TextPositionSelector', start: span.start, end: span.end },
      ],
      // Of the words themselves: to check them by where the text is not here.
      'schema:sha256': span.sha256,
    },
  }
}

/** The name of a text by its hash (RFC 6920), where the article has no address. */
const addressOfText = (sha256: string) => `ni:///sha-256;${Buffer.from(sha256, 'hex').toString('base64url')}`
