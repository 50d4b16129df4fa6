-- What can be read off the claims about disagreement, backing, posts and predictions. All of it is views, so that it
-- never lags behind what it is read off; what they need beside the tables of before stands first.

-- Where sentences begin, so that it can be told without the text whether two claims stand in one.
alter table article_text add column sentences integer[] not null default '{}';
create function is_ascending(numbers integer[]) returns boolean language sql immutable parallel safe
  return not exists (
    select from unnest(numbers) with ordinality as each (number, place)
    where number is null or number < 0 or number <= numbers[place - 1]);
alter table article_text add constraint article_text_sentences_ascend check (is_ascending(sentences));
alter table article_text add constraint article_text_sentences_lie_inside
  check (sentences = '{}' or sentences[cardinality(sentences)] < length);

-- What an article reprints. Of a chain of reprints each names the first, so that nobody has to follow it.
alter table article add column origin_id integer, add column origin_basis basis;
alter table article add constraint article_origin_id_fkey
  foreign key (origin_id) references article (id) on delete restrict on update cascade;
alter table article add constraint article_origin_has_basis check ((origin_id is null) = (origin_basis is null));
create index article_origin_id_idx on article (origin_id);

create function article_origin_is_first() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('article.origin_id'));
  if new.origin_id = new.id or exists (
      select from article where id = new.origin_id and origin_id is not null)
    or exists (select from article where origin_id = new.id) then
    perform refuse(tg_name, format('article %s is no reprint, or its origin is one; name the first', new.slug));
  end if;
  return null;
end $$;
create trigger article_origin_is_first after insert or update of origin_id on article
  for each row when (new.origin_id is not null) execute function article_origin_is_first();

-- Null is equal to nothing. For "of no event" and "of no source" to be found by equality, 0 stands for them.
alter table stance add column event_key integer not null generated always as (coalesce(event_id, 0)) stored;
alter table article add column source_key integer not null generated always as (coalesce(source_id, 0)) stored;
create index article_source_key_idx on article (source_key);

-- Disagreement.

create type contradiction_kind as enum ('RECORDED', 'OPPOSED', 'ALTERNATIVE');
create type sameness as enum ('SAME', 'OPEN', 'DIFFERENT');
create type reach as enum ('SAME_SENTENCE', 'SAME_ARTICLE', 'ACROSS_ARTICLES');

create function share_sentence(one integer, other integer) returns boolean language sql stable parallel safe
  return exists (
    select from span here join span there using (text_id) join article_text on article_text.id = text_id
    where here.claim_id = one and there.claim_id = other and here.role = 'CONTENT' and there.role = 'CONTENT'
      and (int4range(here.start, here."end") && int4range(there.start, there."end")
        or sentences <> '{}'
          and width_bucket(here.start, sentences) <= width_bucket(there."end" - 1, sentences)
          and width_bucket(there.start, sentences) <= width_bucket(here."end" - 1, sentences)));

create function share_holder(one integer, other integer) returns boolean language sql stable parallel safe
  return exists (
    select from attribution here join attribution there on there.person_id = here.person_id
      or there.organization_id = here.organization_id or there.unnamed_speaker_id = here.unnamed_speaker_id
    where here.claim_id = one and there.claim_id = other and here.is_holder and there.is_holder);

-- Pairs once each: those recorded, on each question that both answer or on none; then those whose answers differ.
create view contradicting_pair as
  select concat_ws('-', relation.id, 'relation', here.question_id) as key, 'RECORDED'::contradiction_kind as kind,
    relation.from_id as first_id, relation.to_id as second_id, here.question_id, here.id as first_stance_id,
    there.id as second_stance_id, relation.id as relation_id, relation.basis,
    here.event_id as first_event_id, there.event_id as second_event_id,
    here.country_code as first_country_code, there.country_code as second_country_code
  from claim_relation relation
  left join (stance here join stance there
      on there.question_id = here.question_id and there.retracted_at is null and here.retracted_at is null)
    on here.claim_id = relation.from_id and there.claim_id = relation.to_id
  where relation.kind = 'CONTRADICTS' and relation.retracted_at is null
