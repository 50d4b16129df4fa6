import type { Draft, Place } from './draft.ts'
import { dateColumns } from './edtf.ts'
import type { Article } from './read.ts'
import type { Row } from './tables.ts'

type Claim = Article['claims'][number]

/** The unnamed speakers of an article, by label. */
export type Unnamed = Map<string, { id: number; kind: 'COLLECTIVE' | 'ANONYMOUS' | 'DOCUMENT' }>

interface Setting {
  articleId: number
  textId: number
  ordinal: number
  unnamed: Unnamed
}

/** A claim, with its subjects, its chain and where its words stand. */
export function addClaim(draft: Draft, here: Place, written: Claim, setting: Setting): void {
  const { rows, nextId, idOf } = draft
  const { said, due, subjects, attributions, content, hedges, ...claim } = written
  const { articleId, textId, ordinal, unnamed } = setting
  const claimId = idOf('claim', claim.key)
  rows.claim.push({
    id: claimId,
    articleId,
    ordinal,
    ...claim,
    ...dateColumns('said', said?.date),
    saidBasis: said?.basis,
    ...dateColumns('due', due),
  })

  subjects.forEach((subject, nth) => {
    const target = targetOf(subject, here.at('subjects', nth))
    rows.claimSubject.push({ id: nextId('claimSubject'), claimId, basis: subject.basis, ...target })
  })

  const spans: Pick<Row<'span'>, 'attributionId' | 'role' | 'start' | 'end' | 'sha256'>[] = []
  const joint = new Map<number, number>()
  attributions.forEach(({ speaker, spans: marks, ...attribution }, nth) => {
    const id = nextId('attribution')
    const ordinal = joint.get(attribution.depth) ?? 0
    joint.set(attribution.depth, ordinal + 1)
    const credited = speakerOf(speaker, unnamed, here.at('attributions', nth, 'speaker'))
    rows.attribution.push({ id, claimId, ordinal, ...attribution, ...credited })
    for (const mark of marks) spans.push({ attributionId: id, ...mark })
  })
  for (const stretch of content) spans.push({ role: 'CONTENT', ...stretch })
  for (const stretch of hedges) spans.push({ role: 'HEDGE', ...stretch })
  spans.sort((a, b) => a.start - b.start || a.end - b.end)
  spans.forEach((span, nth) => {
    rows.span.push({ id: nextId('span'), claimId, textId, ordinal: nth + 1, ...span })
  })
}

function targetOf(subject: Claim['subjects'][number], here: Place) {
  if ('person' in subject) return { personId: here.find('person', subject.person, 'person') }
  if ('organization' in subject)
    return { organizationId: here.find('organization', subject.organization, 'organization') }
  if ('topic' in subject) return { topicId: here.find('topic', subject.topic, 'topic') }
  here.checkCountry(subject.country, 'country')
  return { countryCode: subject.country }
}

function speakerOf(
  speaker: Claim['attributions'][number]['speaker'],
  unnamed: Unnamed,
  here: Place,
): Pick<Row<'attribution'>, 'speakerKind' | 'personId' | 'organizationId' | 'unnamedSpeakerId'> {
  if ('person' in speaker)
    return { speakerKind: 'PERSON', personId: here.find('person', speaker.person, 'person') }
  if ('organization' in speaker) {
    const organizationId = here.find('organization', speaker.organization, 'organization')
    return { speakerKind: 'ORGANIZATION', organizationId }
  }
  if ('writer' in speaker) {
    const writer = speaker.writer === true ? undefined : speaker.writer
    return { speakerKind: 'WRITER', personId: here.findIfGiven('person', writer, 'writer') }
  }
  const known = unnamed.get(speaker.unnamed)
  if (!known) here.fault(['unnamed'], `unnamedSpeakers has no "${speaker.unnamed}"`)
  return { speakerKind: known?.kind ?? 'ANONYMOUS', unnamedSpeakerId: known?.id }
}
