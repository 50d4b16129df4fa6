import type { Database } from '../../src/database/client.ts'
import { createWorld, REFERENCE, sha256, stretch } from '../harness/world.ts'

const BODY = 'Perhaps Japan and Russia want “security cooperation”, ministers said. Nobody knows.'

const words = (exact: string) => {
  const start = BODY.indexOf(exact)
  return stretch(start, start + exact.length, BODY)
}

/** What the shipped corpus has nothing of, so that no field is null everywhere: attached texts, reprints, retractions. */
export async function addSupplement(database: Database): Promise<void> {
  await createWorld(database, {
    countries: [],
    sources: [
      { slug: 'sputnik-radio', name: 'Sputnik Radio', kind: 'BROADCASTER', parent: 'sputnik-international' },
    ],
    people: [
      {
        slug: 'ada',
        name: 'Ada',
        facts: [
          {
            property: 'EXPERTISE',
            topic: 'aim-at-china',
            basis: 'TEXT',
            references: [{ article: 'reprint', ...words('Japan and Russia') }],
          },
        ],
      },
    ],
    articles: [
      {
        slug: 'reprint',
        language: 'ru',
        title: 'Ministers of Japan',
        origin: { article: 'a2-sputnik-2017-03-22', basis: 'EXTERNAL' },
        text: {
          sha256: sha256(BODY),
          length: BODY.length,
          sentences: [0, BODY.indexOf('Nobody')],
          blocks: [{ kind: 'BODY', start: 0, end: BODY.length }],
        },
        claims: [
          {
            key: 'R-1',
            text: 'Japan and Russia want security cooperation.',
            subjects: [{ topic: 'aim-at-china' }, { country: 'JP' }, { person: 'ada' }],
            hedge: 'Perhaps',
            content: [words('Japan and Russia want'), words('security cooperation')],
            hedges: [words('Perhaps')],
          },
          {
            key: 'R-2',
            attributions: [{ speaker: { person: 'ada' }, depth: 0, isHolder: true, role: 'EXPERT' }],
            content: [words('Nobody knows')],
          },
        ],
      },
    ],
    questions: [
      {
        slug: 'cooperation',
        text: 'Do they cooperate?',
        stances: [
          { claim: 'R-1', position: 'SUPPORTS', references: [REFERENCE] },
          { claim: 'R-2', position: 'REJECTS' },
        ],
      },
    ],
    relations: [{ from: 'R-1', to: 'A2-10', kind: 'EQUIVALENT', basis: 'ANALYST' }],
  })
  await database.articleText.updateMany({ where: { sha256: sha256(BODY) }, data: { body: BODY } })
  const claims = await database.claim.findMany({ select: { id: true }, orderBy: { id: 'asc' } })
  for (const [at, review] of (['PROPOSED', 'REJECTED', 'RETRACTED'] as const).entries()) {
    const some = claims.filter((_, nth) => nth % 20 === at).map(({ id }) => id)
    await database.claim.updateMany({
      where: { id: { in: some } },
      data: { review, retractedAt: review === 'RETRACTED' ? new Date() : null },
    })
  }
}
