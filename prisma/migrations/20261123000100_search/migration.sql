-- Full-text search: what is searched is kept beside what it is made of, in generated columns where that can be.

do $$
begin
  create extension if not exists pg_trgm;
exception
  when insufficient_privilege then
    raise exception 'this user may not create the extension pg_trgm: let an administrator run "create extension pg_trgm" in this database'
      using errcode = 'insufficient_privilege';
  when feature_not_supported or undefined_file then
    raise exception 'PostgreSQL lacks the extension pg_trgm: install its contrib modules (on Debian in postgresql-<version>)'
      using errcode = 'feature_not_supported';
end $$;

-- English words in any inflection, and all of them: a "not" counts.
create text search dictionary search_stem (template = pg_catalog.snowball, language = 'english');
create text search configuration search_english (copy = pg_catalog.english);
alter text search configuration search_english alter mapping replace english_stem with search_stem;

-- Texts and questions are folded alike, so that what looks alike is found. Without unaccent, which is not immutable.

-- With a blank for each character that parts words: as many characters as before, so that offsets stay.
create function search_spaced(words text) returns text language sql immutable parallel safe
  return case
    when octet_length(words) = char_length(words) then
      translate(words, e'\t\n\x0b\f\r!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~', repeat(' ', 37))
    else
      regexp_replace(
        translate(words, e'\t\n\x0b\f\r!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~', repeat(' ', 37)),
        '[\u0080-\u00a9\u00ab\u00ac\u00ae-\u00b1\u00b4-\u00b8\u00bb\u00bf\u00d7\u00f7\u2000-\u200a\u2010-\u2029\u202f-\u205f\u20a0-\u20cf\u2190-\u245f\u2500-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u30fb\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\U0001f000-\U0001faff]',
        ' ', 'g')
  end;

