import { expect, test } from 'vitest'
import { whichClaims } from '../../src/claims/claim-filter.ts'
import { Values, whereSql } from '../../src/database/where.ts'
import '../../src/schema.ts'
import { useServer } from '../harness/server.ts'

const { database } = useServer('corpus')

type Filter = NonNullable<Parameters<typeof whichClaims>[0]>

/** Numbers that look random and are the same in every run. */
function generator(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

function anyFilter(random: (below: number) => number, depth = 2): Filter {
  const one = <T>(...of: [T, ...T[]]) => of[random(of.length)] ?? of[0]
  const some = <T>(...of: T[]) => of.filter(() => random(2) === 0)
  const country = () => one('CN', 'RU', 'JP', 'US', 'KR')
  const basis = () => some('TEXT', 'EXTERNAL', 'INFERRED', 'ANALYST')
  const speaker = () => ({
    ...one<object>(
      {},
      { role: some('EXPERT', 'OFFICIAL', 'JOURNALIST', 'MILITARY') },
      { named: random(2) === 0 },
    ),
    ...one<object>(
      {},
      { from: { country: country(), by: some('CITIZENSHIP', 'AFFILIATION', 'DESCRIPTION'), basis: basis() } },
      { citizenOf: { country: country(), basis: basis() } },
      { worksFor: { country: country(), on: one('2013-11-02', undefined), basis: basis() } },
      { worksFor: { organization: one('mgimo', 'nids'), basis: basis() } },
      { expertOn: { country: country(), basis: basis() } },
      { person: some('dmitry-streltsov', 'shinji-hyodo', 'sergei-shoigu') },
    ),
  })
  const conditions: (() => object)[] = [
    () => ({ about: { country: some('CN', 'RU', 'US'), basis: some('EXPLICIT', 'ANAPHORIC', 'IMPLICIT') } }),
    () => ({ about: { country: ['JP'], topic: ['aim-at-china'], basis: ['EXPLICIT'] } }),
    () => ({ attributedTo: speaker() }),
    () => ({ saidBy: speaker() }),
    () => ({ publishedBy: { country: some('RU', 'JP', 'CN'), control: { kind: some('STATE', 'PRIVATE') } } }),
    () => ({ published: { from: one('2013-11-01', undefined), to: one('2014-01-01', undefined) } }),
    () => ({ said: { from: one('2013-11-02', undefined) } }),
    () => ({ kind: some('FACT', 'ASSESSMENT', 'PREDICTION') }),
    () => ({ polarity: one('POSITIVE', 'NEGATIVE') }),
    () => ({ form: some('DIRECT', 'INDIRECT', 'NARRATION') }),
    () => ({ hedged: random(2) === 0 }),
    () => ({ stance: { question: 'aim-at-china', position: some('SUPPORTS', 'REJECTS') } }),
    () => ({ chainLength: { min: one(undefined, 1, 2, 3), max: one(undefined, 1, 2, 4) } }),
    () => ({ namedBacking: random(2) === 0 }),
    () => ({ isDuplicate: random(2) === 0 }),
    () => ({ review: some('ACCEPTED', 'PROPOSED') }),
  ]
  const chosen = conditions.filter(() => random(6) === 0).map((condition) => condition())
  if (depth > 0 && random(3) === 0) chosen.push({ not: anyFilter(random, depth - 1) })
  if (depth > 0 && random(3) === 0)
    chosen.push({ anyOf: [anyFilter(random, depth - 1), anyFilter(random, depth - 1)] })
  return Object.assign({}, ...chosen)
}

test('a condition means in SQL what it means to Prisma', async () => {
  const random = generator(20_170_322)
  let notTrivial = 0
  for (let run = 0; run < 120; run++) {
    const where = whichClaims(anyFilter(random))
    const values = new Values()
    const sql = `select key from claim where ${whereSql('Claim', 'claim', where, values)} order by key`
    const bySql = await database.$queryRawUnsafe<{ key: string }[]>(sql, ...values.list)
    const byPrisma = await database.claim.findMany({ where, select: { key: true }, orderBy: { key: 'asc' } })
    expect(bySql, JSON.stringify(where)).toEqual(byPrisma)
    if (bySql.length > 0 && bySql.length < 131) notTrivial += 1
  }
  expect(notTrivial).toBeGreaterThan(30)
}, 120_000)
