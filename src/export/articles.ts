import { Basis, Genre } from '../database/generated/enums.ts'
import { boolean, dates, integer, list, moment, nodeId, nullable, text } from './column.ts'
import type { Table } from './table.ts'

const makers = (name: string, role: string, description: string) =>
  list(
    name,
    `array(select person.slug from byline join person on person.id = byline.person_id
      where byline.article_id = article.id and byline.role = '${role}' order by byline.ordinal, byline.id)`,
    `${description}, by slug, in the order printed.`,
  )

export const articles: Table = {
  name: 'articles',
  description: 'Articles, one a row.',
  filter: 'articles',
  order: 'As recorded.',
  orderBy: 'article.id',
  from: `article
    left join source on source.id = article.source_id
    left join lateral (
      select sha256, length, body is not null as is_attached from article_text
      where article_text.article_id = article.id order by id desc limit 1
    ) latest on true`,
  columns: [
    text('slug', 'article.slug', 'Readable identifier.'),
    nodeId('Article', 'article.slug'),
    nullable(text('title', 'article.title', 'Headline. Null when not seen.')),
    nullable(text('url', 'article.url', 'Address. Null when none was found.')),
    text('genre', 'article.genre', 'What it is.', Genre),
    text('language', 'article.language', 'BCP 47 tag.'),
    ...dates('published', 'article.published', 'When it was published'),
    nullable(text('published_basis', 'article.published_basis', 'How we know when it was published.', Basis)),
    nullable(text('source', 'source.slug', 'What carried it, by slug. Null when unknown.')),
    nullable(text('source_name', 'source.name', 'Its usual name.')),
    nullable(text('source_country', 'source.country_code', 'The country that it is published from.')),
    nullable(text('source_basis', 'article.source_basis', 'How we know the source.', Basis)),
    makers('authors', 'AUTHOR', 'Who wrote it'),
    makers('compilers', 'COMPILER', 'Who wrote it down from what another said'),
    makers('interviewees', 'INTERVIEWEE', 'Who was interviewed'),
    makers('editors', 'EDITOR', 'Who edited it'),
    nullable(text('disclaimer', 'article.disclaimer', 'What it says of its own standing, in our words.')),
    integer(
      'accepted_claims',
      "(select count(*) from claim where claim.article_id = article.id and claim.review = 'ACCEPTED')",
      'How many accepted claims are made in it.',
    ),
    nullable(
      text('text_sha256', 'latest.sha256', 'SHA-256 of the latest version of its text, in hexadecimal.'),
    ),
    nullable(integer('text_length', 'latest.length', 'Length of that version in Unicode code points.')),
    boolean('text_attached', 'coalesce(latest.is_attached, false)', 'Whether that version is here.'),
    moment('recorded_at', 'article.recorded_at', 'When it was recorded here.'),
  ],
}
