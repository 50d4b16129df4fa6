import { describe, expect, test } from 'vitest'
import { attempt, BODY, useSmallWorld } from './small-world.ts'

const { client } = useSmallWorld()

/** Every invariant that a test here breaks. */
const broken = new Set<string>()

function refused(invariant: string, cases: Record<string, string>, at = 'at once') {
  broken.add(invariant)
  for (const [sentence, sql] of Object.entries(cases)) {
    test(`${sentence} is refused`, async () => {
      expect(await attempt(client, sql)).toBe(`${invariant}, ${at}`)
    })
  }
}

const refusedAtCommit = (invariant: string, cases: Record<string, string>) =>
  refused(invariant, cases, 'at commit')

function accepted(cases: Record<string, string>) {
  for (const [sentence, sql] of Object.entries(cases)) {
    test(`${sentence} is accepted`, async () => {
      expect(await attempt(client, sql)).toBe('accepted')
    })
  }
}

const insertSpan = (values: string) =>
  `insert into span (ordinal, sha256, claim_id, text_id, role, start, "end", attribution_id)
   values (9, repeat('0', 64), ${values})`
const insertBlock = (values: string) => `insert into block (text_id, kind, start, "end") values (${values})`
const insertReference = (values: string) =>
  `insert into reference (topic_id, url, says, text_id, start, "end", sha256) values (1, ${values})`
const insertAttribution = (values: string) =>
  `insert into attribution (role, claim_id, depth, ordinal, is_holder, speaker_kind, unnamed_speaker_id)
   values ('EXPERT', ${values})`
const insertClaim = `insert into claim (id, key, ordinal, text, kind, polarity, form, article_id)
  values (99, 'new', 9, 'So.', 'FACT', 'POSITIVE', 'DIRECT', 1);`
const insertFact = (basis: string) =>
  `insert into fact (id, person_id, property, country_code, basis) values (99, 2, 'CITIZENSHIP', 'RU', '${basis}');`
const insertRelation = (from: number, to: number, kind: string) =>
  `insert into claim_relation (from_id, to_id, kind, basis) values (${from}, ${to}, '${kind}', 'ANALYST')`
const referTo = (target: string, id: number) =>
  `insert into reference (url, says, ${target}) values ('https://example.org/', 'So.', ${id});`
/** What every span and reference of article 3 claims to be. */
const attach = `update article_text set body = '${BODY}' where id = 3;`

describe('words, codes and hashes:', () => {
  refused('country_code_is_iso', {
    'a code in lower case': `update country set code = 'cn' where code = 'CN'`,
    'a code of three letters': `update country set code = 'CHN' where code = 'CN'`,
  })
  for (const table of ['topic', 'source', 'organization', 'person', 'article', 'question']) {
    refused(`${table}_slug_is_readable`, {
      [`a ${table} slug with a blank`]: `update ${table} set slug = 'two words' where id = 1`,
      [`a ${table} slug with a capital`]: `update ${table} set slug = 'Word' where id = 1`,
      [`a ${table} slug with a hyphen at its end`]: `update ${table} set slug = 'word-' where id = 1`,
    })
  }
  refused('claim_key_is_readable', {
    'a key that begins with a dot': `update claim set key = '.A0' where id = 1`,
    'a key with a slash': `update claim set key = 'A0/1' where id = 1`,
  })
  refused('claim_text_is_not_blank', {
    'a claim of blanks': `update claim set text = E' \\n' where id = 1`,
  })
  refused('unnamed_speaker_has_label', {
    'an unnamed speaker with a blank label': `update unnamed_speaker set label = ' ' where id = 1`,
  })
  refused('label', {
    'an unnamed speaker without a label': `update unnamed_speaker set label = null where id = 1`,
  })
  refused('unnamed_speaker_is_unnamed', {
    'an unnamed speaker who is a person': `insert into unnamed_speaker (article_id, kind, label) values (1, 'PERSON', 'x')`,
    'an unnamed speaker who is the writer': `insert into unnamed_speaker (article_id, kind, label) values (1, 'WRITER', 'x')`,
  })
  refused('article_text_sha256_is_hex', {
    'a text with its hash in capitals': `insert into article_text (article_id, sha256, length) values (1, repeat('A', 64), 9)`,
  })
  refused('span_sha256_is_hex', {
    'a span with half a hash': `update span set sha256 = repeat('a', 32) where id = 1`,
  })
  refused('reference_sha256_is_hex', {
    'a reference with half a hash': insertReference(`null, null, 1, 0, 9, repeat('a', 32)`),
  })
})

