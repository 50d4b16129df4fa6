import { z } from 'zod'
import { dateOf } from './csl-date.ts'
import type { ExportedFile } from './exported-file.ts'
import { writeJson } from './json.ts'
import { isSelected } from './noun.ts'

const article = z.object({
  slug: z.string(),
  title: z.string().nullable(),
  url: z.string().nullable(),
  language: z.string(),
  edtf: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  source: z.string().nullable(),
  kind: z
    .enum(['NEWSPAPER', 'NEWS_AGENCY', 'BROADCASTER', 'MAGAZINE', 'THINK_TANK_SERIES', 'WEBSITE'])
    .nullable(),
  publisher: z.string().nullable(),
  makers: z.array(
    z.object({ name: z.string(), role: z.enum(['AUTHOR', 'COMPILER', 'INTERVIEWEE', 'EDITOR']) }),
  ),
})

/** Articles as CSL-JSON, which Zotero and pandoc read. */
export const csl: ExportedFile = {
  name: 'articles.csl.json',
  contentType: 'application/vnd.citationstyles.csl+json',
  noun: 'articles',
  batchSize: 1_000,
  isCompressible: true,
  sql: `
    select json_build_object(
      'slug', article.slug, 'title', article.title, 'url', article.url, 'language', article.language,
      'edtf', article.published_edtf, 'from', to_char(article.published_from, 'YYYY-MM-DD'),
      'to', to_char(article.published_to, 'YYYY-MM-DD'),
      'source', source.name, 'kind', source.kind, 'publisher', publisher.name,
      'makers', (
        select coalesce(json_agg(json_build_object('name', person.name, 'role', byline.role)
          order by byline.ordinal, byline.id), '[]')
        from byline join person on person.id = byline.person_id
        where byline.article_id = article.id))
    from article
    left join source on source.id = article.source_id
    left join organization publisher on publisher.id = source.publisher_id
    where ${isSelected('articles')}
    order by article.id`,
  write: (batches) =>
    writeJson(batches, (cell) => itemOf(article.parse(cell)), { before: '[', after: () => ']' }),
}

function itemOf({
  slug,
  title,
  url,
  language,
  kind,
  source,
  publisher,
  makers,
  ...date
}: z.infer<typeof article>) {
  const names = (...roles: string[]) =>
    // One name in one piece: which part of it is the family's, nobody has recorded.
    makers.filter(({ role }) => roles.includes(role)).map(({ name }) => ({ literal: name }))
  return {
    id: slug,
    type: kind ? TYPES[kind] : 'document',
    ...(title !== null && { title }),
    // By the rules of citing, an interview is whose words it is.
    ...some('author', names('AUTHOR', 'INTERVIEWEE')),
    ...some('editor', names('EDITOR')),
    ...some('compiler', names('COMPILER')),
    ...(source !== null && {
      [kind === 'THINK_TANK_SERIES' ? 'collection-title' : 'container-title']: source,
    }),
    ...(publisher !== null && { publisher }),
    ...(date.edtf !== null && { issued: dateOf({ ...date, edtf: date.edtf }) }),
    ...(url !== null && { URL: url }),
    language,
  }
}

const TYPES = {
  NEWSPAPER: 'article-newspaper',
  MAGAZINE: 'article-magazine',
  THINK_TANK_SERIES: 'report',
  NEWS_AGENCY: 'webpage',
  BROADCASTER: 'webpage',
  WEBSITE: 'webpage',
}

const some = (name: string, values: object[]) => (values.length > 0 ? { [name]: values } : {})
