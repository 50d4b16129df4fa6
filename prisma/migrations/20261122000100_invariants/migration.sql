-- What the database itself holds true. Each name appears in the error when it is broken.

-- Words, codes and hashes.

alter table country add constraint country_code_is_iso check (code ~ '^[A-Z]{2}$');
alter table country alter column metonyms set not null, alter column metonyms set default '{}';
alter table topic alter column other_names set not null, alter column other_names set default '{}';
alter table organization alter column other_names set not null, alter column other_names set default '{}';
alter table source
  alter column other_names set not null, alter column other_names set default '{}',
  alter column domains set not null, alter column domains set default '{}';

alter table topic add constraint topic_slug_is_readable check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
alter table source add constraint source_slug_is_readable check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
alter table organization add constraint organization_slug_is_readable check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
alter table person add constraint person_slug_is_readable check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
alter table article add constraint article_slug_is_readable check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
alter table question add constraint question_slug_is_readable check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
alter table claim add constraint claim_key_is_readable check (key ~ '^[A-Za-z0-9][A-Za-z0-9._-]*$');
alter table claim add constraint claim_text_is_not_blank check (text ~ '\S');
alter table unnamed_speaker add constraint unnamed_speaker_has_label check (label ~ '\S');
alter table unnamed_speaker add constraint unnamed_speaker_is_unnamed
  check (kind in ('COLLECTIVE', 'ANONYMOUS', 'DOCUMENT'));
alter table article_text add constraint article_text_sha256_is_hex check (sha256 ~ '^[0-9a-f]{64}$');
alter table span add constraint span_sha256_is_hex check (sha256 ~ '^[0-9a-f]{64}$');
alter table reference add constraint reference_sha256_is_hex check (sha256 ~ '^[0-9a-f]{64}$');

-- Dates: from <= to, and days only together with their EDTF text.

alter table topic add constraint topic_event_is_ordered check (event_from <= event_to);
alter table source_control add constraint source_control_period_is_ordered check (period_from <= period_to);
alter table affiliation add constraint affiliation_period_is_ordered check (period_from <= period_to);
alter table fact add constraint fact_period_is_ordered check (period_from <= period_to);
alter table article add constraint article_published_is_ordered check (published_from <= published_to);
alter table claim add constraint claim_said_is_ordered check (said_from <= said_to);
alter table claim add constraint claim_due_is_ordered check (due_from <= due_to);

alter table topic add constraint topic_event_is_whole
  check ((event_edtf is null) = (event_from is null and event_to is null));
alter table source_control add constraint source_control_period_is_whole
  check ((period_edtf is null) = (period_from is null and period_to is null));
alter table affiliation add constraint affiliation_period_is_whole
  check ((period_edtf is null) = (period_from is null and period_to is null));
alter table fact add constraint fact_period_is_whole
  check ((period_edtf is null) = (period_from is null and period_to is null));
alter table article add constraint article_published_is_whole
  check ((published_edtf is null) = (published_from is null and published_to is null)
    and (published_edtf is null) = (published_basis is null));
alter table claim add constraint claim_said_is_whole
  check ((said_edtf is null) = (said_from is null and said_to is null)
    and (said_edtf is null) = (said_basis is null));
alter table claim add constraint claim_due_is_whole
  check ((due_edtf is null) = (due_from is null and due_to is null));

alter table source_control add constraint source_control_retracted_after_recorded check (recorded_at <= retracted_at);
alter table affiliation add constraint affiliation_retracted_after_recorded check (recorded_at <= retracted_at);
alter table fact add constraint fact_retracted_after_recorded check (recorded_at <= retracted_at);
alter table stance add constraint stance_retracted_after_recorded check (recorded_at <= retracted_at);
alter table claim_relation add constraint claim_relation_retracted_after_recorded check (recorded_at <= retracted_at);
alter table claim add constraint claim_retracted_after_recorded check (recorded_at <= retracted_at);
alter table claim add constraint claim_retracted_as_reviewed check ((review = 'RETRACTED') = (retracted_at is not null));