describe('dates:', () => {
  const dates = [
    ['topic', 'event'],
    ['source_control', 'period'],
    ['affiliation', 'period'],
    ['fact', 'period'],
    ['article', 'published'],
    ['claim', 'said'],
    ['claim', 'due'],
  ] as const
  for (const [table, name] of dates) {
    const hasBasis = name === 'published' || name === 'said'
    const set = (edtf: string, from: string, to: string, basis = `'TEXT'`) =>
      `update ${table} set ${name}_edtf = ${edtf}, ${name}_from = ${from}, ${name}_to = ${to}
       ${hasBasis ? `, ${name}_basis = ${basis}` : ''} where id = 1`
    refused(`${table}_${name}_is_ordered`, {
      [`${table}.${name} that ends before it begins`]: set(`'2013'`, `'2013-01-02'`, `'2013-01-01'`),
    })
    refused(`${table}_${name}_is_whole`, {
      [`${table}.${name} with a first day but no EDTF`]: set('null', `'2013-01-01'`, 'null', 'null'),
      [`${table}.${name} with a last day but no EDTF`]: set('null', 'null', `'2013-01-01'`, 'null'),
      [`${table}.${name} with EDTF but no day`]: set(`'2013'`, 'null', 'null'),
      ...(hasBasis && {
        [`${table}.${name} on no basis`]: set(`'2013'`, `'2013-01-01'`, 'null', 'null'),
        [`a basis for no ${table}.${name}`]: set('null', 'null', 'null'),
      }),
    })
    accepted({
      [`${table}.${name} of one day`]: set(`'2013-01-01'`, `'2013-01-01'`, `'2013-01-01'`),
      [`${table}.${name} with an open end`]: set(`'2013/..'`, `'2013-01-01'`, 'null'),
      [`${table}.${name} with an open beginning`]: set(`'../2013'`, 'null', `'2013-12-31'`),
    })
  }
  accepted({
    'a post that begins on the day on which the last one ended': `
      insert into affiliation (person_id, title, role, basis, period_edtf, period_from)
      select person_id, title, role, 'ANALYST', '2014-12-31/..', period_to from affiliation`,
  })
  for (const table of ['source_control', 'affiliation', 'fact', 'stance', 'claim_relation', 'claim']) {
    const review = table === 'claim' ? `, review = 'RETRACTED'` : ''
    const retract = (at: string) => `update ${table} set retracted_at = ${at} ${review} where id = 1`
    refused(`${table}_retracted_after_recorded`, {
      [`a ${table} retracted before it was recorded`]: retract(`recorded_at - interval '1 second'`),
    })
    accepted({
      [`a ${table} retracted in the moment that it was recorded`]: retract('recorded_at'),
      [`a ${table} that stands again`]: `${retract('now()')}; ${retract('null').replace('RETRACTED', 'ACCEPTED')}`,
    })
  }
  refused('claim_retracted_as_reviewed', {
    'a retracted claim that counts as accepted': `update claim set retracted_at = now() where id = 1`,
    'a claim that counts as retracted since never': `update claim set review = 'RETRACTED' where id = 1`,
  })
})

