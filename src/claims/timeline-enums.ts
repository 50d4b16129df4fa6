import { builder } from '../graphql/builder.ts'

export const TimelineAxis = builder.enumType('TimelineAxis', {
  description: 'By what days claims are placed in time.',
  values: {
    PUBLISHED: { description: 'When the article was published.' },
    SAID: { description: 'When the claim was said, where that is recorded.' },
    DUE: { description: 'When what the claim predicts or promises falls due, where it gives a time.' },
    EVENT: {
      description:
        'When the events happened that it is about, mentioned in one of the ways of about.basis, or that its stances speak of. A claim of several events counts at each.',
    },
  } as const,
})

export const TimelineInterval = builder.enumType('TimelineInterval', {
  description: 'How long the buckets of a timeline are, by the Gregorian calendar.',
  values: {
    DAY: { description: 'From midnight to midnight.' },
    WEEK: { description: 'From Monday to Sunday.' },
    MONTH: { description: 'From its first day to its last.' },
    QUARTER: { description: 'From January, April, July and October.' },
    YEAR: { description: 'From 1 January to 31 December.' },
    DECADE: { description: 'From a year that ends in 0 to one that ends in 9.' },
  } as const,
})

export const ClaimFacet = builder.enumType('ClaimFacet', {
  description: 'By what claims can be counted, as in ClaimFacets.',
  values: {
    COUNTRY: { value: 'countries', description: 'Country spoken of, by code.' },
    TOPIC: { value: 'topics', description: 'Topic spoken of, by slug.' },
    PERSON: { value: 'people', description: 'Somebody spoken of, by slug.' },
    ORGANIZATION: { value: 'organizations', description: 'Body spoken of, by slug.' },
    SPEAKER: { value: 'speakers', description: 'Holder, by slug, or by article and label where unnamed.' },
    ROLE: { value: 'roles', description: 'Capacity of the holder.' },
    SPEAKER_KIND: { value: 'speakerKinds', description: 'What the holder is.' },
    SPEAKER_COUNTRY: { value: 'speakerCountries', description: 'Where the holder is from, by code.' },
    SOURCE: { value: 'sources', description: 'What carried the article, by slug.' },
    SOURCE_COUNTRY: { value: 'sourceCountries', description: 'Where that is published, by code.' },
    CONTROL: { value: 'controls', description: 'Who controlled it, by kind and code of the country.' },
    KIND: { value: 'kinds', description: 'What the claim does.' },
    FORM: { value: 'forms', description: 'How the article renders it.' },
    POLARITY: { value: 'polarities', description: 'Whether it affirms or denies.' },
    STANCE: { value: 'stances', description: 'Position taken, by slug of the question and position.' },
  } as const,
})
