import { ClaimFilter, whichClaims } from '../claims/claim-filter.ts'
import type { Prisma } from '../database/generated/client.ts'
import { Genre } from '../database/generated/enums.ts'
import { builder } from '../graphql/builder.ts'
import { DayRange, liesIn } from '../graphql/dates.ts'
import { describeEnum } from '../graphql/enums.ts'
import { filtersOn } from '../graphql/filter.ts'
import { looksForWords } from '../graphql/words.ts'
import { PersonFilter } from '../people/person-filter.ts'
import { whichAnswer } from '../search/matching.ts'
import { ControlWhenPublished, whichControlled } from '../sources/control-when-published.ts'
import { SourceFilter } from '../sources/source-filter.ts'

export const GenreEnum = builder.enumType(Genre, describeEnum('Genre'))

const { is, defineListFilter } = filtersOn<Prisma.ArticleWhereInput>()

export const ArticleFilter = defineListFilter(
  'ArticleFilter',
  'Only those articles that fit every field given.',
  {
    slug: is(['ArticleSlug'], 'Only these.', (slugs) => ({ slug: { in: slugs } })),
    text: is(
      'String',
      'Only those whose title answers this as it would answer `search`. An article without a title never fits.',
      (asked) => whichAnswer('Article', asked),
      looksForWords,
    ),
    publishedBy: is(
      SourceFilter.ref,
      'Only those of such a source. An article without a source never fits.',
      (source) => ({
        source: SourceFilter.where(source),
      }),
    ),
    controlledBy: is(
      ControlWhenPublished,
      'Only those whose source was under such control when they were published.',
      whichControlled,
    ),
    isReprint: is(
      'Boolean',
      'True: only those recorded as reprints of another article. False: only the others.',
      (isReprint) => ({ originId: isReprint ? { not: null } : null }),
    ),
    published: is(DayRange, 'Only those published wholly in this range.', (range) =>
      liesIn(range, 'publishedFrom', 'publishedTo'),
    ),
    genre: is([GenreEnum], 'Only those of one of these genres.', (genres) => ({ genre: { in: genres } })),
    language: is(
      ['String'],
      'Only those in one of these languages, as BCP 47 tags such as "en".',
      (tags) => ({ language: { in: tags } }),
    ),
    madeBy: is(
      PersonFilter.ref,
      'Only those with such a person in the byline, in whatever role.',
      (person) => ({
        bylines: { some: { person: PersonFilter.where(person) } },
      }),
    ),
    claims: is(ClaimFilter.ref, 'Only those in which such a claim is made.', (claim) => ({
      claims: { some: whichClaims(claim) },
    })),
  },
)