describe('what belongs together:', () => {
  refused('article_source_has_basis', {
    'an article with a source on no basis': `update article set source_basis = null where id = 1`,
    'an article with a basis for no source': `update article set source_basis = 'TEXT' where id = 2`,
  })
  refused('organization_country_has_basis', {
    'an organization with a country on no basis': `update organization set country_basis = null where id = 1`,
    'an organization with a basis for no country': `update organization set country_basis = 'TEXT' where id = 2`,
  })
  refused('basis', { 'a fact on no basis': `update fact set basis = null where id = 1` })
  refused('fact_states_something', {
    'a citizenship of no country': `update fact set country_code = null where id = 1`,
    'a citizenship of a topic': `update fact set topic_id = 1 where id = 1`,
    'an expertise in nothing': `update fact set detail = null where id = 2`,
    'an expertise that becomes a residence': `update fact set property = 'RESIDENCE' where id = 2`,
  })
  refused('claim_subject_has_one_target', {
    'a subject with two targets': `update claim_subject set topic_id = 2 where id = 1`,
    'a subject with no target': `update claim_subject set country_code = null where id = 1`,
  })
  refused('claim_subject_names_a_target_once', {
    'a claim about one country twice, once by implication': `insert into claim_subject (claim_id, country_code, basis) values (1, 'CN', 'IMPLICIT')`,
    'a subject that becomes like another': `update claim_subject set country_code = null, topic_id = 2 where id = 1`,
  })
  accepted({
    'a claim about two countries': `insert into claim_subject (claim_id, country_code, basis) values (1, 'JP', 'EXPLICIT')`,
    'an expertise in a country and a topic': `update fact set country_code = 'JP' where id = 3`,
  })

  refused('claim_relation_not_to_itself', {
    'a claim that supports itself': insertRelation(1, 1, 'SUPPORTS'),
    'a relation turned on its own beginning': `update claim_relation set to_id = from_id where id = 1`,
  })
  refused('claim_relation_once_per_pair', {
    'a contradiction recorded the other way round': insertRelation(2, 1, 'CONTRADICTS'),
    'an equivalence recorded the other way round': `${insertRelation(2, 3, 'EQUIVALENT')}; ${insertRelation(3, 2, 'EQUIVALENT')}`,
    'a support that becomes a contradiction already recorded': `${insertRelation(2, 1, 'SUPPORTS')}; update claim_relation set kind = 'CONTRADICTS'`,
    'a contradiction turned onto another, the other way round': `${insertRelation(2, 3, 'CONTRADICTS')}; update claim_relation set to_id = 1 where from_id = 2`,
  })
  refused('claim_relation_stands_once', {
    'a support recorded twice': `${insertRelation(3, 1, 'SUPPORTS')}; ${insertRelation(3, 1, 'SUPPORTS')}`,
  })
  refused('stance_stands_once', {
    'two positions of one claim on one question': `insert into stance (question_id, claim_id, position, basis) select question_id, claim_id, 'SUPPORTS', basis from stance`,
  })
  accepted({
    'a position recorded after another was retracted': `update stance set retracted_at = now(); insert into stance (question_id, claim_id, position, basis) select question_id, claim_id, 'SUPPORTS', basis from stance`,
    'a contradiction recorded after it was retracted': `update claim_relation set retracted_at = now(); ${insertRelation(2, 1, 'CONTRADICTS')}`,
    'support both ways': insertRelation(3, 1, 'SUPPORTS'),
    'a contradiction turned round': `update claim_relation set from_id = 2, to_id = 1 where id = 1`,
    'a contradiction of a third claim': insertRelation(2, 3, 'CONTRADICTS'),
  })

  refused('reference_has_one_target', {
    'a reference for two things': `update reference set topic_id = 1 where fact_id = 1`,
    'a reference for nothing': `update reference set fact_id = null where fact_id = 1`,
  })
  refused('reference_is_address_or_stretch', {
    'a reference with an address that says nothing': insertReference(
      `'https://example.org/', null, null, null, null, null`,
    ),
    'a reference that says something somewhere': insertReference(`null, 'So.', null, null, null, null`),
    'a reference with an address and a stretch': insertReference(`'x', 'x', 1, 0, 9, repeat('0', 64)`),
    'a reference with a stretch and no hash': insertReference(`null, null, 1, 0, 9, null`),
    'a reference with offsets in no text': insertReference(`null, null, null, 0, 9, repeat('0', 64)`),
    'words for an address': `update reference set exact = 'So.' where url is not null`,
  })
})

