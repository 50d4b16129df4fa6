import { beforeAll } from 'vitest'
import { useServer } from '../harness/server.ts'
import { createWorld, sha256, stretch } from '../harness/world.ts'

/** Code points, UTF-16 units and bytes are all counted differently in it. The accent of "resume" is combining. */
const BODY =
  '🙂 The 𝒳-ray “would be a mistake”, she said, “for the re\u0301sume\u0301 of the treaty”. Later: naïve\u00a0hopes, O’Brien says 🚀.'

/** Where words stand in BODY, by code points. */
function words(exact: string) {
  const start = [...BODY.slice(0, BODY.indexOf(exact))].length
  return stretch(start, start + [...exact].length, BODY)
}

const person = (slug: string, name: string, ...names: string[]) => ({
  slug,
  name,
  names: names.map((text) => ({ text, kind: 'VARIANT' as const, references: [REFERENCE] })),
})
const REFERENCE = { url: 'https://example.org/', says: 'It is so.' }
const claim = (key: string, text: string) => ({ key, text })

/** A server on names, titles, claims and quotes that are nearly, but not quite, what is asked. */
export function useSmallLibrary() {
  const server = useServer('empty')
  beforeAll(() =>
    createWorld(server.database, {
      people: [
        person('lavrov', 'Sergei Lavrov', 'Sergey Lavrov', 'Сергей Викторович Лавров'),
        person('shoigu', 'Sergei Shoigu', 'Sergey Shoygu'),
        person('nunez', 'José Núñez'),
        person('o-brien', 'Conan O’Brien'),
        person('li', 'Li Shanjin'),
        person('liu', 'Liu Will'),
        person('wolowski', 'Łukasz Wołowski'),
      ],
      organizations: [
        {
          slug: 'health',
          name: 'World Health Organization',
          kind: 'ASSOCIATION',
          otherNames: ['WHO', 'Organisation mondiale de la Santé'],
        },
        {
          slug: 'ministry',
          name: 'Ministry of Foreign Affairs',
          kind: 'MINISTRY',
          otherNames: ['MFA', 'Foreign Office'],
        },
        { slug: 'nids', name: 'National Institute', kind: 'STATE_INSTITUTE', otherNames: ['防衛研究所'] },
      ],
      topics: [
        {
          slug: 'kurils',
          name: 'Kuril Islands dispute',
          kind: 'DISPUTE',
          otherNames: ['Southern Kurils', 'Northern Territories'],
        },
        { slug: 'senkaku', name: 'Senkaku/Diaoyu Islands', kind: 'PLACE' },
        { slug: 'northern-fleet', name: 'Northern Fleet', kind: 'THEME' },
      ],
      articles: [
        {
          slug: 'quoted',
          title: '“Naïve” hopes for a treaty',
          published: { date: '2014-03-06', basis: 'TEXT' },
          text: { sha256: sha256(BODY), length: [...BODY].length },
          claims: [
            {
              ...claim('mistake', 'Taking pictures by X-ray is wrong.'),
              content: [words('would be a mistake'), words('for the re\u0301sume\u0301 of the treaty')],
            },
            {
              ...claim('hopes', 'The hopes are in vain.'),
              content: [words('naïve\u00a0hopes, O’Brien says 🚀')],
            },
          ],
        },
        {
          slug: 'plain',
          published: { date: '2013-11-02', basis: 'TEXT' },
          claims: [
            { ...claim('aimed', 'Military cooperation is aimed at China.'), subjects: [{ country: 'CN' }] },
            claim('not-aimed', 'Cooperation, military and other, is not aimed at anybody.'),
            claim('percent', 'Spending grew by 100% in snake_case years.'),
            { ...claim('rejected', 'Military cooperation is a mistake.'), review: 'REJECTED' },
            claim('cafe', 'The cafe\u0301 of the Élysée “served” the 𝒳 delegations 🙂 a mis\u00adtake.'),
          ],
        },
        { slug: 'untitled' },
      ],
    }),
  )
  return {
    ...server,
    /** Gives the article its text, or a new version of nothing. */
    attach: () =>
      server.database.articleText.updateMany({ where: { sha256: sha256(BODY) }, data: { body: BODY } }),
  }
}
