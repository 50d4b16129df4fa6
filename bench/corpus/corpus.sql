-- A corpus of current_setting('bench.claims') claims, always the same one. Run in a transaction that holds back the
-- triggers that check and refresh row by row; what they would have left is made or refreshed at its end.
-- About 10 claims an article, 20 a person, 2 subjects a claim. Dates do not follow ids. Countries are skewed.
-- The trap: XS as a subject and XC as a citizenship occur only in the oldest tenth of the articles.

-- A number from 0 to 1 for a row, another for each salt.
create function pg_temp.luck(id integer, salt integer) returns float8 immutable language sql
  return (hashint4extended(id, salt) & 1073741823) / 1073741824.0;

-- A rank from 1 to n, by Zipf's law.
create function pg_temp.zipf(luck float8, n integer) returns integer immutable language sql
  return floor(exp(luck * ln(n + 1)))::integer;

create temp table size on commit drop as
  select claims, claims / 10 as articles, claims / 20 as people, greatest(claims / 2000, 20) as sources,
    greatest(claims / 500, 20) as organizations, 200 as topics, 20 as questions
  from (select current_setting('bench.claims')::integer as claims) asked;

create temp table words on commit drop as
  select array['CN', 'US', 'RU', 'JP', 'IN', 'GB', 'DE', 'FR', 'KR', 'KP', 'TW', 'VN', 'PH', 'IR', 'IL', 'UA', 'TR', 'PL', 'PK', 'AU',
      'ID', 'MY', 'SG', 'TH', 'MM', 'KH', 'LA', 'MN', 'KZ', 'UZ', 'TM', 'KG', 'TJ', 'AF', 'SA', 'AE', 'EG', 'ZA', 'NG', 'KE',
      'ET', 'BR', 'AR', 'CL', 'PE', 'MX', 'CA', 'CU', 'VE', 'CO', 'IT', 'ES', 'PT', 'NL', 'BE', 'SE', 'NO', 'FI', 'DK', 'GR'] as subjects,
    array['RU', 'US', 'CN', 'JP', 'IN', 'GB', 'DE', 'FR', 'KR', 'KP', 'TW', 'VN', 'PH', 'IR', 'IL', 'UA', 'TR', 'PL', 'PK', 'AU',
      'ID', 'MY', 'SG', 'TH', 'MM', 'KH', 'LA', 'MN', 'KZ', 'UZ', 'TM', 'KG', 'TJ', 'AF', 'SA', 'AE', 'EG', 'ZA', 'NG', 'KE',
      'ET', 'BR', 'AR', 'CL', 'PE', 'MX', 'CA', 'CU', 'VE', 'CO', 'IT', 'ES', 'PT', 'NL', 'BE', 'SE', 'NO', 'FI', 'DK', 'GR'] as citizenships,
    array(select a || b || c from unnest('{ma,ve,lo,ki,ru,sa,ten,dor}'::text[]) a, unnest('{ri,na,lu,ske,bo,ta,mi}'::text[]) b,
      unnest('{n,s,rt,l,m,nd}'::text[]) c) as vocabulary;

-- Halves of sentences; their words follow Zipf's law too.
create temp table phrase on commit drop as
  select id, string_agg(vocabulary[pg_temp.zipf(pg_temp.luck(id, 100 + nth), cardinality(vocabulary))], ' ' order by nth) as text
  from words, generate_series(0, 4095) id, generate_series(1, 6) nth
  group by id;

insert into country (code, name, demonym)
  select code, 'Country ' || code, 'of ' || code from words, unnest(subjects || array['XS', 'XC']) code;

insert into topic (id, slug, name, kind)
  select id, 'topic-' || id, 'Topic ' || id, (enum_range(null::topic_kind))[1 + id % 6] from size, generate_series(1, topics) id;

insert into organization (id, slug, name, kind, country_code, country_basis)
  select id, 'organization-' || id, 'Organization ' || id, (enum_range(null::organization_kind))[1 + id % 11],
    citizenships[pg_temp.zipf(pg_temp.luck(id, 1), 60)], 'EXTERNAL'
  from size, words, generate_series(1, organizations) id;