describe('what is deleted while it is still named:', () => {
  refused('article_source_id_fkey', {
    'deleting the source of an article': `delete from source_control; update source set parent_id = null; delete from source where id = 1`,
  })
  refused('fact_topic_id_fkey', {
    'deleting the topic that alone an expertise names': `delete from claim_subject; delete from topic where id = 2`,
  })
  refused('claim_subject_topic_id_fkey', {
    'deleting what a claim is about': `delete from fact; delete from topic where id = 2`,
  })
  refused('reference_text_id_fkey', {
    'deleting the text that a reference is in': `delete from span; delete from block; delete from article_text where id = 1`,
  })
  refused('attribution_unnamed_speaker_id_fkey', {
    'deleting an unnamed speaker who speaks': `delete from unnamed_speaker where id = 1`,
  })
  refused('attribution_organization_id_fkey', {
    'deleting an organization that speaks': `update organization set parent_id = null; delete from reference where affiliation_id is not null; delete from affiliation; delete from organization where id = 1`,
  })
})

describe('parents:', () => {
  for (const table of ['source', 'organization']) {
    const parent = (child: number, of: number | null) =>
      `update ${table} set parent_id = ${of} where id = ${child};`
    refused(`${table}_parent_makes_no_cycle`, {
      [`a ${table} that is its own parent`]: parent(1, 1),
      [`a new ${table} that is its own parent`]: `insert into ${table} (id, slug, name, kind, parent_id) values (99, 'x', 'x', (select kind from ${table} where id = 1), 99)`,
      [`a ${table} that is a part of its part`]: parent(1, 2),
      [`a ${table} that is a part of a part of its part`]: parent(1, 3),
      [`two ${table}s that become each other's parts in one statement`]: `${parent(2, null)} update ${table} set parent_id = 3 - id where id < 3`,
    })
    accepted({
      [`a ${table} moved up to its grandparent`]: parent(3, 1),
      [`two ${table}s that change places`]: parent(2, null) + parent(1, 2),
    })
  }
})

describe('texts:', () => {
  refused('article_text_never_changes', {
    'another hash for a text': `update article_text set sha256 = repeat('0', 64) where id = 2`,
    'another length for a text': `update article_text set length = 401 where id = 1`,
    'a text that moves to another article': `update article_text set article_id = 1 where id = 2`,
    'a text with another id': `update article_text set id = 99 where id = 4`,
    'a text recorded at another time': `update article_text set recorded_at = now() + interval '1 day' where id = 1`,
    'taking a body away': `${attach} update article_text set body = null where id = 3`,
    'another body for an attached text': `${attach} update article_text set body = body || '.' where id = 3`,
    'another body with its own hash': `${attach} update article_text set body = 'x', sha256 = text_sha256('x'), length = 1 where id = 3`,
  })
  refused('article_text_equals_hash', {
    'a body that is not the text recorded': `update article_text set body = '${BODY.replace('never', 'often')}' where id = 3`,
    'a body without the last character': `update article_text set body = '${BODY.slice(0, -2)}' where id = 3`,
    'a body with its accents composed': `update article_text set body = '${BODY.normalize('NFC')}' where id = 3`,
    'a text recorded with a body of another hash': `insert into article_text (article_id, sha256, length, body) values (1, repeat('0', 64), 1, 'x')`,
    'a length in bytes': `insert into article_text (article_id, sha256, length, body) values (1, text_sha256('🙂'), 4, '🙂')`,
    'a length in UTF-16 units': `insert into article_text (article_id, sha256, length, body) values (1, text_sha256('🙂'), 2, '🙂')`,
  })
  accepted({
    'a length in code points': `insert into article_text (article_id, sha256, length, body) values (1, text_sha256('🙂'), 1, '🙂')`,
    'the same body again': attach + attach,
  })
})