-- In lower case, without accents, quotation marks and other punctuation, one blank between words.
create function search_fold(words text) returns text language sql immutable parallel safe
  return case
    when octet_length(words) = char_length(words) then
      trim(regexp_replace(lower(search_spaced(words)), '  +', ' ', 'g'))
    else
      trim(regexp_replace(
        lower(search_spaced(
          replace(replace(replace(replace(
            translate(
              lower(normalize(
                regexp_replace(normalize(search_spaced(words), nfkd),
                  '[\u00ad\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u2060\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]',
                  '', 'g'),
                nfc)),
              'øłđðħıŧ', 'olddhit'),
            'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'))),
        '  +', ' ', 'g'))
  end;

-- Folded words in Latin letters, as far as Cyrillic ones stand for them, to be compared letter by letter.
create function search_latin(folded text) returns text language sql immutable parallel safe
  return translate(folded, 'абвгджзеиклмнопрстуфхцчшщыэєіюяъь', 'abvgdzzeiklmnoprstufhccssyeeiua');

create function search_spelling(words text) returns text language sql immutable parallel safe
  return search_latin(search_fold(words));

-- All names of something. No name holds an ø once it is folded, so that no phrase goes on from one name to the next.
create function search_document(name text, other_names text[]) returns text language sql immutable parallel safe
  return (
    select string_agg(search_fold(each), ' ø ø ø ø ' order by place)
    from unnest(array_prepend(name, other_names)) with ordinality as names (each, place));

-- What is asked, folded but for its operators: "a phrase", -without, or.
create function search_asked(asked text) returns text language sql immutable parallel safe
  return translate(
    search_fold(regexp_replace(
      translate(asked, '"“”„‟«»＂', repeat(u&'\E000', 8)),
      '(^|[\s\u00a0\u2000-\u200a\u202f\u3000])-(?=[^\s-])', e'\\1\uE001', 'g')),
    u&'\E000\E001', '"-');

-- The same without small words such as "the", but for those in phrases, beside an or, or where nothing else is asked.
create function search_question(asked text) returns text language sql immutable parallel safe
begin atomic
  with part as (
    select words[1] as words, place
    from regexp_matches(search_asked(asked), '(-?"[^"]*"?|[^ "]+)', 'g') with ordinality as parts (words, place)
  ), weighed as (
    select words, place,
      words !~ '["-]' and to_tsvector('pg_catalog.english', words) = '' and
        case words
          when 'or' then lag(words) over parts is null or lead(words) over parts is null
          else lag(words) over parts is distinct from 'or' and lead(words) over parts is distinct from 'or'
        end as is_small
    from part window parts as (order by place)
  )
  select coalesce(string_agg(words, ' ' order by place), '')
  from weighed
  where not is_small or not exists (select from weighed where not is_small and words !~ '^-' and words <> 'or');
end;

create function search_query(config regconfig, asked text) returns tsquery language sql immutable parallel safe
  return websearch_to_tsquery(config,
    case when config = 'pg_catalog.simple'::regconfig then search_asked(asked) else search_question(asked) end);

-- The same words side by side and in this order.
create function search_phrase(config regconfig, asked text) returns tsquery language sql immutable parallel safe
  return phraseto_tsquery(config, search_fold(asked));

-- Whether only words are asked, without operators.
create function search_is_plain(asked text) returns boolean language sql immutable parallel safe
  return search_asked(asked) !~ '"|(^| )-|(^| )or( |$)';

-- Whether words are asked that may stand side by side: words alone, or a phrase alone.
create function search_is_phrase(config regconfig, asked text) returns boolean language sql immutable parallel safe
  return search_is_plain(asked) or search_query(config, asked)::text = search_phrase(config, asked)::text;

-- The spelling that names may be similar to; null where operators are asked, or too little to be similar to.
create function search_similar_to(asked text) returns text language sql immutable parallel safe
  return case
    when search_is_plain(asked) and search_fold(asked) ~ '[^ ]{4}' then search_spelling(asked)
  end;

-- What of a text answers a question: words, or phrases as a whole, by code points.
create function search_ranges(config regconfig, query tsquery, document text)
returns table (start integer, "end" integer) language sql immutable parallel safe
begin atomic
  with piece as (
    select words[1] as words, place, sum(char_length(words[1])) over (order by place)::integer as ends
    from regexp_matches(search_spaced(document), '( +|[^ ]+)', 'g') with ordinality as pieces (words, place)
  ), word as (
    select row_number() over (order by place) as nth, search_fold(words) as folded,
      ends - char_length(words) as starts, ends
    from piece where words !~ '^ '
  ), asked as (
    -- Questions are phrases joined by & and |, some of them negated.
    select part::tsquery as phrase, 1 + coalesce(
      (select sum(case distance[1] when '-' then 1 else distance[1]::integer end)
        from regexp_matches(part, '<(-|\d+)>', 'g') distance), 0) as length
    from regexp_split_to_table(query::text, ' [&|] ') part
    where part !~ '^!' and part <> ''
  ), found as (
    select first.starts, last.ends
    from asked
    join word first on true
    join word last on last.nth = first.nth + asked.length - 1
    where to_tsvector(config,
      (select string_agg(folded, ' ' order by nth) from word where nth between first.nth and last.nth)) @@ phrase
  ), island as (
    select starts, ends, sum(is_first) over (order by starts, ends) as island
    from (
      select starts, ends,
        (starts >= coalesce(max(ends) over (order by starts, ends rows between unbounded preceding and 1 preceding), 0))::integer
          as is_first
      from found
    ) marked
  )
  select min(starts), max(ends) from island group by island order by 1;
end;

-- What of a name is similar to what was asked.
create function search_similar_ranges(spelling text, document text)
returns table (start integer, "end" integer) language sql immutable parallel safe
begin atomic
  with piece as (
    select words[1] as words, place, sum(char_length(words[1])) over (order by place)::integer as ends
    from regexp_matches(search_spaced(document), '( +|[^ ]+)', 'g') with ordinality as pieces (words, place)
  )
  select ends - char_length(words), ends
  from piece
  where words !~ '^ ' and exists (
    select from string_to_table(spelling, ' ') asked
    where strict_word_similarity(asked, search_spelling(words)) >= 0.4)
  order by 1;
end;

-- Of several names the one that answers best.
create function search_name(config regconfig, query tsquery, asked text, names text[])
returns text language sql immutable parallel safe
  return (
    select each from unnest(names) with ordinality as names (each, place)
    order by each = asked desc, search_fold(each) = search_fold(asked) desc,
      to_tsvector(config, search_fold(each)) @@ query desc,
      similarity(search_spelling(asked), search_spelling(each)) desc, place
    limit 1);

-- Claims: their own text; and the words of their content, as far as the texts are attached.

alter table claim
  add column quotes text,
  add column search tsvector generated always as (to_tsvector('search_english', search_fold(text))) stored,
  add column quote_search tsvector generated always as (to_tsvector('search_english', search_fold(quotes))) stored;
create index claim_search_idx on claim using gin (search);
create index claim_quote_search_idx on claim using gin (quote_search) where quote_search is not null;

create view claim_quote_definition as
  select claim_id, string_agg(exact, ' … ' order by ordinal) as quotes
  from span where role = 'CONTENT' and exact is not null group by claim_id;

create view claim_quote_check as
  select claim.id, claim.quotes, definition.quotes as defined_as
  from claim left join claim_quote_definition definition on definition.claim_id = claim.id
  where claim.quotes is distinct from definition.quotes;

create function refresh_claim_quotes(ids integer[]) returns void language plpgsql as $$
begin
  -- One at a time, or two would each leave out the other's words.
  perform from claim where id = any (ids) order by id for no key update;
  update claim set quotes = wrong.defined_as
  from claim_quote_check wrong where wrong.id = claim.id and claim.id = any (ids);
end $$;

create function refresh_all_claim_quotes() returns void language sql
begin atomic
  update claim set quotes = wrong.defined_as from claim_quote_check wrong where wrong.id = claim.id;
end;

create function span_gives_quote() returns trigger language plpgsql as $$
declare
  ids integer[];
begin
  case tg_op
    when 'INSERT' then
      select array_agg(distinct claim_id) into ids from changed where role = 'CONTENT' and exact is not null;
    when 'DELETE' then
      select array_agg(distinct claim_id) into ids from before where role = 'CONTENT' and exact is not null;
    else
      select array_agg(distinct claim_id) into ids
      from (
        (select id, claim_id, role, ordinal, exact from changed except select id, claim_id, role, ordinal, exact from before)
        union all
        (select id, claim_id, role, ordinal, exact from before except select id, claim_id, role, ordinal, exact from changed)
      ) differing
      where role = 'CONTENT';
  end case;
  if ids is not null then perform refresh_claim_quotes(ids); end if;
  return null;
end $$;
create trigger span_inserted after insert on span
  referencing new table as changed for each statement execute function span_gives_quote();
create trigger span_updated after update on span
  referencing new table as changed old table as before for each statement execute function span_gives_quote();
create trigger span_deleted after delete on span
  referencing old table as before for each statement execute function span_gives_quote();

-- Names of people, in whatever spelling.

alter table person add column known_as text[] not null default '{}';

create view person_name_definition as
  select person_id, array_agg(text order by id) as known_as from person_name group by person_id;

create view person_name_check as
  select person.id, person.known_as, coalesce(definition.known_as, '{}') as defined_as
  from person left join person_name_definition definition on definition.person_id = person.id
  where person.known_as <> coalesce(definition.known_as, '{}');

create function refresh_person_names(ids integer[]) returns void language plpgsql as $$
begin
  perform from person where id = any (ids) order by id for no key update;
  update person set known_as = wrong.defined_as
  from person_name_check wrong where wrong.id = person.id and person.id = any (ids);
end $$;

create function refresh_all_person_names() returns void language sql
begin atomic
  update person set known_as = wrong.defined_as from person_name_check wrong where wrong.id = person.id;
end;

create function person_name_is_searched() returns trigger language plpgsql as $$
begin
  if tg_op <> 'DELETE' then
    perform refresh_person_names(array(select distinct person_id from changed));
  end if;
  if tg_op <> 'INSERT' then
    perform refresh_person_names(array(select distinct person_id from before));
  end if;
  return null;
end $$;
create trigger person_name_inserted after insert on person_name
  referencing new table as changed for each statement execute function person_name_is_searched();
create trigger person_name_updated after update on person_name
  referencing new table as changed old table as before
  for each statement execute function person_name_is_searched();
create trigger person_name_deleted after delete on person_name
  referencing old table as before for each statement execute function person_name_is_searched();

select refresh_all_claim_quotes();
select refresh_all_person_names();

-- A person's names are taken as they stand, those of organizations and topics as English words.
alter table person
  add column folded text generated always as (search_latin(search_document(name, known_as))) stored,
  add column search tsvector generated always as
    (to_tsvector('pg_catalog.simple', search_document(name, known_as))) stored;
alter table organization
  add column folded text generated always as (search_latin(search_document(name, other_names))) stored,
  add column search tsvector generated always as
    (to_tsvector('search_english', search_document(name, other_names))) stored;
alter table topic
  add column folded text generated always as (search_latin(search_document(name, other_names))) stored,
  add column search tsvector generated always as
    (to_tsvector('search_english', search_document(name, other_names))) stored;
alter table article
  add column search tsvector generated always as (to_tsvector('search_english', search_fold(title))) stored;

create index person_search_idx on person using gin (search);
create index person_folded_idx on person using gin (folded gin_trgm_ops);
create index organization_search_idx on organization using gin (search);
create index organization_folded_idx on organization using gin (folded gin_trgm_ops);
create index topic_search_idx on topic using gin (search);
create index topic_folded_idx on topic using gin (folded gin_trgm_ops);
create index article_search_idx on article using gin (search);

-- Names are similar where each word that is asked is, to one of theirs. The index looks for the longest.

create function search_nearness(spelling text, folded text) returns double precision language sql immutable parallel safe
  return (select avg(strict_word_similarity(asked, folded)) from string_to_table(spelling, ' ') asked);

create function search_longest(spelling text) returns text language sql immutable parallel safe
  return (select asked from string_to_table(spelling, ' ') asked order by char_length(asked) desc, asked limit 1);

create function search_is_similar(spelling text, folded text) returns boolean language sql immutable parallel safe
  return (select bool_and(strict_word_similarity(asked, folded) >= 0.4) from string_to_table(spelling, ' ') asked);

create function similar_people(spelling text) returns setof integer language sql stable parallel safe rows 10
  set pg_trgm.strict_word_similarity_threshold = 0.4 as
  'select id from person where search_longest(spelling) <<% folded and search_is_similar(spelling, folded)';

create function similar_organizations(spelling text) returns setof integer language sql stable parallel safe rows 10
  set pg_trgm.strict_word_similarity_threshold = 0.4 as
  'select id from organization where search_longest(spelling) <<% folded and search_is_similar(spelling, folded)';

create function similar_topics(spelling text) returns setof integer language sql stable parallel safe rows 10
  set pg_trgm.strict_word_similarity_threshold = 0.4 as
  'select id from topic where search_longest(spelling) <<% folded and search_is_similar(spelling, folded)';