union all
  select concat_ws('-', yes.id, no.id),
    (case no.position when 'REJECTS' then 'OPPOSED' else 'ALTERNATIVE' end)::contradiction_kind,
    yes.claim_id, no.claim_id, yes.question_id, yes.id, no.id, null, greatest(yes.basis, no.basis),
    yes.event_id, no.event_id, yes.country_code, no.country_code
  from stance yes
  join stance no on no.question_id = yes.question_id
  where yes.position in ('SUPPORTS', 'SUPPORTS_PARTLY') and no.position in ('REJECTS', 'ALTERNATIVE')
    and yes.retracted_at is null and no.retracted_at is null
    and not exists (
      select from claim_relation relation
      where relation.kind = 'CONTRADICTS' and relation.retracted_at is null
        and least(from_id, to_id) = least(yes.claim_id, no.claim_id)
        and greatest(from_id, to_id) = greatest(yes.claim_id, no.claim_id));

create view contradiction_of_pair as
  select pair.key, pair.kind, first_id, second_id, question_id, first_stance_id, second_stance_id, relation_id, pair.basis,
    (case when first_event_id is null or second_event_id is null then 'OPEN'
      when first_event_id = second_event_id then 'SAME' else 'DIFFERENT' end)::sameness as events,
    (case when first_country_code is null or second_country_code is null then 'OPEN'
      when first_country_code = second_country_code then 'SAME' else 'DIFFERENT' end)::sameness as countries,
    (case when one.article_id <> other.article_id then 'ACROSS_ARTICLES'
      when share_sentence(first_id, second_id) then 'SAME_SENTENCE' else 'SAME_ARTICLE' end)::reach as reach,
    share_holder(first_id, second_id) as is_same_holder
  from contradicting_pair pair
  join claim one on one.id = first_id and one.review = 'ACCEPTED'
  join claim other on other.id = second_id and other.review = 'ACCEPTED';

-- Each pair twice, as seen from either claim, so that those of one claim are found by an index.
create view contradiction as
  select key, first_id as claim_id, second_id as other_id, true as is_forward, kind, first_id, second_id, question_id,
    first_stance_id, second_stance_id, relation_id, basis, events, countries, reach, is_same_holder
  from contradiction_of_pair
union all
  select key || '-back', second_id, first_id, false, kind, first_id, second_id, question_id,
    first_stance_id, second_stance_id, relation_id, basis, events, countries, reach, is_same_holder
  from contradiction_of_pair;

create type standing as enum ('NAMED', 'UNNAMED', 'WRITER');

-- Who holds the claims that take a position, for each event spoken of and each capacity spoken in.
create view position_holder as
  select concat_ws('-', question_id, stance.position, event_key, attribution.role,
      case when person_id is not null then 'person' when organization_id is not null then 'organization'
        when unnamed_speaker_id is not null then 'unnamed' else 'writer' end,
      coalesce(person_id, organization_id, unnamed_speaker_id, article_id)) as key,
    question_id, stance.position, event_id, event_key, attribution.role,
    (case when num_nonnulls(person_id, organization_id) > 0 then 'NAMED'
      when unnamed_speaker_id is not null then 'UNNAMED' else 'WRITER' end)::standing as standing,
    person_id, organization_id, unnamed_speaker_id,
    case when num_nonnulls(person_id, organization_id, unnamed_speaker_id) = 0 then article_id end as article_id,
    bool_or(speaker_kind = 'WRITER') as is_writer,
    coalesce(array_agg(distinct country_code) filter (where country_code is not null), '{}') as countries,
    bool_or(country_code is null) as is_of_all,
    min(claim.id) as first_claim_id
  from stance
  join claim on claim.id = stance.claim_id and review = 'ACCEPTED'
  join attribution on attribution.claim_id = claim.id and is_holder
  where stance.retracted_at is null
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;

create view question_position as
  select concat_ws('-', question_id, stance.position, event_key) as key,
    question_id, stance.position, event_id, event_key,
    count(distinct claim.id)::integer as claim_count,
    count(distinct (person_id, organization_id))
      filter (where num_nonnulls(person_id, organization_id) > 0)::integer as named_holders,
    count(distinct unnamed_speaker_id)::integer as unnamed_holders,
    count(distinct article_id)
      filter (where num_nonnulls(person_id, organization_id, unnamed_speaker_id) = 0)::integer as unsigned_writers
  from stance
  join claim on claim.id = stance.claim_id and review = 'ACCEPTED'
  join attribution on attribution.claim_id = claim.id and is_holder
  where stance.retracted_at is null
  group by question_id, stance.position, event_id, event_key;

