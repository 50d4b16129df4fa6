import type { Prisma } from '../database/generated/client.ts'
import { filtersOn } from '../graphql/filter.ts'
import { contains } from '../graphql/names.ts'
import { looksForWords } from '../graphql/words.ts'
import { whichAnswer } from '../search/matching.ts'
import { CitizenOf, ExpertOn, From, ResidentIn, WorksFor, whichPeople } from './background-filter.ts'
import { QuotedBy, whichAreQuoted } from './quoted-by.ts'

const { is, defineListFilter } = filtersOn<Prisma.PersonWhereInput>()

export const PersonFilter = defineListFilter('PersonFilter', 'Only those people who fit every field given.', {
  slug: is(['PersonSlug'], 'Only these.', (slugs) => ({ slug: { in: slugs } })),
  text: is(
    'String',
    'Only those whose names answer this as they would answer `search`, also by a similar spelling.',
    (asked) => whichAnswer('Person', asked),
    looksForWords,
  ),
  name: is('String', 'Only those one of whose recorded names contains this, whatever its case.', (name) => ({
    names: { some: { text: contains(name) } },
  })),
  from: is(
    From,
    'Only citizens of a country, or holders at any time of a post in one of its organizations.',
    whichPeople.from,
  ),
  citizenOf: is(CitizenOf, 'Only those of whom such a citizenship is recorded.', whichPeople.citizenOf),
  residentIn: is(ResidentIn, 'Only those of whom such a residence is recorded.', whichPeople.residentIn),
  worksFor: is(WorksFor, 'Only those of whom such a post is recorded.', whichPeople.worksFor),
  quotedBy: is(QuotedBy, 'Only those whom these sources quote.', whichAreQuoted),
  expertOn: is(ExpertOn, 'Only those of whom such an expertise is recorded.', whichPeople.expertOn),
})