describe('spans:', () => {
  refused('span_is_ordered', {
    'a span of no words': `update span set "end" = start where id = 1`,
    'a span that ends before it begins': `update span set "end" = start - 5 where id = 1`,
    'a span that begins before the text': `update span set start = -1 where id = 1`,
    'content that ends before it begins, in a text with blocks': insertSpan(`1, 1, 'CONTENT', 9, 3, null`),
    'a span of an attached text that ends before it begins': `${attach} update span set "end" = start - 5 where text_id = 3`,
    'a span that begins before an attached text': `${attach} update span set start = -1 where text_id = 3`,
  })
  refused('span_lies_inside_text', {
    'a span that ends after its text': insertSpan(`2, 1, 'CONTENT', 395, 401, null`),
    'a span drawn out beyond its text': `update span set "end" = 401 where id = 1`,
    'a span moved into a shorter text': `
      insert into article_text (id, article_id, sha256, length) values (99, 1, repeat('5', 64), 14);
      update span set text_id = 99 where id = 1`,
  })
  refused('span_is_in_its_article', {
    'a span in the text of another article': insertSpan(`2, 2, 'CONTENT', 0, 5, null`),
    'a span moved into the text of another article': `update span set text_id = 2 where id = 3`,
    'a span given to a claim of another article': `update span set claim_id = 3, ordinal = 9 where id = 3`,
  })
  refused('claim_stays_in_article', {
    'a claim moved to another article': `update claim set article_id = 2, ordinal = 9 where id = 2`,
  })
  refused('span_attribution_by_role', {
    'content of an attribution': insertSpan(`1, 1, 'CONTENT', 70, 75, 2`),
    'a cue of no attribution': insertSpan(`1, 1, 'CUE', 70, 75, null`),
    'a cue that becomes content': `update span set role = 'CONTENT' where id = 2`,
  })
  refused('span_is_of_its_claim', {
    "a span of another claim's attribution": insertSpan(`2, 1, 'SOURCE', 70, 75, 2`),
    "a span given to another claim's attribution": `update span set attribution_id = 5 where id = 1`,
    'a span given to another claim without its attribution': `update span set claim_id = 2, ordinal = 9 where id = 1`,
  })
  refused('attribution_stays_in_claim', {
    'an attribution moved to another claim': `update attribution set claim_id = 2, depth = 0, ordinal = 1 where id = 3`,
  })
  refused('span_content_overlaps_no_content', {
    'content over other content of the claim': insertSpan(`1, 1, 'CONTENT', 29, 35, null`),
    'content within other content of the claim': insertSpan(`1, 1, 'CONTENT', 22, 25, null`),
    'content drawn out over other content of the claim': `update span set "end" = 41 where start = 20 and claim_id = 1`,
    'a hedge within content that becomes content': `${insertSpan(`1, 1, 'HEDGE', 22, 25, null`)}; update span set role = 'CONTENT' where ordinal = 9`,
    'content given to a claim that stands there already': `${insertSpan(`2, 1, 'CONTENT', 22, 25, null`)}; update span set claim_id = 1 where ordinal = 9`,
  })
  accepted({
    'content that begins where other content ends': insertSpan(`1, 1, 'CONTENT', 30, 40, null`),
    'content over content of another claim': insertSpan(`2, 1, 'CONTENT', 20, 30, null`),
    'content over the same offsets in another version of the text': insertSpan(
      `1, 4, 'CONTENT', 20, 30, null`,
    ),
    'a hedge within content': insertSpan(`1, 1, 'HEDGE', 22, 25, null`),
    'content up to the end of its text': insertSpan(`2, 1, 'CONTENT', 395, 400, null`),
  })
  refused('span_content_is_article_body', {
    'content that touches a headline': insertSpan(`1, 1, 'CONTENT', 9, 12, null`),
    'content that reaches into a page header': insertSpan(`1, 1, 'CONTENT', 190, 201, null`),
    'content around a page header': insertSpan(`1, 1, 'CONTENT', 190, 220, null`),
    'content drawn out into a headline': `update span set start = 9, "end" = 19 where start = 20 and claim_id = 1`,
    'a speaker in a headline that becomes content': `${insertSpan(`1, 1, 'HEDGE', 0, 5, null`)}; update span set role = 'CONTENT' where ordinal = 9`,
    'a caption over content': `delete from block; ${insertBlock(`1, 'CAPTION', 29, 32`)}`,
    'body text with content that becomes a teaser': `update block set kind = 'TEASER' where id = 2`,
    'a page header drawn over content': `update block set start = 10, "end" = 30 where id = 2; update block set start = 49, "end" = 52 where id = 3`,
    'a headline moved into a text with content': `update block set text_id = 3, "end" = 5 where id = 1`,
  })
  accepted({
    'a speaker in a headline': insertSpan(`1, 1, 'SOURCE', 0, 5, 2`),
    'content between a headline and a page header': insertSpan(`1, 1, 'CONTENT', 51, 200, null`),
    'content across body text and a pull quote': insertSpan(`1, 1, 'CONTENT', 290, 310, null`),
    'content where no block says what it is': insertSpan(`1, 1, 'CONTENT', 360, 370, null`),
    'a caption around a speaker': `delete from block; ${insertBlock(`1, 'CAPTION', 10, 20`)}`,
  })
  refused('span_equals_text', {
    'a span of an attached text with the hash of other words': `${attach} ${insertSpan(`4, 3, 'CONTENT', 50, 55, null`)}`,
    'a span of an attached text moved by a character': `${attach} update span set start = start + 1, "end" = "end" + 1 where text_id = 3`,
    'a text attached over a span with the hash of other words': `update span set sha256 = repeat('0', 64) where claim_id = 4 and role = 'SOURCE'; ${attach}`,
    'a text attached over a span that begins a character too late': `update span set start = start + 1 where claim_id = 4 and role = 'SOURCE'; ${attach}`,
  })
})

