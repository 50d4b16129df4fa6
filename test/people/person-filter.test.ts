import { beforeAll, describe, expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'
import { createWorld, REFERENCE } from '../harness/world.ts'

type People = NonNullable<Parameters<typeof createWorld>[1]['people']>

const { ask, database } = useServer('empty')

const external = { basis: 'EXTERNAL' as const, references: [REFERENCE] }
const russian = { property: 'CITIZENSHIP' as const, country: 'RU', ...external }
const post = { title: 'researcher', role: 'EXPERT' as const, organization: 'institute', ...external }

const PEOPLE: Record<string, Partial<People[number]>> = {
  russian: { facts: [russian] },
  'presumed-russian': { facts: [{ ...russian, basis: 'INFERRED' }] },
  'russian-by-text-american-by-reference': {
    facts: [
      { ...russian, basis: 'TEXT' },
      { ...russian, country: 'US' },
    ],
  },
  'not-russian-after-all': { facts: [{ ...russian, rank: 'DEPRECATED' }] },
  'russian-retracted': { facts: [russian] },
  'resident-of-russia': { facts: [{ ...russian, property: 'RESIDENCE' }] },
  'expert-on-russia': { facts: [{ ...russian, property: 'EXPERTISE' }] },
  'expert-on-russia-and-on-kurils': {
    facts: [
      { ...russian, property: 'EXPERTISE' },
      { ...russian, property: 'EXPERTISE', country: undefined, topic: 'kurils' },
    ],
  },
  researcher: { affiliations: [{ ...post, period: '2010/2012' }] },
  'researcher-seen': { affiliations: [{ ...post, attested: '2012' }] },
  'researcher-undated': { affiliations: [post] },
  'researcher-retracted': { affiliations: [{ ...post, period: '2010/2012' }] },
  'presumed-researcher': { affiliations: [{ ...post, basis: 'INFERRED', period: '2010/2012' }] },
  'member-of-club': { affiliations: [{ ...post, organization: 'club', period: '2010/2012' }] },
  'once-here-then-there': {
    affiliations: [
      { ...post, period: '2001/2005' },
      { ...post, organization: 'ministry', period: '2006/..' },
    ],
  },
  officer: { affiliations: [{ ...post, organization: undefined, period: '2010/2012' }] },
  lavrov: {
    name: 'Sergei Lavrov',
    names: [{ text: 'Sergey Lavrov', kind: 'VARIANT', references: [REFERENCE] }],
  },
  'per-cent': { name: '100% Per_Cent\\' },
}

beforeAll(async () => {
  await createWorld(database, {
    topics: [{ slug: 'kurils', name: 'Kurils', kind: 'PLACE' }],
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
    people: Object.entries(PEOPLE).map(([slug, person]) => ({ slug, name: slug, ...person })),
  })
  const retracted = { retractedAt: new Date('2100-01-01') }
  await database.fact.updateMany({ where: { person: { slug: 'russian-retracted' } }, data: retracted })
  await database.affiliation.updateMany({
    where: { person: { slug: 'researcher-retracted' } },
    data: retracted,
  })
})

describe('people', () => {
  const russians = ['russian', 'russian-by-text-american-by-reference']
  const researchers = ['once-here-then-there', 'researcher', 'researcher-seen']
  test.each([
    ['slug', 'slug: ["russian", "lavrov"]', ['lavrov', 'russian']],
    ['slug of none', 'slug: []', []],
    ['name in another spelling', 'name: "sergey"', ['lavrov']],
    ['name with what SQL takes for a wildcard', 'name: "100%"', ['per-cent']],
    ['another', 'name: "_"', ['per-cent']],
    ['the escape of wildcards', 'name: "\\\\"', ['per-cent']],
    ['a wildcard that is not there', 'name: "%er%e"', []],
    ['citizenOf', 'citizenOf: {country: "RU"}', russians],
    ['citizenOf, by text', 'citizenOf: {country: "RU", basis: TEXT}', [russians[1]]],
    ['citizenOf, of one fact', 'citizenOf: {country: "RU", basis: EXTERNAL}', [russians[0]]],
    ['citizenOf, by inference', 'citizenOf: {country: "RU", basis: INFERRED}', ['presumed-russian']],
    ['residentIn', 'residentIn: {country: "RU"}', ['resident-of-russia']],
    [
      'expertOn a country',
      'expertOn: {country: "RU"}',
      ['expert-on-russia', 'expert-on-russia-and-on-kurils'],
    ],
    ['expertOn a country and a topic in one fact', 'expertOn: {country: "RU", topic: "kurils"}', []],
    ['worksFor a country, at any time', 'worksFor: {country: "RU"}', researchers],
    [
      'worksFor a country, on a day',
      'worksFor: {country: "RU", on: "2012-12-31"}',
      ['researcher', 'researcher-seen'],
    ],
    ['worksFor a country, a day too late', 'worksFor: {country: "RU", on: "2013-01-01"}', []],
    [
      'worksFor on a day and a country that are of two posts',
      'worksFor: {country: "RU", on: "2007-01-01"}',
      [],
    ],
    [
      'worksFor by inference, of the post or of the country',
      'worksFor: {country: "RU", basis: INFERRED}',
      ['member-of-club', 'presumed-researcher'],
    ],
    ['worksFor by text, where the post is by reference', 'worksFor: {country: "RU", basis: TEXT}', []],
    [
      'worksFor by reference, where the country is by text',
      'worksFor: {country: "RU", basis: EXTERNAL}',
      researchers,
    ],
    ['worksFor an organization', 'worksFor: {organization: "ministry"}', ['once-here-then-there']],
    [
      'worksFor an organization that is not of the country',
      'worksFor: {organization: "ministry", country: "RU"}',
      [],
    ],
    ['worksFor anything', 'worksFor: {}', ['member-of-club', 'officer', ...researchers]],
    ['worksFor on no basis', 'worksFor: {country: "RU", basis: []}', []],
    ['from', 'from: {country: "RU"}', [...researchers, ...russians]],
    ['from by citizenship', 'from: {country: "RU", by: CITIZENSHIP}', russians],
    ['from by a post', 'from: {country: "RU", by: AFFILIATION}', researchers],
    ['from by a description, which is of the unnamed', 'from: {country: "RU", by: DESCRIPTION}', []],
    ['from by nothing', 'from: {country: "RU", by: []}', []],
    ['of two at once', 'expertOn: {country: "RU"}, citizenOf: {country: "RU"}', []],
    [
      'not',
      'not: {slug: ["lavrov"]}, name: "r", worksFor: {}',
      ['member-of-club', 'officer', ...researchers],
    ],
  ])('%s', async (_sentence, filter, slugs) => {
    const { people } = await ask(`{ people(filter: {${filter}}, first: 100) { totalCount nodes { slug } } }`)
    expect(people.nodes.map(({ slug }: { slug: string }) => slug).sort()).toEqual([...slugs].sort())
    expect(people.totalCount).toBe(slugs.length)
  })
})

test('posts held on a day are those that a filter finds', async () => {
  const { person } = await ask(`{ person(slug: "once-here-then-there") {
    earlier: affiliations(on: "2005-12-31") { organization { slug } }
    later: affiliations(on: "2006-01-01") { organization { slug } }
    all: affiliations(on: null) { organization { slug } }
  } }`)
  const [institute, ministry] = ['institute', 'ministry'].map((slug) => ({ organization: { slug } }))
  expect(person).toEqual({ earlier: [institute], later: [ministry], all: [institute, ministry] })
})