insert into source (id, slug, name, kind, country_code)
  select id, 'source-' || id, 'Source ' || id, (enum_range(null::source_kind))[1 + id % 6],
    subjects[pg_temp.zipf(pg_temp.luck(id, 2), 60)]
  from size, words, generate_series(1, sources) id;

insert into source_control (id, source_id, kind, country_code, basis)
  select id, id, (enum_range(null::control_kind))[1 + id % 4], country_code, 'EXTERNAL' from source where id % 5 < 3;

insert into question (id, slug, text)
  select id, 'question-' || id, 'What of question ' || id || '?' from size, generate_series(1, questions) id;

-- The last hundredth of the people are the trap's.
create temp table person_draft on commit drop as
  select id, id > people - people / 100 as is_trap,
    vocabulary[1 + floor(pg_temp.luck(id, 3) * cardinality(vocabulary))] as first_name,
    vocabulary[1 + floor(pg_temp.luck(id, 4) * cardinality(vocabulary))] as last_name,
    case when id > people - people / 100 then 'XC' else citizenships[pg_temp.zipf(pg_temp.luck(id, 5), 60)] end as citizenship,
    (array['EXPERT', 'EXPERT', 'EXPERT', 'EXPERT', 'OFFICIAL', 'OFFICIAL', 'OFFICIAL', 'JOURNALIST', 'MILITARY', 'EYEWITNESS'])
      [1 + floor(pg_temp.luck(id, 6) * 10)]::role as role
  from size, words, generate_series(1, people) id;

insert into person (id, slug, name) select id, 'person-' || id, initcap(first_name || ' ' || last_name) from person_draft;

insert into person_name (id, person_id, text, kind)
  select row_number() over (order by id, nth), id,
    case nth when 1 then initcap(first_name || ' ' || last_name) when 2 then initcap(last_name) else initcap(last_name || ' ' || first_name) end,
    (enum_range(null::person_name_kind))[nth]
  from person_draft, generate_series(1, 1 + id % 3) nth
  where nth = 1 or first_name <> last_name;

insert into fact (id, person_id, property, country_code, topic_id, basis)
  select row_number() over (order by person_id, property, country_code), *
  from (
    select id as person_id, 'CITIZENSHIP'::fact_property as property, citizenship as country_code, null::integer as topic_id,
      (array['TEXT', 'TEXT', 'EXTERNAL', 'EXTERNAL', 'EXTERNAL', 'EXTERNAL', 'EXTERNAL', 'EXTERNAL', 'INFERRED', 'ANALYST'])
        [1 + floor(pg_temp.luck(id, 7) * 10)]::basis as basis
      from person_draft
    union all
    select id, 'EXPERTISE', subjects[pg_temp.zipf(pg_temp.luck(id, 8), 60)], null, 'EXTERNAL'
      from person_draft, words where pg_temp.luck(id, 9) < 0.3
    union all
    select id, 'EXPERTISE', null, pg_temp.zipf(pg_temp.luck(id, 8), topics), 'TEXT'
      from person_draft, size where pg_temp.luck(id, 9) > 0.8
  ) fact;

insert into affiliation (id, person_id, organization_id, title, role, period_edtf, period_from, period_to, basis)
  select row_number() over (order by id), id, 1 + floor(pg_temp.luck(id, 10) * organizations)::integer, 'Member', role,
    first_day || '/' || coalesce(last_day::text, '..'), first_day, last_day, 'EXTERNAL'
  from size, person_draft,
    lateral (select date '2000-01-01' + floor(pg_temp.luck(id, 11) * 6000)::integer as first_day) first,
    lateral (select case when pg_temp.luck(id, 12) < 0.5 then first_day + 2000 end as last_day) last
  where pg_temp.luck(id, 13) < 0.6 and not is_trap;