describe('blocks:', () => {
  refused('block_is_ordered', {
    'a block of no words': `update block set start = 10 where id = 1`,
    'a block that ends before it begins': `update block set start = 12 where id = 1`,
    'a block that begins before the text': `update block set start = -1 where id = 1`,
  })
  refused('block_lies_inside_text', {
    'a block that ends after its text': insertBlock(`1, 'BODY', 390, 401`),
    'a block drawn out beyond its text': `update block set "end" = 401 where id = 5`,
  })
  refused('block_overlaps_no_block', {
    'a block over another': insertBlock(`1, 'BODY', 349, 360`),
    'a block drawn out over the next': `update block set "end" = 11 where id = 1`,
  })
  accepted({
    'a block that begins where another ends': insertBlock(`1, 'BLURB', 350, 400`),
    'a block over the same offsets of another text': insertBlock(`4, 'HEADLINE', 0, 10`),
  })
})

describe('references to a stretch of an article:', () => {
  const stretch = (values: string) => insertReference(`null, null, ${values}, repeat('0', 64)`)
  refused('reference_stretch_is_ordered', {
    'a reference to no words': stretch('1, 9, 9'),
    'a reference that ends before it begins': stretch('1, 9, 3'),
    'a reference to an attached text that ends before it begins': `${attach} ${stretch('3, 9, 3')}`,
    'a reference that begins before an attached text': `${attach} ${stretch('3, -1, 3')}`,
  })
  refused('reference_lies_inside_text', {
    'a reference that ends after the text': stretch('1, 390, 401'),
    'a reference drawn out beyond the text': `update reference set "end" = 401 where text_id = 1`,
  })
  refused('reference_equals_text', {
    'a reference to an attached text with the hash of other words': `${attach} ${stretch('3, 0, 5')}`,
    'a text attached over a reference with the hash of other words': `update reference set sha256 = repeat('0', 64) where text_id = 3; ${attach}`,
  })
})