-- What belongs together.

alter table article add constraint article_source_has_basis check ((source_id is null) = (source_basis is null));
alter table organization add constraint organization_country_has_basis
  check ((country_code is null) = (country_basis is null));
alter table fact add constraint fact_states_something check (
  case property
    when 'EXPERTISE' then num_nonnulls(country_code, topic_id, detail) > 0
    else country_code is not null and topic_id is null
  end);
alter table claim_subject add constraint claim_subject_has_one_target
  check (num_nonnulls(country_code, person_id, organization_id, topic_id) = 1);
create unique index claim_subject_names_a_target_once
  on claim_subject (claim_id, country_code, person_id, organization_id, topic_id) nulls not distinct;

alter table attribution add constraint attribution_speaker_is_of_its_kind check (
  case speaker_kind
    when 'PERSON' then person_id is not null and num_nonnulls(organization_id, unnamed_speaker_id) = 0
    when 'ORGANIZATION' then organization_id is not null and num_nonnulls(person_id, unnamed_speaker_id) = 0
    when 'WRITER' then num_nonnulls(organization_id, unnamed_speaker_id) = 0
    else unnamed_speaker_id is not null and num_nonnulls(person_id, organization_id) = 0
  end);
alter table attribution add constraint attribution_depth_from_zero check (depth >= 0 and ordinal >= 0);
alter table attribution add constraint attribution_cue_has_force check ((cue is null) = (force is null));

alter table reference add constraint reference_has_one_target check (
  num_nonnulls(fact_id, affiliation_id, control_id, stance_id, relation_id, person_name_id, organization_id,
    source_id, topic_id, article_id) = 1);
alter table reference add constraint reference_is_address_or_stretch check (
  (num_nonnulls(url, says) = 2 and num_nonnulls(text_id, start, "end", sha256, exact) = 0)
  or (num_nonnulls(url, says) = 0 and num_nonnulls(text_id, start, "end", sha256) = 4));
alter table reference add constraint reference_stretch_is_ordered check (0 <= start and start < "end");

alter table claim_relation add constraint claim_relation_not_to_itself check (from_id <> to_id);
create unique index claim_relation_once_per_pair
  on claim_relation (least(from_id, to_id), greatest(from_id, to_id), kind)
  where kind in ('EQUIVALENT', 'CONTRADICTS') and retracted_at is null;
create unique index claim_relation_stands_once on claim_relation (from_id, to_id, kind) where retracted_at is null;
create unique index stance_stands_once on stance (question_id, claim_id) where retracted_at is null;

alter table block add constraint block_is_ordered check (0 <= start and start < "end");
alter table block add constraint block_overlaps_no_block
  exclude using gist (int4range(text_id, text_id, '[]') with &&, int4range(start, "end") with &&);
alter table span add constraint span_is_ordered check (0 <= start and start < "end");
alter table span add constraint span_attribution_by_role
  check ((role in ('SOURCE', 'CUE')) = (attribution_id is not null));
alter table span add constraint span_content_overlaps_no_content
  exclude using gist (int4range(claim_id, claim_id, '[]') with &&, int4range(text_id, text_id, '[]') with &&,
    int4range(start, "end") with &&)
  where (role = 'CONTENT');

-- Refuses a row by the name of the invariant that it breaks.
create function refuse(invariant text, reason text) returns void language plpgsql as $$
begin
  raise exception '%: %', invariant, reason using errcode = 'check_violation', constraint = invariant;
end $$;

-- For triggers named after the invariant that any change would break.
create function refuse_change() returns trigger language plpgsql as $$
begin
  perform refuse(tg_name, format('%s %s is recorded otherwise; record another', tg_table_name, old.id));
  return null;
end $$;

-- Texts, and the stretches of them. Whoever writes a stretch shares the text; whoever attaches a body or types a block
-- has it alone: otherwise neither would see what the other is about to commit.