insert into reference (id, url, says, fact_id, affiliation_id, control_id)
  select row_number() over (), 'https://example.org/' || row_number() over (), 'It is so.', fact_id, affiliation_id, control_id
  from (
    select id as fact_id, null::integer as affiliation_id, null::integer as control_id from fact where basis in ('TEXT', 'EXTERNAL')
    union all select null, id, null from affiliation
    union all select null, null, id from source_control
  ) stated;

create temp table article_draft on commit drop as
  select id, date '2005-01-01' + floor(pg_temp.luck(id, 14) * 7300)::integer as published,
    pg_temp.luck(id, 14) < 0.1 as is_old
  from size, generate_series(1, articles) id;

insert into article (id, slug, source_id, source_basis, title, url, genre, language, published_edtf, published_from, published_to, published_basis)
  select id, 'article-' || id, pg_temp.zipf(pg_temp.luck(id, 15), sources), 'TEXT', 'Article ' || id, 'https://example.org/article-' || id,
    (enum_range(null::genre))[1 + id % 4], 'en', published::text, published, published, 'TEXT'
  from article_draft, size;

insert into article_text (id, article_id, sha256, length)
  select id, id, encode(sha256(id::text::bytea), 'hex'), 10000 from article;

insert into unnamed_speaker (id, article_id, kind, label)
  select id, id, case when id % 2 = 0 then 'COLLECTIVE' else 'ANONYMOUS' end::speaker_kind, 'Speakers of article ' || id from article;

insert into unnamed_speaker_country (id, unnamed_speaker_id, country_code, basis)
  select id, id, citizenships[pg_temp.zipf(pg_temp.luck(id, 16), 60)], 'TEXT' from article_draft, words where pg_temp.luck(id, 17) < 0.5;

create temp table claim_draft on commit drop as
  select id, article_id,
    case
      when is_old and pg_temp.luck(id, 18) < 0.2 then people - floor(pg_temp.luck(id, 19) * (people / 100))::integer
      else 1 + floor((people - people / 100) * pg_temp.luck(id, 19) ^ 2)::integer
    end as person_id,
    (array['PERSON', 'PERSON', 'PERSON', 'PERSON', 'PERSON', 'PERSON', 'PERSON', 'ORGANIZATION', 'COLLECTIVE', 'WRITER'])
      [1 + floor(pg_temp.luck(id, 20) * 10)]::speaker_kind as speaker_kind,
    pg_temp.luck(id, 21) < 0.2 as is_relayed,
    case when is_old and pg_temp.luck(id, 22) < 0.1 then 'XS' else subjects[pg_temp.zipf(pg_temp.luck(id, 23), 60)] end as subject,
    pg_temp.luck(id, 24) < 0.02 as is_proposed,
    -- Now and then a claim says what the one before it says.
    id % 2 = 0 and pg_temp.luck(id, 25) < 0.01 as is_equivalent
  from size, words, (select (id - 1) * 10 + nth as id, id as article_id, is_old from article_draft, generate_series(1, 10) nth) place;

insert into claim (id, key, article_id, ordinal, text, kind, polarity, hedge, form, review, recorded_at)
  select claim_draft.id, 'C' || claim_draft.id, article_id, 1 + (claim_draft.id - 1) % 10,
    initcap(one.text) || ' ' || other.text || '.',
    (array['ASSESSMENT', 'ASSESSMENT', 'ASSESSMENT', 'FACT', 'FACT', 'FACT', 'POSITION', 'PREDICTION', 'COMMITMENT', 'REQUEST'])
      [1 + floor(pg_temp.luck(claim_draft.id, 26) * 10)]::claim_kind,
    case when pg_temp.luck(claim_draft.id, 27) < 0.15 then 'NEGATIVE' else 'POSITIVE' end::polarity,
    case when pg_temp.luck(claim_draft.id, 28) < 0.2 then 'may' end,
    (enum_range(null::claim_form))[1 + floor(pg_temp.luck(claim_draft.id, 29) * 5)],
    case when is_proposed then 'PROPOSED' else 'ACCEPTED' end::review,
    timestamptz '2025-01-01' + claim_draft.id * interval '1 second'
  from claim_draft
  join phrase one on one.id = floor(pg_temp.luck(claim_draft.id, 41) * 4096)
  join phrase other on other.id = floor(pg_temp.luck(claim_draft.id, 42) * 4096)
  order by claim_draft.id;

