import type { OrderedIndex } from '../graphql/ordered-index.ts'

// The tables that carry the order of claims beside what a filter asks, in the order in which they are tried. They know
// accepted claims alone. Kept by the triggers of the database: see the migrations claim_order
// and subject_stance.

const listed = { columns: { newestFirst: 'newestFirst' }, implied: { review: 'ACCEPTED' } }
const order = { newestFirst: 'newestFirst', id: 'claimId' }

const trait = {
  columns: {
    kind: 'kind',
    countryCode: 'countryCode',
    countryBasis: 'countryBasis',
  },
}

const mention = {
  columns: {
    countryCode: 'subjectCountryCode',
    topicId: 'subjectTopicId',
    topic: 'subjectTopicId',
    basis: 'mention',
  },
}

const subjectTrait = {
  model: 'SubjectTrait',
  order,
  covers: {
    ...listed,
    relations: {
      subjects: mention,
      attributions: { columns: { role: 'role' }, implied: { isHolder: true }, relations: { traits: trait } },
    },
  },
}

const subjectStance = {
  model: 'SubjectStance',
  order,
  covers: {
    ...listed,
    relations: {
      subjects: mention,
      stances: {
        columns: { questionId: 'questionId', question: 'questionId', position: 'position' },
        implied: { retractedAt: null },
      },
    },
  },
}

const stance = {
  model: 'Stance',
  order,
  covers: {
    ...listed,
    relations: {
      stances: {
        columns: {
          questionId: 'questionId',
          question: 'questionId',
          position: 'position',
          event: 'eventId',
          countryCode: 'countryCode',
          retractedAt: 'retractedAt',
        },
      },
    },
  },
}

const attribution = {
  model: 'Attribution',
  order,
  covers: {
    ...listed,
    relations: {
      attributions: {
        columns: {
          personId: 'personId',
          person: 'personId',
          organizationId: 'organizationId',
          organization: 'organizationId',
          role: 'role',
          speakerKind: 'speakerKind',
          isHolder: 'isHolder',
        },
      },
    },
  },
}

const attributionTrait = {
  model: 'AttributionTrait',
  order,
  covers: {
    ...listed,
    relations: {
      attributions: {
        columns: { role: 'role', isHolder: 'isHolder' },
        relations: {
          traits: {
            columns: {
              ...trait.columns,
              organizationId: 'organizationId',
              organization: 'organizationId',
              topic: 'topicId',
              basis: 'basis',
            },
          },
        },
      },
    },
  },
}

const subject = {
  model: 'ClaimSubject',
  order,
  covers: {
    columns: { ...listed.columns, sourceId: 'sourceId', source: 'sourceId' },
    implied: listed.implied,
    relations: {
      subjects: {
        columns: {
          countryCode: 'countryCode',
          topicId: 'topicId',
          topic: 'topicId',
          personId: 'personId',
          person: 'personId',
          organizationId: 'organizationId',
          organization: 'organizationId',
          basis: 'basis',
        },
      },
    },
  },
}

const claim = {
  model: 'Claim',
  order: { newestFirst: 'newestFirst', id: 'id' },
  covers: {
    columns: { ...listed.columns, review: 'review', sourceId: 'sourceId', source: 'sourceId', kind: 'kind' },
    implied: listed.implied,
  },
}

export const claimIndexes: OrderedIndex[] = [
  { ...subjectTrait, lead: ['subjectCountryCode', 'countryCode', 'role', 'kind'] },
  { ...subjectTrait, lead: ['subjectCountryCode', 'countryCode', 'kind'] },
  { ...subjectTrait, lead: ['subjectTopicId', 'countryCode', 'kind'] },
  { ...subjectStance, lead: ['questionId', 'subjectCountryCode', 'position'] },
  { ...subjectStance, lead: ['questionId', 'subjectCountryCode'] },
  { ...subjectStance, lead: ['questionId', 'subjectTopicId'] },
  { ...stance, lead: ['questionId', 'position'] },
  { ...stance, lead: ['questionId'] },
  { ...attribution, lead: ['personId'] },
  { ...attribution, lead: ['organizationId'] },
  { ...attributionTrait, lead: ['organizationId', 'kind'] },
  { ...attributionTrait, lead: ['topicId', 'kind'] },
  { ...attributionTrait, lead: ['countryCode', 'role', 'kind'] },
  { ...attributionTrait, lead: ['countryCode', 'kind'] },
  { ...subject, lead: ['personId'] },
  { ...subject, lead: ['organizationId'] },
  { ...subject, lead: ['topicId'] },
  { ...subject, lead: ['countryCode', 'sourceId'] },
  { ...subject, lead: ['countryCode'] },
  { ...claim, lead: ['sourceId'] },
  { ...attribution, lead: ['role'] },
  { ...claim, lead: ['kind'] },
]
