import { Basis, Role } from '../database/generated/enums.ts'
import { type Column, list, nodeId, nullable, text } from './column.ts'
import type { Table } from './table.ts'

const STANDS = "retracted_at is null and rank <> 'DEPRECATED'"

const fact = (name: string, property: string, value: string, description: string): Column[] => {
  const of = (sql: string) =>
    `array(select ${sql} from fact left join topic on topic.id = fact.topic_id
      where fact.person_id = person.id and fact.property = '${property}' and fact.${STANDS} order by fact.id)`
  return [
    list(name, of(value), `${description} Facts known to be wrong are left out.`),
    list(`${name}_basis`, of('fact.basis'), 'How we know, in the same order.', Basis),
  ]
}

const post = (name: string, sql: string, description: string, vocabulary?: Record<string, string>) =>
  list(
    `post_${name}`,
    `array(select ${sql} from affiliation
      left join organization on organization.id = affiliation.organization_id
      where affiliation.person_id = person.id and affiliation.retracted_at is null order by affiliation.id)`,
    description,
    vocabulary,
  )

export const people: Table = {
  name: 'people',
  description: 'People, one a row, with what is stated of them.',
  filter: 'people',
  order: 'As recorded.',
  orderBy: 'person.id',
  from: 'person',
  columns: [
    text('slug', 'person.slug', 'Readable identifier.'),
    nodeId('Person', 'person.slug'),
    text('name', 'person.name', 'Preferred name in English.'),
    nullable(text('wikidata', 'person.wikidata', 'Wikidata item. Null when none was found.')),
    list(
      'names',
      'array(select person_name.text from person_name where person_name.person_id = person.id order by id)',
      'Every recorded spelling.',
    ),
    ...fact('citizen_of', 'CITIZENSHIP', 'fact.country_code', 'Countries of citizenship, by code.'),
    ...fact('resident_in', 'RESIDENCE', 'fact.country_code', 'Countries of residence, by code.'),
    ...fact(
      'expert_on',
      'EXPERTISE',
      'coalesce(fact.country_code, topic.slug, fact.detail)',
      'Countries by code, topics by slug, or fields in words, known by profession.',
    ),
    post('titles', 'affiliation.title', 'Posts, as the evidence words them.'),
    post(
      'organizations',
      "coalesce(organization.slug, '')",
      'Where each is held, by slug, in the same order. Empty when only the title is known.',
    ),
    post(
      'countries',
      "coalesce(organization.country_code, '')",
      'The country of that organization, by code, in the same order. Empty when there is none.',
    ),
    post('roles', 'affiliation.role', 'The capacity in which each makes one speak, in the same order.', Role),
    post(
      'from',
      "coalesce(to_char(affiliation.period_from, 'YYYY-MM-DD'), '')",
      'First day of each, in the same order. Empty when open or unknown.',
    ),
    post(
      'to',
      "coalesce(to_char(affiliation.period_to, 'YYYY-MM-DD'), '')",
      'Last day of each, in the same order. Empty when open or unknown.',
    ),
    post(
      'edtf',
      "coalesce(affiliation.period_edtf, '')",
      'Period of each in EDTF, in the same order. Empty when not recorded.',
    ),
    post(
      'attested',
      'affiliation.is_attested',
      '"true" where the period is no stated one, but runs from the first to the last day each was seen to hold, in the same order.',
    ),
    post('basis', 'affiliation.basis', 'How we know of each, in the same order.', Basis),
  ],
}