create function text_sha256(words text) returns text language sql immutable parallel safe
  return encode(sha256(convert_to(words, 'UTF8')), 'hex');

create function article_text_is_immutable() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (new.id, new.article_id, new.sha256, new.length, new.recorded_at)
      is distinct from (old.id, old.article_id, old.sha256, old.length, old.recorded_at)
    or tg_op = 'UPDATE' and old.body is not null and new.body is distinct from old.body then
    perform refuse('article_text_never_changes', format('text %s is recorded; record another version', old.id));
  end if;
  if new.body is not null and (text_sha256(new.body) <> new.sha256 or char_length(new.body) <> new.length) then
    perform refuse('article_text_equals_hash', format('the body of text %s is not the text recorded', new.id));
  end if;
  return new;
end $$;
create trigger article_text_is_immutable before insert or update on article_text
  for each row execute function article_text_is_immutable();

create function article_text_lights_up() returns trigger language plpgsql as $$
begin
  update span set exact = null where text_id = new.id;
  update reference set exact = null where text_id = new.id;
  return null;
end $$;
create trigger article_text_lights_up after update of body on article_text
  for each row when (old.body is null and new.body is not null) execute function article_text_lights_up();

-- Fills in the words from the text, and refuses them when their hash is another.
create function words_of(of_text article_text, from_start integer, to_end integer, sha256 text, invariant text)
returns text language plpgsql as $$
declare
  words text := substr(of_text.body, from_start + 1, to_end - from_start);
begin
  if words is not null and text_sha256(words) <> sha256 then
    perform refuse(invariant, format('text %s has other words from %s to %s', of_text.id, from_start, to_end));
  end if;
  return words;
end $$;

create function span_stands_in_text() returns trigger language plpgsql as $$
declare
  in_text article_text;
begin
  select * into in_text from article_text where id = new.text_id for share;
  if in_text.article_id <> (select article_id from claim where id = new.claim_id) then
    perform refuse('span_is_in_its_article', format('text %s is of another article', new.text_id));
  end if;
  if new."end" > in_text.length then
    perform refuse('span_lies_inside_text', format('it ends at %s, the text at %s', new."end", in_text.length));
  end if;
  if new.attribution_id is not null
    and not exists (select from attribution where id = new.attribution_id and claim_id = new.claim_id) then
    perform refuse('span_is_of_its_claim', format('attribution %s is of another claim', new.attribution_id));
  end if;
  if new.role = 'CONTENT' and exists (
    select from block where text_id = new.text_id and kind not in ('BODY', 'ABSTRACT', 'PULL_QUOTE')
      and int4range(start, "end") && int4range(new.start, new."end")) then
    perform refuse('span_content_is_article_body',
      format('from %s to %s it touches what is not body text, abstract or pull quote', new.start, new."end"));
  end if;
  new.exact := words_of(in_text, new.start, new."end", new.sha256, 'span_equals_text');
  new.prefix := substr(in_text.body, greatest(new.start - 31, 1), least(new.start, 32));
  new.suffix := substr(in_text.body, new."end" + 1, 32);
  return new;
end $$;
create trigger span_stands_in_text before insert or update on span
  for each row when (0 <= new.start and new.start < new."end") execute function span_stands_in_text();

create function reference_stands_in_text() returns trigger language plpgsql as $$
declare
  in_text article_text;
begin
  select * into in_text from article_text where id = new.text_id for share;
  if new."end" > in_text.length then
    perform refuse('reference_lies_inside_text', format('it ends at %s, the text at %s', new."end", in_text.length));
  end if;
  new.exact := words_of(in_text, new.start, new."end", new.sha256, 'reference_equals_text');
  return new;
end $$;
create trigger reference_stands_in_text before insert or update on reference
  for each row when (new.text_id is not null and 0 <= new.start and new.start < new."end")
  execute function reference_stands_in_text();

create function block_spares_content() returns trigger language plpgsql as $$
declare
  text_length integer;