-- Backing.

-- The article that a claim was first printed in, as far as is recorded.
create function origin_of_claim(claim_id integer) returns integer language sql stable parallel safe
begin atomic
  with recursive printed as (
    select origin_of_claim.claim_id as id
    union
    select to_id from printed join claim_relation on from_id = printed.id
    where kind = 'DUPLICATES' and retracted_at is null
  ), first as (
    -- The one that is no duplicate; of claims that are called duplicates of each other, the first recorded.
    select printed.id from printed
    order by exists (select from claim_relation where from_id = printed.id and kind = 'DUPLICATES'
      and retracted_at is null), printed.id
    limit 1
  )
  select coalesce(article.origin_id, article.id)
  from first join claim on claim.id = first.id join article on article.id = claim.article_id;
end;

create view claim_origin as
  select claim.id as claim_id, article.source_id,
    case when exists (select from claim_relation where from_id = claim.id and kind = 'DUPLICATES'
        and claim_relation.retracted_at is null)
      then origin_of_claim(claim.id) else coalesce(article.origin_id, article.id) end as origin_id
  from claim join article on article.id = article_id;

create view backing as
  select claim.id as claim_id, backed.*
  from claim cross join lateral (
    select count(*)::integer as attributions, count(distinct source_id)::integer as sources,
      count(distinct person_id)::integer + count(distinct organization_id)::integer as named_holders,
      count(distinct unnamed_speaker_id)::integer as unnamed_holders,
      count(*) filter (where num_nonnulls(person_id, organization_id, unnamed_speaker_id) = 0)::integer
        as unsigned_writers
    from attribution join claim_origin using (claim_id)
    where claim_id = claim.id and is_holder
  ) backed;

create view corroboration as
  select claim.id as claim_id, backed.*
  from claim cross join lateral (
    select count(distinct member.id)::integer as claims, count(*)::integer as attributions,
      count(distinct claim_origin.source_id)::integer as sources, count(distinct origin_id)::integer as independent_origins,
      count(distinct person_id)::integer + count(distinct organization_id)::integer as named_holders,
      count(distinct unnamed_speaker_id)::integer as unnamed_holders,
      count(distinct member.article_id)
        filter (where num_nonnulls(person_id, organization_id, unnamed_speaker_id) = 0)::integer as unsigned_writers
    from claim member
    join claim_origin on claim_origin.claim_id = member.id
    join attribution on attribution.claim_id = member.id and is_holder
    where member.representative_id = claim.representative_id and (member.review = 'ACCEPTED' or member.id = claim.id)
  ) backed;

-- Quotation: whether others stand between a speaker and the article, and whether others speak with them.
create view attribution_standing as
  select attribution.id as attribution_id,
    exists (select from attribution other where other.claim_id = attribution.claim_id
      and other.depth < attribution.depth and other.speaker_kind <> 'WRITER') as is_relayed,
    exists (select from attribution other where other.claim_id = attribution.claim_id
      and other.depth = attribution.depth and other.id <> attribution.id) as is_joint
  from attribution;

-- Control of a source on the day that an article came out. Where a reference gives no period, nothing limits it.
create view article_control as
  select article.id as article_id, source_control.id as control_id, kind, country_code, basis,
    period_edtf is not null as is_dated
  from article join source_control using (source_id)
  where retracted_at is null and (period_edtf is null
    or num_nonnulls(published_from, published_to) > 0
      and coalesce(published_from, '-infinity') <= coalesce(period_to, 'infinity')
      and coalesce(published_to, 'infinity') >= coalesce(period_from, '-infinity'));

-- Subjects that control the source of the article that speaks of them.
create view subject_controller as
  select subject.id as subject_id, claim_id, subject.basis as mention, control_id, article_control.kind,
    article_control.country_code,
    article_control.basis, is_dated
  from claim_subject subject
  join claim on claim.id = claim_id
  join article_control on article_control.article_id = claim.article_id
    and article_control.country_code = subject.country_code;