describe('chains:', () => {
  refused('attribution_speaker_is_of_its_kind', {
    'an organization that speaks as a person': `update attribution set speaker_kind = 'PERSON' where id = 3`,
    'a person who speaks as an organization': `update attribution set speaker_kind = 'ORGANIZATION' where id = 2`,
    'a collective with a name': `update attribution set person_id = 1 where id = 4`,
    'a speaker who is nobody': `update attribution set person_id = null where id = 2`,
    'a collective that is nobody': insertAttribution(`2, 0, 1, true, 'COLLECTIVE', null`),
    'a writer that is an organization': `update attribution set organization_id = 1 where id = 1`,
  })
  refused('attribution_depth_from_zero', {
    'a depth below zero': `update attribution set depth = -1 where id = 1`,
    'a joint speaker before the first': `update attribution set ordinal = -1 where id = 1`,
  })
  refused('attribution_cue_has_force', {
    'a cue of unknown force': `update attribution set force = null where id = 2`,
    'a force of no cue': `update attribution set cue = null where id = 2`,
  })
  refused('unnamed_speaker_stays_in_article', {
    'an unnamed speaker of another article': `update attribution set unnamed_speaker_id = 2 where id = 4`,
    'a new attribution to an unnamed speaker of another article': insertAttribution(
      `2, 1, 0, false, 'COLLECTIVE', 2`,
    ),
    'a collective that speaks as somebody anonymous': `update attribution set speaker_kind = 'ANONYMOUS' where id = 4`,
    'an unnamed speaker who moves to another article': `update unnamed_speaker set article_id = 2 where id = 1`,
    'a collective that becomes a document': `update unnamed_speaker set kind = 'DOCUMENT' where id = 1`,
  })
  accepted({
    'an unnamed speaker of the same article': `update attribution set unnamed_speaker_id = 3 where id = 6`,
    'an unnamed speaker with a label that another article has too': `insert into unnamed_speaker (article_id, kind, label) values (2, 'COLLECTIVE', 'pundits')`,
    'a writer who signs': `update attribution set person_id = 1 where id = 5`,
  })

  refusedAtCommit('claim_has_attribution', {
    'a claim without an attribution': insertClaim,
    'deleting the only attribution of a claim': `delete from attribution where id = 5`,
  })
  refusedAtCommit('claim_chain_has_no_gap', {
    'a chain without its middle': `delete from attribution where depth = 1`,
    'a chain that begins at depth 1': `delete from attribution where id = 1`,
    'a speaker who moves two deeper': `update attribution set depth = 3 where id = 4`,
    'a new attribution two deeper': insertAttribution(`2, 2, 0, false, 'COLLECTIVE', 1`),
  })
  refusedAtCommit('claim_has_holders_at_one_depth', {
    'a claim that nobody holds': `update attribution set is_holder = false where id = 5`,
    'a claim held at two depths': `update attribution set is_holder = true where id = 4`,
    'a claim held by one of two joint speakers': `update attribution set is_holder = false where id = 3`,
    'a joint speaker who does not hold the claim': insertAttribution(`2, 0, 1, false, 'COLLECTIVE', 1`),
    'a holder who moves to another depth': `update attribution set depth = 2, ordinal = 1 where id = 3`,
  })
  accepted({
    'a claim followed by its chain, innermost first': `${insertClaim}
      ${insertAttribution(`99, 1, 0, true, 'COLLECTIVE', 1`)}; ${insertAttribution(`99, 0, 0, false, 'COLLECTIVE', 1`)}`,
    'a chain turned round step by step': `update attribution set depth = 3 where id = 1;
      update attribution set depth = 0 where id = 4; update attribution set depth = 2 where id = 1`,
    'a claim deleted with its chain': `delete from claim where id = 1`,
  })
})

