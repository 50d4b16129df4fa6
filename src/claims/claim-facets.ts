import type { ObjectRef } from '@pothos/core'
import type { Database } from '../database/client.ts'
import { Values } from '../database/where.ts'
import { builder, type SchemaTypes } from '../graphql/builder.ts'
import { PAGE_DEFAULT, PAGE_LIMIT } from '../graphql/cursor.ts'
import { declares } from '../graphql/declare.ts'
import { checkSize } from '../graphql/page-arguments.ts'
import { claimFacetsSql } from './claim-facets-sql.ts'
import { ClaimFilter } from './claim-filter.ts'
import { bucketsSql, matchingSql } from './count-facet.ts'
import * as facetTypes from './facet-types.ts'
import { FACETS, type FacetName, type Filter } from './facets.ts'

type Counts = { total: number; buckets: facetTypes.Bucket[] }

/** Options of a field that counts by a facet. `own` are the fields of the filter that ask for the facet itself. */
function countedBy(name: FacetName, type: ObjectRef<SchemaTypes, Counts>, own: string, description: string) {
  return {
    type,
    description,
    extensions: { checkArguments: checkSize },
    args: builder.args((t) => ({
      first: t.int({
        required: false,
        defaultValue: PAGE_DEFAULT,
        description: `How many buckets to list: 0 to ${PAGE_LIMIT}. \`total\` tells how many there are.`,
      }),
      excludeOwn: t.boolean({
        required: false,
        defaultValue: false,
        description: `True: as if the filter did not ask for ${own}, so that the alternatives are counted too. What is asked within allOf, anyOf and not stays.`,
      }),
    })),
    resolve: (
      { filter }: { filter: Filter },
      { first, excludeOwn }: { first?: number | null; excludeOwn?: boolean | null },
      { database }: { database: Database },
    ) => count(database, name, filter, { first, excludeOwn }),
  }
}

async function count(
  database: Database,
  name: FacetName,
  asked: Filter,
  { first, excludeOwn }: { first?: number | null; excludeOwn?: boolean | null },
): Promise<Counts> {
  const facet = FACETS[name]
  const filter = excludeOwn ? facet.withoutOwn(asked) : asked
  const values = new Values()
  const buckets = await database.$queryRawUnsafe<facetTypes.Bucket[]>(
    `with ${matchingSql('counted', filter, facet.columns, values)}
    select * from (${bucketsSql(facet, 'counted', filter, values)}) bucket order by place`,
    ...values.list,
  )
  return { total: buckets.length, buckets: buckets.slice(0, first ?? PAGE_DEFAULT) }
}

async function countAll(database: Database, filter: Filter): Promise<number> {
  const values = new Values()
  const [row] = await database.$queryRawUnsafe<{ count: number }[]>(
    `with ${matchingSql('counted', filter, [], values)} select count(*)::int as count from counted`,
    ...values.list,
  )
  return row?.count ?? 0
}

const OWN_SPEAKER = 'Counts the holders who fit `attributedTo`; joint holders count each.'

const ClaimFacets = builder.objectRef<{ filter: Filter }>('ClaimFacets').implement({
  description:
    'Claims of a list, counted by what they have. A claim counts once in every bucket that it belongs in, so counts may add up to more than there are claims. A claim that belongs in none counts in a bucket of its own, whose fields are null.',
  fields: (t) => ({
    totalCount: t.int({
      description: 'How many claims there are in all.',
      resolve: ({ filter }, _args, { database }) => countAll(database, filter),
    }),
    countries: t.field(
      countedBy(
        'countries',
        facetTypes.CountryFacet,
        'about.country',
        'By country spoken of, mentioned in one of the ways of about.basis: explicitly or by a word that refers back, where the filter does not say. A claim about two countries counts at both.',
      ),
    ),
    topics: t.field(
      countedBy(
        'topics',
        facetTypes.TopicFacet,
        'about.topic',
        'By topic spoken of, mentioned in one of the ways of about.basis.',
      ),
    ),
    people: t.field(
      countedBy(
        'people',
        facetTypes.PersonFacet,
        'about.person',
        'By person spoken of, mentioned in one of the ways of about.basis.',
      ),
    ),
    organizations: t.field(
      countedBy(
        'organizations',
        facetTypes.OrganizationFacet,
        'about.organization',
        'By organization spoken of, mentioned in one of the ways of about.basis.',
      ),
    ),
    speakers: t.field(
      countedBy(
        'speakers',
        facetTypes.SpeakerFacet,
        'attributedTo.person and attributedTo.organization',
        `By speaker. ${OWN_SPEAKER} Of unnamed speakers, each article has its own.`,
      ),
    ),
    roles: t.field(
      countedBy(
        'roles',
        facetTypes.RoleFacet,
        'attributedTo.role',
        `By the capacity of the speaker. ${OWN_SPEAKER}`,
      ),
    ),
    speakerKinds: t.field(
      countedBy(
        'speakerKinds',
        facetTypes.SpeakerKindFacet,
        'attributedTo.speakerKind and attributedTo.named',
        `By what the speaker is. ${OWN_SPEAKER}`,
      ),
    ),
    speakerCountries: t.field(
      countedBy(
        'speakerCountries',
        facetTypes.CountryFacet,
        'attributedTo.from',
        `By the country that the speaker is from, as \`from\` has it without more: by citizenship, affiliation or description, on basis TEXT or EXTERNAL. ${OWN_SPEAKER} Null are those of whom none is so recorded.`,
      ),
    ),
    sources: t.field(
      countedBy('sources', facetTypes.SourceFacet, 'publishedBy.slug', 'By the source of the article.'),
    ),
    sourceCountries: t.field(
      countedBy(
        'sourceCountries',
        facetTypes.CountryFacet,
        'publishedBy.country',
        'By the country that the source is published from. Null also where the source is unknown.',
      ),
    ),
    controls: t.field(
      countedBy(
        'controls',
        facetTypes.ControlFacet,
        'publishedBy.control',
        'By who controlled the source when the article was published: entries on basis TEXT or EXTERNAL of no period, or of one that has a day of publication in it. The filter publishedBy.control asks for whatever time.',
      ),
    ),
    kinds: t.field(countedBy('kinds', facetTypes.KindFacet, 'kind', 'By what the claim does.')),
    forms: t.field(countedBy('forms', facetTypes.FormFacet, 'form', 'By how the article renders it.')),
    polarities: t.field(
      countedBy('polarities', facetTypes.PolarityFacet, 'polarity', 'By whether it affirms or denies.'),
    ),
    stances: t.field(
      countedBy(
        'stances',
        facetTypes.StanceFacet,
        'stance.question and stance.position',
        'By position taken on a question. Counts the stances that fit `stance`.',
      ),
    ),
  }),
})

builder.queryField('claimFacets', (t) =>
  t.field({
    ...declares({ kind: 'written', sql: claimFacetsSql }),
    type: ClaimFacets,
    description: 'How many claims there are of each country, speaker, source and more.',
    args: {
      filter: t.arg({
        type: ClaimFilter.ref,
        required: false,
        description: 'Only the claims that fit it. Without it, all that are accepted.',
      }),
    },
    resolve: (_root, { filter }) => ({ filter: filter ?? {} }),
  }),
)
