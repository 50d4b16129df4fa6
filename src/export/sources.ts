import { Basis, ControlKind, SourceKind } from '../database/generated/enums.ts'
import { integer, list, nodeId, nullable, text } from './column.ts'
import type { Table } from './table.ts'

const control = (name: string, sql: string, description: string, vocabulary?: Record<string, string>) =>
  list(
    `control_${name}`,
    `array(select ${sql} from source_control
      left join organization owner on owner.id = source_control.owner_id
      where source_control.source_id = source.id and source_control.retracted_at is null
      order by source_control.id)`,
    description,
    vocabulary,
  )

export const sources: Table = {
  name: 'sources',
  description: 'Sources, one a row, with who controls them.',
  filter: 'sources',
  order: 'As recorded.',
  orderBy: 'source.id',
  from: `source
    left join source parent on parent.id = source.parent_id
    left join organization publisher on publisher.id = source.publisher_id`,
  columns: [
    text('slug', 'source.slug', 'Readable identifier.'),
    nodeId('Source', 'source.slug'),
    text('name', 'source.name', 'Usual name.'),
    text('kind', 'source.kind', 'What it is.', SourceKind),
    list('other_names', 'source.other_names', 'Other names in use.'),
    list('domains', 'source.domains', 'Internet domains that it publishes under.'),
    nullable(text('country', 'source.country_code', 'The country that it is published from, by code.')),
    nullable(text('parent', 'parent.slug', 'The source that it is an edition or a part of, by slug.')),
    nullable(text('publisher', 'publisher.slug', 'The organization that publishes it, by slug.')),
    nullable(text('publisher_name', 'publisher.name', 'The name of that organization.')),
    control('kinds', 'source_control.kind', 'Who controls it, by kind.', ControlKind),
    control(
      'countries',
      "coalesce(source_control.country_code, '')",
      'The country of each, by code, in the same order. Empty when not recorded.',
    ),
    control(
      'owners',
      "coalesce(owner.name, source_control.owner_name, '')",
      'The name of each, in the same order. Empty when none is named.',
    ),
    control(
      'typologies',
      "coalesce(source_control.typology, '')",
      "Code of each in the State Media Monitor's list, in the same order. Empty when it rests on another.",
    ),
    control(
      'from',
      "coalesce(to_char(source_control.period_from, 'YYYY-MM-DD'), '')",
      'First day of each, in the same order. Empty when open or unknown.',
    ),
    control(
      'to',
      "coalesce(to_char(source_control.period_to, 'YYYY-MM-DD'), '')",
      'Last day of each, in the same order. Empty when open or unknown.',
    ),
    control(
      'edtf',
      "coalesce(source_control.period_edtf, '')",
      'Period of each in EDTF, in the same order. Empty when not recorded.',
    ),
    control(
      'attested',
      'source_control.is_attested',
      '"true" where the period is no stated one, but runs from the first to the last day each was seen to hold, in the same order.',
    ),
    control('basis', 'source_control.basis', 'How we know of each, in the same order.', Basis),
    integer(
      'articles',
      '(select count(*) from article where article.source_id = source.id)',
      'How many of its articles are recorded.',
    ),
  ],
}
