import type { Draft, Place } from './draft.ts'
import { periodColumns } from './edtf.ts'
import type { Corpus } from './read.ts'

type Source = Corpus['sources']['content'][number]

/** A source, and who controls it. */
export function addSource({ rows, nextId, idOf }: Draft, here: Place, written: Source): void {
  const { country, parent, publisher, references, control: controls, ...source } = written
  const sourceId = idOf('source', source.slug)
  here.checkCountry(country, 'country')
  rows.source.push({
    id: sourceId,
    ...source,
    countryCode: country,
    parentId: here.findIfGiven('source', parent, 'parent'),
    publisherId: here.findIfGiven('organization', publisher, 'publisher'),
  })
  here.refer(references, { sourceId })

  controls.forEach(({ country, owner, references, period, attested, ...control }, nth) => {
    const there = here.at('control', nth)
    const controlId = nextId('sourceControl')
    there.checkCountry(country, 'country')
    rows.sourceControl.push({
      id: controlId,
      sourceId,
      ...control,
      countryCode: country,
      ownerId: there.findIfGiven('organization', owner, 'owner'),
      ...periodColumns(period, attested),
    })
    there.refer(references, { controlId })
  })
}
