import { beforeAll, describe, expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'
import { createWorld, REFERENCE } from '../harness/world.ts'

type People = NonNullable<Parameters<typeof createWorld>[1]['people']>

const { ask, database } = useServer('empty')

const external = { basis: 'EXTERNAL' as const, references: [REFERENCE] }
const russian = { property: 'CITIZENSHIP' as const, country: 'RU', ...external }
const post = { title: 'researcher', role: 'EXPERT' as const, organization: 'institute', ...external }

const PEOPLE = {
  'known-russian': { facts: [russian] },
  'presumed-russian': { facts: [{ ...russian, basis: 'INFERRED' }] },
  american: { facts: [{ ...russian, country: 'US' }] },
  unknown: {},
  // Held a post on the day of one claim, and not on that of another.
  'former-researcher': { affiliations: [{ ...post, period: '2010/2012' }] },
  'undated-researcher': { affiliations: [post] },
  'presumed-researcher': { affiliations: [{ ...post, basis: 'INFERRED', period: '2010/..' }] },
  'official-of-japan': { affiliations: [{ ...post, organization: 'ministry', period: '2010/..' }] },
  'china-hand': { facts: [{ property: 'EXPERTISE', country: 'CN', ...external }] },
  'retired-officer': { affiliations: [{ ...post, organization: undefined, period: '2010/..' }] },
} satisfies Record<string, Partial<People[number]>>

beforeAll(async () => {
  await createWorld(database, {
    organizations: [
      {
        slug: 'institute',
        name: 'Institute',
        kind: 'STATE_INSTITUTE',
        country: { code: 'RU', basis: 'TEXT' },
      },
      { slug: 'club', name: 'Club', kind: 'THINK_TANK', country: { code: 'RU', basis: 'INFERRED' } },
      { slug: 'ministry', name: 'Ministry', kind: 'MINISTRY', country: { code: 'JP', basis: 'TEXT' } },
    ],
    people: Object.entries(PEOPLE).map(([slug, known]) => ({ slug, name: slug, ...known })),
    articles: [
      {
        slug: 'alone',
        published: { date: '2017-03-22', basis: 'TEXT' },
        unnamedSpeakers: [
          { label: 'pundits', kind: 'COLLECTIVE' },
          { label: 'commanders', kind: 'COLLECTIVE', countries: [{ code: 'RU', basis: 'TEXT' }] },
          { label: 'circles', kind: 'COLLECTIVE', countries: [{ code: 'RU', basis: 'INFERRED' }] },
        ],
        claims: [
          ...Object.keys(PEOPLE).map((person) => claim(person, [{ person }])),
          claim('unknown-again', [{ person: 'unknown' }]),
          { ...claim('rejected', [{ person: 'unknown' }]), review: 'REJECTED' },
          ...['pundits', 'commanders', 'circles'].map((unnamed) => claim(unnamed, [{ unnamed }])),
          ...['institute', 'club', 'ministry'].map((organization) => claim(organization, [{ organization }])),
          claim('unsigned', [{ writer: true }]),
        ],
      },
      {
        slug: 'earlier',
        published: { date: '2011-01-01', basis: 'TEXT' },
        claims: [claim('former-researcher-then', [{ person: 'former-researcher' }])],
      },
      {
        slug: 'chain',
        published: { date: '2017-03-22', basis: 'TEXT' },
        claims: [
          claim('unknown-cites-presumed', [{ person: 'unknown' }, { person: 'presumed-russian' }]),
          claim('american-cites-unknown', [{ person: 'american' }, { person: 'unknown' }]),
        ],
      },
    ],
  })
})

describe('a speaker', () => {
  const asked = ['citizenOf: {country: "RU"}', 'from: {country: "RU"}', 'worksFor: {country: "RU"}']
  test.each([
    ['known-russian', 'MATCHES', 'MATCHES', 'UNKNOWN'],
    ['presumed-russian', 'BASIS', 'BASIS', 'UNKNOWN'],
    ['american', 'NO', 'NO', 'UNKNOWN'],
    ['unknown', 'UNKNOWN', 'UNKNOWN', 'UNKNOWN'],
    ['former-researcher', 'UNKNOWN', 'UNKNOWN', 'UNKNOWN'],
    ['former-researcher-then', 'UNKNOWN', 'MATCHES', 'MATCHES'],
    ['undated-researcher', 'UNKNOWN', 'UNKNOWN', 'UNKNOWN'],
    ['presumed-researcher', 'UNKNOWN', 'BASIS', 'BASIS'],
    ['official-of-japan', 'UNKNOWN', 'NO', 'NO'],
    ['retired-officer', 'UNKNOWN', 'UNKNOWN', 'UNKNOWN'],
    ['pundits', 'UNKNOWN', 'UNKNOWN', 'UNKNOWN'],
    ['commanders', 'UNKNOWN', 'MATCHES', 'UNKNOWN'],
    ['circles', 'UNKNOWN', 'BASIS', 'UNKNOWN'],
    ['institute', 'NO', 'MATCHES', 'NO'],
    ['club', 'NO', 'BASIS', 'NO'],
    ['ministry', 'NO', 'NO', 'NO'],
    ['unsigned', 'NO', 'NO', 'NO'],
  ])('%s: citizenOf %s, from %s, worksFor %s', async (key, ...verdicts) => {
    const answers = asked.map((background) => listed(`key: "${key}", attributedTo: {${background}}`))
    expect((await Promise.all(answers)).map(verdict)).toEqual(verdicts)
  })

  test.each([
    ['unknown', '{organization: "institute", on: "2011-01-01"}', 'UNKNOWN'],
    ['undated-researcher', '{organization: "institute", on: "2011-01-01"}', 'UNKNOWN'],
    ['former-researcher', '{organization: "institute", on: "2011-01-01"}', 'MATCHES'],
    ['former-researcher', '{organization: "ministry", on: "2011-01-01"}', 'NO'],
    ['former-researcher', '{organization: "institute", on: "2013-01-01"}', 'UNKNOWN'],
    ['former-researcher', '{country: "RU", on: "2011-01-01", basis: TEXT}', 'BASIS'],
    ['retired-officer', '{organization: "institute", on: "2011-01-01"}', 'UNKNOWN'],
    ['retired-officer', '{country: "RU", on: "2011-01-01"}', 'UNKNOWN'],
    ['retired-officer', '{}', 'MATCHES'],
    ['retired-officer', '{basis: TEXT}', 'BASIS'],
    ['unknown', '{}', 'UNKNOWN'],
  ])('%s: worksFor %s %s', async (key, worksFor, expected) => {
    expect(verdict(await listed(`key: "${key}", attributedTo: {worksFor: ${worksFor}}`))).toBe(expected)
  })

  test.each([
    ['china-hand', '{country: "CN"}', 'MATCHES'],
    ['china-hand', '{country: "CN", basis: TEXT}', 'BASIS'],
    ['china-hand', '{country: "RU"}', 'NO'],
    ['unknown', '{country: "RU"}', 'UNKNOWN'],
  ])('%s: expertOn %s %s', async (key, expertOn, expected) => {
    expect(verdict(await listed(`key: "${key}", attributedTo: {expertOn: ${expertOn}}`))).toBe(expected)
  })

  test('is held back for what is asked of the background alone', async () => {
    expect(await heldBack('key: "unknown", attributedTo: {role: OFFICIAL, from: {country: "RU"}}')).toEqual(
      {},
    )
    expect(await heldBack('key: "unknown", attributedTo: {role: EXPERT}')).toEqual({})
    expect(await heldBack('key: "rejected", attributedTo: {from: {country: "RU"}}')).toEqual({})
    expect(await heldBack('key: "unknown", attributedTo: {person: "american"}')).toEqual({})
  })

  test('of whom one thing is known and another is not is held back as unknown', async () => {
    const both = 'citizenOf: {country: "RU"}, expertOn: {country: "CN"}'
    expect(verdict(await listed(`key: "known-russian", attributedTo: {${both}}`))).toBe('UNKNOWN')
    expect(verdict(await listed(`key: "presumed-russian", attributedTo: {${both}}`))).toBe('UNKNOWN')
    expect(verdict(await listed(`key: "american", attributedTo: {${both}}`))).toBe('NO')
  })

  test('who matches elsewhere is not held back', async () => {
    const keys = 'key: ["former-researcher", "former-researcher-then"]'
    const { totalCount, heldBack } = await listed(`${keys}, attributedTo: {worksFor: {country: "RU"}}`)
    expect({ totalCount, heldBack }).toEqual({ totalCount: 1, heldBack: {} })
  })
})

describe('a list', () => {
  test('counts each speaker once, and both reasons apart', async () => {
    expect(await heldBack('article: "alone", attributedTo: {from: {country: "RU"}}')).toEqual({
      // presumed-russian, presumed-researcher, circles, club
      BASIS: 4,
      // unknown, who holds two, former-researcher, undated-researcher, retired-officer, china-hand, pundits
      UNKNOWN: 6,
    })
  })

  test('without a filter holds nobody back', async () => {
    expect((await ask('{ claims { heldBack { count } } }')).claims.heldBack).toEqual([])
    expect(await heldBack('anyOf: {attributedTo: {from: {country: "RU"}}}')).toEqual({})
  })

  test('at another noun is confined to it', async () => {
    const data = await ask(`{
      person(slug: "unknown") { claims(filter: {attributedTo: {from: {country: "RU"}}}) { heldBack { reason count } } }
      article(slug: "earlier") { claims(filter: {attributedTo: {from: {country: "JP"}}}) { heldBack { reason count } } }
      organization(slug: "club") { claims(filter: {attributedTo: {from: {country: "RU"}}}) { heldBack { reason count } } }
    }`)
    expect(byReason(data.person.claims.heldBack)).toEqual({ UNKNOWN: 1 })
    expect(byReason(data.article.claims.heldBack)).toEqual({})
    expect(byReason(data.organization.claims.heldBack)).toEqual({ BASIS: 1 })
  })

  test('looks with saidBy at the whole chain', async () => {
    const chain = 'article: "chain"'
    expect(await heldBack(`${chain}, attributedTo: {citizenOf: {country: "RU"}}`)).toEqual({ UNKNOWN: 1 })
    expect(await heldBack(`${chain}, saidBy: {citizenOf: {country: "RU"}}`)).toEqual({ BASIS: 1, UNKNOWN: 1 })
    expect(await heldBack(`${chain}, saidBy: {citizenOf: {country: "US"}}`)).toEqual({ UNKNOWN: 1 })
    const ofAmericans = `${chain}, attributedTo: {person: "american"}`
    expect(await heldBack(`${ofAmericans}, saidBy: {citizenOf: {country: "RU"}}`)).toEqual({ UNKNOWN: 1 })
  })

  test('holds a speaker back whom attributedTo and saidBy both keep out', async () => {
    const asked = 'citizenOf: {country: "RU"}'
    expect(await heldBack(`key: "unknown", attributedTo: {${asked}}, saidBy: {${asked}}`)).toEqual({
      UNKNOWN: 1,
    })
    expect(await heldBack(`key: "presumed-russian", attributedTo: {${asked}}, saidBy: {${asked}}`)).toEqual({
      BASIS: 1,
    })
    expect(
      await heldBack(`key: "unknown-cites-presumed", attributedTo: {${asked}}, saidBy: {${asked}}`),
    ).toEqual({ BASIS: 1, UNKNOWN: 1 })
    expect(await heldBack(`key: "american", attributedTo: {${asked}}, saidBy: {${asked}}`)).toEqual({})
  })
})

async function listed(filter: string) {
  const { claims } = await ask(`{ claims(filter: {${filter}}) { totalCount heldBack { reason count } } }`)
  return { totalCount: claims.totalCount, heldBack: byReason(claims.heldBack) }
}

const heldBack = async (filter: string) => (await listed(filter)).heldBack

function byReason(heldBack: { reason: string; count: number }[]): Record<string, number> {
  return Object.fromEntries(heldBack.map(({ reason, count }) => [reason, count]))
}

function verdict({ totalCount, heldBack }: Awaited<ReturnType<typeof listed>>): string {
  return [...(totalCount > 0 ? ['MATCHES'] : []), ...Object.keys(heldBack)].join() || 'NO'
}

type Speaker = { person: string } | { organization: string } | { unnamed: string } | { writer: true }

/** The first speaker holds it; the second is cited by the first. */
function claim(key: string, speakers: Speaker[]) {
  const attributions = speakers.map((speaker, depth) => ({
    speaker,
    depth,
    role: 'EXPERT' as const,
    isHolder: depth === 0,
  }))
  return { key, attributions }
}