-- Where speakers are from.
create type background as enum ('CITIZENSHIP', 'AFFILIATION', 'DESCRIPTION', 'RESIDENCE');
create view speaker_origin as
  select attribution_id, kind::text::background as kind, origin_id, country_code, organization_id, country_basis as basis
  from attribution_trait
  where kind in ('CITIZENSHIP', 'AFFILIATION', 'DESCRIPTION') and country_code is not null
union all
  select attribution.id, 'RESIDENCE', fact.id, country_code, null, basis
  from attribution join fact using (person_id)
  where property = 'RESIDENCE' and rank <> 'DEPRECATED' and retracted_at is null;

-- Posts on the days that a claim was made, and that its article came out.
create view post_when_said as
  select attribution_id, origin_id as affiliation_id from attribution_trait where kind = 'AFFILIATION';
create view post_when_published as
  select attribution.id as attribution_id, affiliation.id as affiliation_id
  from attribution
  join claim on claim.id = claim_id
  join article on article.id = article_id
  join affiliation on affiliation.person_id = attribution.person_id
  where affiliation.retracted_at is null and period_edtf is not null
    and num_nonnulls(published_from, published_to) > 0
    and coalesce(published_from, '-infinity') <= coalesce(period_to, 'infinity')
    and coalesce(published_to, 'infinity') >= coalesce(period_from, '-infinity');

-- What came of predictions and commitments.
create type outcome as enum ('OPEN', 'CONFIRMED', 'REFUTED', 'DISPUTED');
create view claim_outcome as
  select claim_id, (case when is_confirmed and is_refuted then 'DISPUTED' when is_confirmed then 'CONFIRMED'
    when is_refuted then 'REFUTED' else 'OPEN' end)::outcome as outcome
  from (
    select claim.id as claim_id, kind in ('PREDICTION', 'COMMITMENT') or due_edtf is not null as is_awaited,
      exists (select from claim_relation relation join claim shows on shows.id = from_id and shows.review = 'ACCEPTED'
        where to_id = claim.id and relation.kind = 'CONFIRMS' and relation.retracted_at is null) as is_confirmed,
      exists (select from claim_relation relation join claim shows on shows.id = from_id and shows.review = 'ACCEPTED'
        where to_id = claim.id and relation.kind = 'REFUTES' and relation.retracted_at is null) as is_refuted
    from claim
  ) claim
  where is_awaited or is_confirmed or is_refuted;

-- What each source says of a topic, or in answer to a question about it.
create view topic_coverage as
  select concat_ws('-', topic_id, source_key) as key, topic_id, article.source_id, source_key,
    count(distinct article.id)::integer as article_count, count(*)::integer as claim_count,
    count(*) filter (where polarity = 'NEGATIVE')::integer as denials,
    count(*) filter (where hedge is not null)::integer as hedged,
    min(article.published_on) as first_on
  from (
    select topic_id, claim_id from claim_subject where topic_id is not null and basis in ('EXPLICIT', 'ANAPHORIC')
    union
    select event_id, claim_id from stance where event_id is not null and retracted_at is null
  ) mentioned
  join claim on claim.id = claim_id and review = 'ACCEPTED'
  join article on article.id = article_id
  group by topic_id, article.source_id, source_key;

-- By what an unnamed speaker can be asked for: the article that it belongs to, and what the article calls it.
alter table unnamed_speaker add column key text;
create function unnamed_speaker_takes_key() returns trigger language plpgsql as $$
begin
  -- A slug that is about to change would not find a speaker that is not there yet.
  select slug || '/' || new.label into new.key from article where id = new.article_id for share;
  return new;
end $$;
create trigger unnamed_speaker_takes_key before insert or update on unnamed_speaker
  for each row execute function unnamed_speaker_takes_key();
create function article_gives_key() returns trigger language plpgsql as $$
begin
  update unnamed_speaker set id = id where article_id = new.id;
  return null;
end $$;
create trigger article_gives_key after update of slug on article
  for each row when (old.slug <> new.slug) execute function article_gives_key();
update unnamed_speaker set id = id;
alter table unnamed_speaker alter column key set not null;
create unique index unnamed_speaker_key_key on unnamed_speaker (key);