begin
  select length into text_length from article_text where id = new.text_id for no key update;
  if new."end" > text_length then
    perform refuse('block_lies_inside_text', format('it ends at %s, the text at %s', new."end", text_length));
  end if;
  if new.kind not in ('BODY', 'ABSTRACT', 'PULL_QUOTE') and exists (
    select from span where text_id = new.text_id and role = 'CONTENT'
      and int4range(start, "end") && int4range(new.start, new."end")) then
    perform refuse('span_content_is_article_body', format('a claim stands from %s to %s', new.start, new."end"));
  end if;
  return new;
end $$;
create trigger block_spares_content before insert or update on block
  for each row when (0 <= new.start and new.start < new."end") execute function block_spares_content();

create trigger claim_stays_in_article before update of article_id on claim
  for each row when (old.article_id <> new.article_id) execute function refuse_change();
create trigger attribution_stays_in_claim before update of claim_id on attribution
  for each row when (old.claim_id <> new.claim_id) execute function refuse_change();
create trigger unnamed_speaker_stays_in_article before update of article_id, kind on unnamed_speaker
  for each row when (old.article_id <> new.article_id or old.kind <> new.kind) execute function refuse_change();

-- Chains. Checked at commit, since a claim and its attributions are written one after the other.

create function attribution_speaker_is_of_article() returns trigger language plpgsql as $$
begin
  if not exists (
    select from unnamed_speaker join claim using (article_id)
    where unnamed_speaker.id = new.unnamed_speaker_id and claim.id = new.claim_id
      and unnamed_speaker.kind = new.speaker_kind) then
    perform refuse('unnamed_speaker_stays_in_article',
      format('unnamed speaker %s is of another article or kind', new.unnamed_speaker_id));
  end if;
  return new;
end $$;
create trigger attribution_speaker_is_of_article before insert or update on attribution
  for each row when (new.unnamed_speaker_id is not null) execute function attribution_speaker_is_of_article();

create function claim_chain_is_whole(claim_id integer) returns void language plpgsql as $$
declare
  links record;
begin
  select count(*) as total, count(distinct depth) as depths, max(depth) as deepest,
    count(distinct depth) filter (where is_holder) as holding
  into links from attribution where attribution.claim_id = claim_chain_is_whole.claim_id;
  if not exists (select from claim where id = claim_id) then return; end if;
  if links.total = 0 then
    perform refuse('claim_has_attribution', format('claim %s has none', claim_id));
  end if;
  if links.depths <> links.deepest + 1 then
    perform refuse('claim_chain_has_no_gap', format('claim %s lacks a depth below %s', claim_id, links.deepest));
  end if;
  if links.holding <> 1 or exists (
    select from attribution joint join attribution holder using (claim_id, depth)
    where joint.claim_id = claim_chain_is_whole.claim_id and holder.is_holder and not joint.is_holder) then
    perform refuse('claim_has_holders_at_one_depth', format('claim %s has none, or not all speakers of one depth', claim_id));
  end if;
end $$;

create function claim_is_attributed() returns trigger language plpgsql as $$
begin
  perform claim_chain_is_whole(new.id);
  return null;
end $$;
create constraint trigger claim_is_attributed after insert on claim
  deferrable initially deferred for each row execute function claim_is_attributed();

create function attribution_keeps_chain() returns trigger language plpgsql as $$
begin
  -- One at a time, or two could each take away one of two joint speakers. An insert holds on to its claim anyway.
  if tg_op <> 'INSERT' then perform from claim where id = old.claim_id for update; end if;
  perform claim_chain_is_whole(coalesce(new.claim_id, old.claim_id));
  return null;
end $$;
create constraint trigger attribution_keeps_chain after insert or delete or update of depth, is_holder on attribution
  deferrable initially deferred for each row execute function attribution_keeps_chain();

-- Evidence: what rests on TEXT or EXTERNAL has a reference. Checked at commit.