insert into claim_subject (id, claim_id, country_code, basis)
  select 2 * id - 1, id, subject, (array['EXPLICIT', 'EXPLICIT', 'EXPLICIT', 'EXPLICIT', 'EXPLICIT', 'EXPLICIT', 'EXPLICIT', 'ANAPHORIC', 'ANAPHORIC', 'IMPLICIT'])
      [1 + floor(pg_temp.luck(id, 30) * 10)]::mention
  from claim_draft;

insert into claim_subject (id, claim_id, country_code, topic_id, organization_id, person_id, basis)
  select 2 * id, id,
    case when kind < 0.5 then country end,
    case when kind >= 0.5 and kind < 0.8 then 1 + floor(pg_temp.luck(id, 32) * topics)::integer end,
    case when kind >= 0.8 and kind < 0.9 then 1 + floor(pg_temp.luck(id, 32) * organizations)::integer end,
    case when kind >= 0.9 then 1 + floor(pg_temp.luck(id, 32) * people)::integer end,
    'EXPLICIT'
  from size, claim_draft, words,
    lateral (select subjects[pg_temp.zipf(pg_temp.luck(id, 31), 60)] as country) other,
    lateral (select case when country = subject then 0.6 else pg_temp.luck(id, 33) end as kind) of_kind;

-- The holder, and before it of every fifth claim the organization that relays it.
insert into attribution (id, claim_id, depth, ordinal, is_holder, speaker_kind, person_id, organization_id, unnamed_speaker_id, label, role, cue, force)
  select id, id, is_relayed::integer, 0, true,
    case when speaker_kind = 'COLLECTIVE' and article_id % 2 = 1 then 'ANONYMOUS' else speaker_kind end,
    case when speaker_kind = 'PERSON' then person_id end,
    case when speaker_kind = 'ORGANIZATION' then 1 + floor(pg_temp.luck(id, 34) * organizations)::integer end,
    case when speaker_kind = 'COLLECTIVE' then article_id end,
    case when speaker_kind <> 'WRITER' then 'the speaker' end,
    case when speaker_kind = 'WRITER' then 'JOURNALIST' else role end,
    case when speaker_kind <> 'WRITER' then 'said' end,
    case when speaker_kind <> 'WRITER' then 'NEUTRAL' end::cue_force
  from size, claim_draft join (select id as person_id, role from person_draft) person using (person_id);

insert into attribution (id, claim_id, depth, ordinal, is_holder, speaker_kind, organization_id, label, role, cue, force)
  select claims + row_number() over (order by id), id, 0, 0, false, 'ORGANIZATION',
    1 + floor(pg_temp.luck(id, 35) * organizations)::integer, 'the agency', 'JOURNALIST', 'reported', 'NEUTRAL'
  from size, claim_draft where is_relayed;

insert into stance (id, question_id, claim_id, position, basis)
  select row_number() over (order by id), pg_temp.zipf(pg_temp.luck(id, 36), questions), id,
    (enum_range(null::stance_position))[1 + floor(pg_temp.luck(id, 37) * 5)], 'TEXT'
  from size, claim_draft where pg_temp.luck(id, 38) < 0.1;

insert into claim_relation (id, from_id, to_id, kind, basis)
  select row_number() over (order by id), id - 1, id, 'EQUIVALENT', 'ANALYST' from claim_draft where is_equivalent;
update claim set representative_id = id - 1 where id in (select id from claim_draft where is_equivalent);

insert into byline (id, article_id, person_id, role, ordinal)
  select id, id, 1 + floor(people * pg_temp.luck(id, 39) ^ 2)::integer, 'AUTHOR', 1 from size, article_draft where pg_temp.luck(id, 40) < 0.5;
