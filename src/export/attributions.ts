import { Basis, CueForce, Role, SpeakerKind } from '../database/generated/enums.ts'
import { boolean, dates, integer, list, nullable, text } from './column.ts'
import type { Table } from './table.ts'

export const attributions: Table = {
  name: 'attributions',
  description: 'The chains by which claims reach the reader, one link a row. Selected by claims.',
  filter: 'claims',
  order: 'Claims as recorded, each chain from its outermost speaker.',
  orderBy: 'attribution.claim_id, attribution.depth, attribution.ordinal',
  from: `attribution
    join claim on claim.id = attribution.claim_id
    join article on article.id = claim.article_id
    left join source on source.id = article.source_id
    left join person on person.id = attribution.person_id
    left join organization on organization.id = attribution.organization_id
    left join unnamed_speaker on unnamed_speaker.id = attribution.unnamed_speaker_id
    left join background on background.attribution_id = attribution.id`,
  gathered: {
    background: `
      select attribution_id, array_agg(country_code order by kind, origin_id) as countries,
        array_agg(kind order by kind, origin_id) as kinds,
        array_agg(country_basis order by kind, origin_id) as bases
      from attribution_trait
      where attribution_id in (select id from attribution where claim_id = any ($1::integer[]))
        and country_code is not null and kind <> 'EXPERTISE'
      group by attribution_id`,
  },
  columns: [
    text('claim', 'claim.key', 'The claim, by key.'),
    integer('depth', 'attribution.depth', 'Place in the chain: 0 is the outermost speaker.'),
    integer('ordinal', 'attribution.ordinal', 'Place among the joint speakers of one depth, from 0.'),
    boolean('is_holder', 'attribution.is_holder', 'True for the one whose claim it is.'),
    text('speaker_kind', 'attribution.speaker_kind', 'What the speaker is.', SpeakerKind),
    nullable(
      text(
        'speaker_name',
        'coalesce(person.name, organization.name, unnamed_speaker.label)',
        'Usual name, or what the article first calls whoever has none. Null for an unsigned writer.',
      ),
    ),
    nullable(text('person', 'person.slug', 'The person who speaks, by slug. Null when it is none.')),
    nullable(
      text(
        'organization',
        'organization.slug',
        'The organization that speaks, by slug. Null when it is none.',
      ),
    ),
    nullable(
      text(
        'unnamed_speaker',
        'unnamed_speaker.label',
        'Who speaks without a name: one and the same within an article, never across articles.',
      ),
    ),
    nullable(text('label', 'attribution.label', 'The speaker as printed here. Null where none is shown.')),
    text('role', 'attribution.role', 'The capacity in which the speaker speaks here.', Role),
    nullable(text('cue', 'attribution.cue', 'The reporting words. Null when there are none.')),
    nullable(
      text(
        'force',
        'attribution.force',
        'How much the cue commits the one who reports. Null without a cue.',
        CueForce,
      ),
    ),
    list(
      'from_countries',
      "coalesce(background.countries, '{}')",
      'Countries that the speaker is from on the days the claim was made, by code, in the everyday sense: on every basis.',
    ),
    list('from_kinds', "coalesce(background.kinds, '{}')", 'By what, in the same order.', {
      CITIZENSHIP: 'CITIZENSHIP',
      AFFILIATION: 'AFFILIATION',
      DESCRIPTION: 'DESCRIPTION',
    }),
    list('from_basis', "coalesce(background.bases, '{}')", 'How we know, in the same order.', Basis),
    text('article', 'article.slug', 'Where the claim is made, by slug.'),
    ...dates('published', 'article.published', 'When the article was published'),
    nullable(text('source', 'source.slug', 'What carried the article, by slug. Null when unknown.')),
    nullable(text('source_country', 'source.country_code', 'The country that it is published from.')),
  ],
}
