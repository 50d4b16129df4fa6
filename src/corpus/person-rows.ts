import type { Draft, Place } from './draft.ts'
import { periodColumns } from './edtf.ts'
import type { Corpus } from './read.ts'

type Person = Corpus['people']['content'][number]

/** A person, with names, affiliations and facts. */
export function addPerson({ rows, nextId, idOf }: Draft, here: Place, written: Person): void {
  const { slug, name, wikidata, names, affiliations, facts } = written
  const personId = idOf('person', slug)
  rows.person.push({ id: personId, slug, name, wikidata })

  rows.personName.push({ id: nextId('personName'), personId, text: name, kind: 'PREFERRED' })
  names.forEach(({ references, ...spelling }, nth) => {
    const personNameId = nextId('personName')
    rows.personName.push({ id: personNameId, personId, ...spelling })
    here.at('names', nth).refer(references, { personNameId })
  })

  affiliations.forEach(({ organization, references, period, attested, ...affiliation }, nth) => {
    const there = here.at('affiliations', nth)
    const affiliationId = nextId('affiliation')
    rows.affiliation.push({
      id: affiliationId,
      personId,
      ...affiliation,
      organizationId: there.findIfGiven('organization', organization, 'organization'),
      ...periodColumns(period, attested),
    })
    there.refer(references, { affiliationId })
  })

  facts.forEach(({ country, topic, references, period, attested, ...fact }, nth) => {
    const there = here.at('facts', nth)
    const factId = nextId('fact')
    there.checkCountry(country, 'country')
    rows.fact.push({
      id: factId,
      personId,
      ...fact,
      countryCode: country,
      topicId: there.findIfGiven('topic', topic, 'topic'),
      ...periodColumns(period, attested),
    })
    there.refer(references, { factId })
  })
}