create function needs_reference(of_fact integer, of_affiliation integer, of_control integer)
returns void language plpgsql as $$
begin
  if exists (select from fact where id = of_fact and basis in ('TEXT', 'EXTERNAL'))
    and not exists (select from reference where fact_id = of_fact) then
    perform refuse('fact_has_reference', format('fact %s rests on nothing', of_fact));
  end if;
  if exists (select from affiliation where id = of_affiliation and basis in ('TEXT', 'EXTERNAL'))
    and not exists (select from reference where affiliation_id = of_affiliation) then
    perform refuse('affiliation_has_reference', format('affiliation %s rests on nothing', of_affiliation));
  end if;
  if exists (select from source_control where id = of_control and basis in ('TEXT', 'EXTERNAL'))
    and not exists (select from reference where control_id = of_control) then
    perform refuse('source_control_has_reference', format('control %s rests on nothing', of_control));
  end if;
end $$;

create function stated_has_reference() returns trigger language plpgsql as $$
begin
  case tg_table_name
    when 'fact' then perform needs_reference(new.id, null, null);
    when 'affiliation' then perform needs_reference(null, new.id, null);
    when 'source_control' then perform needs_reference(null, null, new.id);
    else
      -- One at a time, or two could each take away one of two references.
      perform from fact where id = old.fact_id for update;
      perform from affiliation where id = old.affiliation_id for update;
      perform from source_control where id = old.control_id for update;
      perform needs_reference(old.fact_id, old.affiliation_id, old.control_id);
  end case;
  return null;
end $$;
create constraint trigger fact_has_reference after insert or update on fact
  deferrable initially deferred for each row execute function stated_has_reference();
create constraint trigger affiliation_has_reference after insert or update on affiliation
  deferrable initially deferred for each row execute function stated_has_reference();
create constraint trigger source_control_has_reference after insert or update on source_control
  deferrable initially deferred for each row execute function stated_has_reference();
create constraint trigger reference_is_still_there
  after delete or update of fact_id, affiliation_id, control_id on reference
  deferrable initially deferred for each row execute function stated_has_reference();

-- Parents. One writer at a time, or two could close a cycle together.

create function parent_makes_no_cycle() returns trigger language plpgsql as $$
declare
  ancestor integer := new.parent_id;
begin
  perform pg_advisory_xact_lock(hashtext(tg_table_name || '.parent_id'));
  while ancestor is not null loop
    if ancestor = new.id then
      perform refuse(tg_name, format('%s %s would be its own ancestor', tg_table_name, new.slug));
    end if;
    execute format('select parent_id from %I where id = $1', tg_table_name) into ancestor using ancestor;
  end loop;
  return null;
end $$;
create trigger source_parent_makes_no_cycle after insert or update of parent_id on source
  for each row when (new.parent_id is not null) execute function parent_makes_no_cycle();
create trigger organization_parent_makes_no_cycle after insert or update of parent_id on organization
  for each row when (new.parent_id is not null) execute function parent_makes_no_cycle();

-- Days that a claim takes from its article, kept beside it so that one index can serve order and filter.

create function claim_takes_days() returns trigger language plpgsql as $$
begin
  -- A date that is about to change would not find a claim that is not there yet.
  if tg_op = 'INSERT' then perform from article where id = new.article_id for share; end if;
  select coalesce(published_from, '0001-01-01'),
    case when new.said_edtf is null then published_from else new.said_from end,
    case when new.said_edtf is null then published_to else new.said_to end
  into new.published_on, new.made_from, new.made_to
  from article where id = new.article_id;
  return new;
end $$;
create trigger claim_takes_days before insert or update on claim
  for each row execute function claim_takes_days();

create function article_gives_days() returns trigger language plpgsql as $$
begin
  update claim set id = id where article_id = new.id;
  return null;
end $$;
create trigger article_gives_days after update of published_from, published_to on article
  for each row when ((old.published_from, old.published_to) is distinct from (new.published_from, new.published_to))
  execute function article_gives_days();
