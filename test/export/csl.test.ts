import { Cite, plugins } from '@citation-js/core'
import '@citation-js/plugin-csl'
import { beforeAll, describe, expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'
import { exportsOf } from './exported.ts'
import { createSpeech } from './speech.ts'

const corpus = useServer('corpus')
const world = useServer('empty')
const shipped = exportsOf(corpus.origin)
const small = exportsOf(world.origin)

beforeAll(() => createSpeech(world.database))

describe('CSL-JSON', () => {
  test('has every article of the corpus', async () => {
    const items = await shipped.json('articles.csl.json')
    expect(items).toHaveLength(await corpus.database.article.count())
    expect(items.find(({ id }: { id: string }) => id.startsWith('a0'))).toMatchObject({
      type: 'article-newspaper',
      'container-title': 'The Japan Times',
      issued: { 'date-parts': [[2013, 10, 31]] },
    })
  })

  // Without guesses, it leaves out what is no variable of CSL, or not of its type.
  test.each([
    ['corpus', shipped],
    ['world', small],
  ])('of the %s is read in full by a program that knows the variables', async (_, { json }) => {
    const items = await json('articles.csl.json')
    expect(plugins.input.util.clean(items, false)).toEqual(items)
  })

  test.each([
    ['apa', 'Ann Lee. (2013, November). Talks dead. The Gazette. https://example.org/speech'],
    [
      'harvard1',
      'Ann Lee (2013) “Talks dead,” The Gazette, November. Available at: https://example.org/speech.',
    ],
  ])('is cited by a program that knows the styles: %s', async (template, citation) => {
    const items = await small.json('articles.csl.json', { slug: 'speech' })
    const cited = new Cite(items, { forceType: '@csl/list+object' }).format('bibliography', {
      template,
      format: 'text',
    })
    expect(cited.trim()).toBe(citation)
  })

  test('every article of the corpus is cited with its title and its year', async () => {
    const items = await shipped.json('articles.csl.json')
    for (const item of items) {
      const cited = new Cite([item], { forceType: '@csl/list+object' }).format('bibliography', {
        template: 'apa',
        format: 'text',
      })
      expect(cited).toContain(item.title ?? item['container-title'])
      expect(cited).toContain(String(item.issued['date-parts'][0][0]))
    }
  })

  test('takes the filter of articles', async () => {
    expect(await small.json('articles.csl.json', { slug: 'speech' })).toEqual([
      {
        id: 'speech',
        type: 'article-newspaper',
        title: 'Talks dead',
        author: [{ literal: 'Ann Lee' }],
        'container-title': 'The Gazette',
        issued: { 'date-parts': [[2013, 11]] },
        URL: 'https://example.org/speech',
        language: 'en',
      },
    ])
  })
})
