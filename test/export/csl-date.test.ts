import { expect, test } from 'vitest'
import { parseEdtf } from '../../src/corpus/edtf.ts'
import { dateOf } from '../../src/export/csl-date.ts'

test.each([
  ['2013-11-02', { 'date-parts': [[2013, 11, 2]] }],
  ['2013-11', { 'date-parts': [[2013, 11]] }],
  ['2012-02', { 'date-parts': [[2012, 2]] }],
  ['2013', { 'date-parts': [[2013]] }],
  ['2013-11-XX', { 'date-parts': [[2013, 11]] }],
  ['2014-21', { 'date-parts': [[2014]], season: 1 }],
  ['2013-11~', { 'date-parts': [[2013, 11]], circa: true }],
  ['2013-11-02?', { 'date-parts': [[2013, 11, 2]], circa: true }],
  [
    '2012-12-26/2014-09-03',
    {
      'date-parts': [
        [2012, 12, 26],
        [2014, 9, 3],
      ],
    },
  ],
  ['2012/2014', { 'date-parts': [[2012], [2014]] }],
  [
    '2012-11/2012-12',
    {
      'date-parts': [
        [2012, 11],
        [2012, 12],
      ],
    },
  ],
  ['2012-12-26/..', { literal: '2012-12-26/..' }],
])('%s is %j', (edtf, date) => {
  expect(dateOf(parseEdtf(edtf))).toEqual(date)
})
