import type { Vocabulary } from './random-value.ts'

const NAMES = {
  ArticleSlug: [
    'a2-sputnik-2017-03-22',
    'a3-asia-pacific-bulletin-250',
    'a4-japan-times-2013-11-02',
    'reprint',
  ],
  ClaimKey: ['A2-10', 'A3-33', 'A4-06', 'R-1'],
  CountryCode: ['CN', 'RU', 'JP', 'US', 'KR'],
  OrganizationSlug: ['mgimo', 'nids', 'government-russia'],
  PersonSlug: ['dmitry-streltsov', 'sergei-shoigu', 'stephen-blank', 'ada'],
  QuestionSlug: ['aim-at-china', 'who-initiated', 'cooperation'],
  SourceSlug: ['japan-times', 'sputnik-international', 'sputnik-radio'],
  TopicSlug: ['aim-at-china', 'japan-russia-two-plus-two-2013', 'sea-of-okhotsk'],
}

const ids = Object.entries(NAMES).flatMap(([scalar, names]) =>
  names.map((name) => Buffer.from(`${scalar.replace(/(Slug|Key|Code)$/, '')}:${name}`).toString('base64')),
)

/** Mostly what the corpus and its supplement have, so that answers are not empty. No range is the wrong way round. */
export const VOCABULARY: Vocabulary = {
  ...NAMES,
  Boolean: [true, false],
  Date: ['2013-11-02', '2014-01-01', '2017-03-20', '2012-10-15'],
  ID: [...ids, Buffer.from('Person:nobody').toString('base64')],
  Int: [2, 1, 3, 7, 0],
  UnnamedSpeakerKey: ['a0-japan-times-2013-10-31/pundits', 'a4-japan-times-2013-11-02/experts'],
  from: ['2013-11-02', '2012-10-15', '2010-01-01'],
  language: ['en', 'ru'],
  max: [7, 2, 1],
  min: [1, 0],
  name: ['a', 'Russia', 'Times', ''],
  title: ['minister', 'a', 'nothing'],
  to: ['2017-12-31', '2013-11-02'],
  words: ['Japan', 'Sergey Lavrov', 'ministers', '"security cooperation"', 'China -Russia', 'the', 'Shoygo'],
}
