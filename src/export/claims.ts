import {
  Basis,
  ClaimForm,
  ClaimKind,
  Polarity,
  Review,
  Role,
  SpeakerKind,
  StancePosition,
} from '../database/generated/enums.ts'
import { boolean, dates, integer, list, moment, nodeId, nullable, text } from './column.ts'
import type { Table } from './table.ts'

const about = (name: string, what: string) =>
  list(
    `about_${name}`,
    `coalesce(about.${name}, '{}')`,
    `${what} that it is about, mentioned explicitly or by a word that refers back. For all mentions see subjects.`,
  )

export const claims: Table = {
  name: 'claims',
  description: 'Claims, one a row: what is claimed, where, by whom, about what.',
  filter: 'claims',
  order: 'As recorded.',
  orderBy: 'claim.id',
  gathered: {
    holder: `
      select claim_id,
        array_agg(coalesce(person.name, organization.name, unnamed_speaker.label, '')
          order by depth, ordinal) as names,
        array_agg(coalesce(person.slug, organization.slug, '') order by depth, ordinal) as slugs,
        array_agg(attribution.speaker_kind order by depth, ordinal) as kinds,
        array_agg(attribution.role order by depth, ordinal) as roles
      from attribution
      left join person on person.id = attribution.person_id
      left join organization on organization.id = attribution.organization_id
      left join unnamed_speaker on unnamed_speaker.id = attribution.unnamed_speaker_id
      where attribution.claim_id = any ($1::integer[]) and attribution.is_holder
      group by claim_id`,
    chain: `
      select claim_id, max(depth) + 1 as length
      from attribution
      where claim_id = any ($1::integer[])
      group by claim_id`,
    backed: `
      select distinct other.representative_id
      from claim as other join attribution on attribution.claim_id = other.id
      where other.representative_id in (select representative_id from claim where id = any ($1::integer[]))
        and other.review = 'ACCEPTED' and attribution.is_holder
        and num_nonnulls(attribution.person_id, attribution.organization_id) > 0`,
    about: `
      select claim_id,
        array_agg(claim_subject.country_code order by claim_subject.id)
          filter (where claim_subject.country_code is not null) as countries,
        array_agg(person.slug order by claim_subject.id) filter (where person.slug is not null) as people,
        array_agg(organization.slug order by claim_subject.id)
          filter (where organization.slug is not null) as organizations,
        array_agg(topic.slug order by claim_subject.id) filter (where topic.slug is not null) as topics
      from claim_subject
      left join person on person.id = claim_subject.person_id
      left join organization on organization.id = claim_subject.organization_id
      left join topic on topic.id = claim_subject.topic_id
      where claim_subject.claim_id = any ($1::integer[]) and claim_subject.basis in ('EXPLICIT', 'ANAPHORIC')
      group by claim_id`,
    taken: `
      select claim_id, array_agg(question.slug order by stance.id) as questions,
        array_agg(stance.position order by stance.id) as positions
      from stance join question on question.id = stance.question_id
      where stance.claim_id = any ($1::integer[]) and stance.retracted_at is null
      group by claim_id`,
    quote: `
      select claim_id, string_agg(exact, ' … ' order by ordinal) as exact
      from span
      where claim_id = any ($1::integer[]) and role = 'CONTENT'
      group by claim_id`,
  },
  from: `claim
    join article on article.id = claim.article_id
    left join source on source.id = article.source_id
    join claim as representative on representative.id = claim.representative_id
    left join holder on holder.claim_id = claim.id
    left join chain on chain.claim_id = claim.id
    left join backed on backed.representative_id = claim.representative_id
    left join about on about.claim_id = claim.id
    left join taken on taken.claim_id = claim.id
    left join quote on quote.claim_id = claim.id`,
  columns: [
    text('key', 'claim.key', 'Readable identifier, the same after the corpus is loaded again.'),
    nodeId('Claim', 'claim.key'),
    text('text', 'claim.text', 'The claim in our own words, one English sentence.'),
    text('kind', 'claim.kind', 'What it does.', ClaimKind),
    text(
      'polarity',
      'claim.polarity',
      'Whether it affirms or denies. A denial never supports what it denies.',
      Polarity,
    ),
    nullable(text('hedge', 'claim.hedge', 'The words that weaken it. Null when there are none.')),
    text('form', 'claim.form', 'How the article renders it.', ClaimForm),
    nullable(
      text(
        'quote',
        'quote.exact',
        'Its words in the article, stretches joined by " … ". Null while the text is not attached.',
      ),
    ),
    list('holder_names', 'holder.names', 'Whose claim it is. Empty for an unsigned writer.'),
    list('holder_slugs', 'holder.slugs', 'Their slugs, in the same order. Empty for whoever has no name.'),
    list('holder_kinds', 'holder.kinds', 'What they are, in the same order.', SpeakerKind),
    list('holder_roles', 'holder.roles', 'The capacities in which they speak, in the same order.', Role),
    integer(
      'chain_length',
      'chain.length',
      'Links from the reader to the deepest speaker: 2 or more for what was said at second hand.',
    ),
    boolean(
      'named_backing',
      'backed.representative_id is not null',
      'Whether somebody with a name holds it, or an accepted claim that says the same.',
    ),
    about('countries', 'Countries, by code,'),
    about('people', 'People, by slug,'),
    about('organizations', 'Organizations, by slug,'),
    about('topics', 'Topics, by slug,'),
    list('questions', "coalesce(taken.questions, '{}')", 'Questions that it takes a position on, by slug.'),
    list(
      'positions',
      "coalesce(taken.positions, '{}')",
      'The positions that it takes, in the same order.',
      StancePosition,
    ),
    ...dates('said', 'claim.said', 'When it was said'),
    nullable(text('said_basis', 'claim.said_basis', 'How we know when it was said.', Basis)),
    ...dates('due', 'claim.due', 'When what it predicts or promises is to happen'),
    text('article', 'article.slug', 'Where it is made, by slug.'),
    nullable(text('article_title', 'article.title', 'Headline. Null when not seen.')),
    nullable(text('article_url', 'article.url', 'Address. Null when none was found.')),
    integer('ordinal', 'claim.ordinal', 'Its place among the claims of its article, from 1.'),
    ...dates('published', 'article.published', 'When the article was published'),
    nullable(text('published_basis', 'article.published_basis', 'How we know when it was published.', Basis)),
    nullable(text('source', 'source.slug', 'What carried the article, by slug. Null when unknown.')),
    nullable(text('source_name', 'source.name', 'Its usual name.')),
    nullable(text('source_country', 'source.country_code', 'The country that it is published from.')),
    text(
      'says_the_same_as',
      'representative.key',
      'The first recorded of the claims that are EQUIVALENT to it, itself where there is no other: group by it to count once what was said often.',
    ),
    text('review', 'claim.review', 'What the reviewers decided.', Review),
    moment('recorded_at', 'claim.recorded_at', 'When it was recorded here.'),
    nullable(moment('retracted_at', 'claim.retracted_at', 'When it was withdrawn here.')),
  ],
}