describe('evidence:', () => {
  const stated = [
    ['fact', 'fact_id', 1],
    ['affiliation', 'affiliation_id', 1],
    ['source_control', 'control_id', 1],
  ] as const
  for (const [table, target, id] of stated) {
    const detach = `update reference set ${target} = null, topic_id = 1 where ${target} = ${id};`
    refusedAtCommit(`${table}_has_reference`, {
      [`deleting the last reference of a ${table}`]: `delete from reference where ${target} = ${id}`,
      [`moving the last reference of a ${table} elsewhere`]: detach,
      [`a ${table} of our own judgement that becomes stated`]: `
        update ${table} set basis = 'ANALYST' where id = ${id}; ${detach} set constraints all immediate;
        set constraints all deferred; update ${table} set basis = 'EXTERNAL' where id = ${id}`,
    })
    accepted({
      [`another reference for a ${table}`]: `${detach} ${referTo(target, id)}`,
      [`a ${table} of our own judgement`]: `${detach} update ${table} set basis = 'ANALYST' where id = ${id}`,
      [`a ${table} deleted with its references`]: `delete from ${table} where id = ${id}`,
    })
  }
  refusedAtCommit('fact_has_reference', {
    'a new fact that rests on nothing': insertFact('EXTERNAL'),
    'a reference moved from one fact to another': `${insertFact('EXTERNAL')} update reference set fact_id = 99 where fact_id = 1`,
    'a new fact with a reference that is deleted again': `
      ${insertFact('EXTERNAL')} ${referTo('fact_id', 99)} delete from reference where fact_id = 99`,
  })
  accepted({
    'a new fact with a reference': insertFact('EXTERNAL') + referTo('fact_id', 99),
    'a new fact that is inferred': insertFact('INFERRED'),
    'one of two references taken away': `delete from reference where fact_id = 3 and url is null`,
  })
})

describe('sentences and reprints:', () => {
  const sentences = (numbers: string) => `update article_text set sentences = '{${numbers}}' where id = 1`
  refused('article_text_sentences_ascend', {
    'a sentence that begins before the one before it': sentences('10, 5'),
    'two sentences that begin at one place': sentences('0, 10, 10'),
    'a sentence that begins before the text': sentences('-1, 10'),
    'a sentence that begins nowhere': sentences('0, null'),
  })
  refused('article_text_sentences_lie_inside', {
    'a sentence that begins at the end of its text': sentences('0, 400'),
  })
  accepted({
    'a sentence of the last character': sentences('0, 399'),
    'a text of which no sentence is recorded': sentences(''),
  })
  const reprint = (id: number, origin: number) =>
    `update article set origin_id = ${origin}, origin_basis = 'TEXT' where id = ${id};`
  refused('article_origin_has_basis', {
    'a reprint that we do not know how we know of': `update article set origin_id = 1 where id = 2`,
    'a basis for no reprint': `update article set origin_basis = 'TEXT' where id = 2`,
  })
  refused('article_origin_is_first', {
    'a reprint of itself': reprint(1, 1),
    'a reprint of a reprint': reprint(2, 1) + reprint(3, 2),
    'a reprint that is reprinted': reprint(3, 2) + reprint(2, 1),
    'two reprints of each other': `update article set origin_id = 3 - id, origin_basis = 'TEXT' where id < 3`,
  })
  accepted({
    'two reprints of one article': reprint(2, 1) + reprint(3, 1),
  })
})

test('every invariant of the database is broken here', async () => {
  const { rows } = await client.query<{ name: string }>(`
    select conname as name from pg_constraint where contype in ('c', 'x') and connamespace = 'public'::regnamespace
    union select indexrelid::regclass::text from pg_index join pg_class on pg_class.oid = indexrelid
      where indisunique and relnamespace = 'public'::regnamespace and relname !~ '_(pkey|key)$'
    union select name[1] from pg_proc, regexp_matches(prosrc, '(?:refuse|words_of)\\([^;]*?''(\\w+)''', 'g') as name
    union select tgname from pg_trigger join pg_proc on pg_proc.oid = tgfoid where prosrc ~ 'refuse\\(tg_name'`)
  const names = rows.map(({ name }) => name)
  expect(names.length).toBeGreaterThan(60)
  expect(names.filter((name) => !broken.has(name))).toEqual([])
})
