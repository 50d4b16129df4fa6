import { Mention } from '../database/generated/enums.ts'
import { nullable, text } from './column.ts'
import type { Table } from './table.ts'

const KINDS = { COUNTRY: 'COUNTRY', PERSON: 'PERSON', ORGANIZATION: 'ORGANIZATION', TOPIC: 'TOPIC' }

export const subjects: Table = {
  name: 'subjects',
  description: 'What claims are about, one subject of one claim a row. Selected by claims.',
  filter: 'claims',
  order: 'Claims as recorded, the subjects of each as recorded.',
  orderBy: 'claim_subject.claim_id, claim_subject.id',
  from: `claim_subject
    join claim on claim.id = claim_subject.claim_id
    join article on article.id = claim.article_id
    left join country on country.code = claim_subject.country_code
    left join person on person.id = claim_subject.person_id
    left join organization on organization.id = claim_subject.organization_id
    left join topic on topic.id = claim_subject.topic_id`,
  columns: [
    text('claim', 'claim.key', 'The claim, by key.'),
    text(
      'kind',
      `case when country.code is not null then 'COUNTRY' when person.id is not null then 'PERSON'
        when organization.id is not null then 'ORGANIZATION' else 'TOPIC' end`,
      'What the subject is.',
      KINDS,
    ),
    text(
      'subject',
      'coalesce(country.code, person.slug, organization.slug, topic.slug)',
      'Code of the country, or slug.',
    ),
    text('name', 'coalesce(country.name, person.name, organization.name, topic.name)', 'Usual name.'),
    text('basis', 'claim_subject.basis', 'How the claim mentions it.', Mention),
    nullable(text('country', 'country.code', 'The country, by code. Null when it is none.')),
    nullable(text('person', 'person.slug', 'The person, by slug. Null when it is none.')),
    nullable(text('organization', 'organization.slug', 'The organization, by slug. Null when it is none.')),
    nullable(text('topic', 'topic.slug', 'The topic, by slug. Null when it is none.')),
    text('article', 'article.slug', 'Where the claim is made, by slug.'),
  ],
}
