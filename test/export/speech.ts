import type { Database } from '../../src/database/client.ts'
import { createWorld, sha256, stretch } from '../harness/world.ts'

/** A text in which positions of code points and of code units differ. */
export const SPEECH = 'Yesterday 😀 the minister said that the talks are “dead”. Nobody else spoke.'
export const start = [...SPEECH].indexOf('“') - 'the talks are '.length

const TOPICS = ['DISPUTE', 'EVENT', 'PLACE', 'TREATY', 'WEAPON', 'THEME'] as const

/** A speech with an unnamed speaker and a text, a proposed claim with no more than it must have, a rejected one with much. */
export async function createSpeech(database: Database): Promise<void> {
  await createWorld(database, {
    organizations: [{ slug: 'institute', name: 'The Institute', kind: 'THINK_TANK' }],
    sources: [
      { slug: 'gazette', name: 'The Gazette', kind: 'NEWSPAPER' },
      { slug: 'papers', name: 'Papers', kind: 'THINK_TANK_SERIES', publisher: 'institute' },
    ],
    topics: TOPICS.map((kind) => ({ slug: kind.toLowerCase(), name: kind, kind })),
    people: [{ slug: 'ann-lee', name: 'Ann Lee', wikidata: 'Q42' }],
    articles: [
      {
        slug: 'speech',
        title: 'Talks dead',
        url: 'https://example.org/speech',
        source: { slug: 'gazette', basis: 'TEXT' },
        published: { date: '2013-11', basis: 'TEXT' },
        text: { sha256: sha256(SPEECH), length: [...SPEECH].length },
        bylines: [{ person: 'ann-lee', role: 'AUTHOR' }],
        unnamedSpeakers: [{ label: 'the minister', kind: 'ANONYMOUS' }],
        claims: [
          {
            key: 'S-1',
            text: 'The talks are dead.',
            content: [stretch(start, start + 20, SPEECH)],
            subjects: [{ country: 'CN' }],
            attributions: [
              {
                speaker: { unnamed: 'the minister' },
                depth: 0,
                isHolder: true,
                role: 'OFFICIAL',
                label: 'the minister',
              },
            ],
          },
        ],
      },
      {
        slug: 'elsewhere',
        claims: [
          {
            key: 'E-1',
            review: 'PROPOSED',
            subjects: [{ person: 'ann-lee' }],
            attributions: [
              { speaker: { person: 'ann-lee' }, depth: 0, isHolder: true, role: 'EXPERT', label: 'Lee' },
            ],
          },
        ],
      },
      {
        slug: 'report',
        title: 'Talks',
        source: { slug: 'papers', basis: 'TEXT' },
        published: { date: '2014-21', basis: 'TEXT' },
        bylines: [
          { person: 'ann-lee', role: 'EDITOR' },
          { person: 'ann-lee', role: 'COMPILER' },
        ],
        claims: [
          {
            key: 'R-1',
            review: 'REJECTED',
            said: { date: '2014-03', basis: 'TEXT' },
            subjects: [
              { organization: 'institute' },
              ...TOPICS.map((kind) => ({ topic: kind.toLowerCase() })),
            ],
            attributions: [
              {
                speaker: { organization: 'institute' },
                depth: 0,
                isHolder: true,
                role: 'EXPERT',
                label: 'it',
              },
            ],
          },
        ],
      },
    ],
  })
  await database.articleText.update({ where: { sha256: sha256(SPEECH) }, data: { body: SPEECH } })
}
