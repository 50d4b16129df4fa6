-- Claims are listed by day of publication, the latest first. So that one index chooses a page whatever a filter asks,
-- the tables that filters look into carry the order of their claim: `newest_first`, a number that grows as days go back.
-- Beside a claim's own it is null unless the claim is accepted: an index then holds just what is listed.

alter table claim
  add column newest_first integer not null generated always as (date '9999-12-31' - published_on) stored,
  add column source_id integer;
alter table claim_subject add column newest_first integer, add column source_id integer;
alter table attribution add column newest_first integer;
alter table stance add column newest_first integer;

create or replace function claim_takes_days() returns trigger language plpgsql as $$
begin
  -- A date that is about to change would not find a claim that is not there yet.
  if tg_op = 'INSERT' then perform from article where id = new.article_id for share; end if;
  select coalesce(published_from, '0001-01-01'), source_id,
    case when new.said_edtf is null then published_from else new.said_from end,
    case when new.said_edtf is null then published_to else new.said_to end
  into new.published_on, new.source_id, new.made_from, new.made_to
  from article where id = new.article_id;
  return new;
end $$;
drop trigger article_gives_days on article;
create trigger article_gives_days after update of published_from, published_to, source_id on article
  for each row when ((old.published_from, old.published_to, old.source_id)
    is distinct from (new.published_from, new.published_to, new.source_id))
  execute function article_gives_days();

create function takes_order_of_claim() returns trigger language plpgsql as $$
begin
  -- A review that is about to change would not find a row that is not there yet. A bulk load lets nobody else write.
  if current_setting('claimgraph.bulk_load', true) is distinct from 'on' then
    perform from claim where id = new.claim_id for share;
  end if;
  select case when review = 'ACCEPTED' then newest_first end into new.newest_first from claim where id = new.claim_id;
  if tg_table_name = 'claim_subject' then
    select source_id into new.source_id from claim where id = new.claim_id;
  end if;
  return new;
end $$;
create trigger takes_order_of_claim before insert or update on claim_subject
  for each row execute function takes_order_of_claim();
create trigger takes_order_of_claim before insert or update on attribution
  for each row execute function takes_order_of_claim();
create trigger takes_order_of_claim before insert or update on stance
  for each row execute function takes_order_of_claim();

update claim set id = id;
alter table claim add constraint claim_source_id_fkey
  foreign key (source_id) references source (id) on delete restrict on update cascade;
update claim_subject set id = id;
update attribution set id = id;
update stance set id = id;

create view claim_order_check as
  select 'claim' as of_table, claim.id from claim join article on article.id = article_id
    where claim.source_id is distinct from article.source_id
union all
  select 'claim_subject', child.id from claim_subject child join claim on claim.id = claim_id
    where child.newest_first is distinct from case when review = 'ACCEPTED' then claim.newest_first end
      or child.source_id is distinct from claim.source_id
union all
  select 'attribution', child.id from attribution child join claim on claim.id = claim_id
    where child.newest_first is distinct from case when review = 'ACCEPTED' then claim.newest_first end
union all
  select 'stance', child.id from stance child join claim on claim.id = claim_id
    where child.newest_first is distinct from case when review = 'ACCEPTED' then claim.newest_first end;

-- What is known of a speaker, now with the claim, its order and the role it is said in.

drop view attribution_trait_check;
drop function refresh_attribution_traits(integer[]);
drop function refresh_all_attribution_traits();
drop view attribution_trait_definition;
alter table attribution_trait
  add column claim_id integer not null default 0,
  add column newest_first integer,
  add column is_holder boolean not null default false,
  add column role role not null default 'OTHER';
alter table attribution_trait
  alter column claim_id drop default, alter column is_holder drop default, alter column role drop default;

create view attribution_trait_definition as
  select attribution.id as attribution_id, trait.kind, trait.origin_id, trait.country_code, trait.organization_id,
    trait.topic_id, trait.basis, trait.country_basis, claim_id, attribution.newest_first, is_holder, role
  from attribution
  join claim on claim.id = claim_id
  cross join lateral (
    select property::text::trait_kind as kind, id as origin_id, country_code, null::integer as organization_id, topic_id,
      basis, case when country_code is not null then basis end as country_basis
    from fact
    where person_id = attribution.person_id
      and property in ('CITIZENSHIP', 'EXPERTISE') and rank <> 'DEPRECATED' and retracted_at is null
  union all
    select 'AFFILIATION', affiliation.id, country_code, organization_id, null, basis,
      case when country_code is not null then greatest(basis, country_basis) end
    from affiliation left join organization on organization.id = organization_id
    where person_id = attribution.person_id and retracted_at is null and period_edtf is not null
      and num_nonnulls(made_from, made_to) > 0
      and coalesce(made_from, '-infinity') <= coalesce(period_to, 'infinity')
      and coalesce(made_to, 'infinity') >= coalesce(period_from, '-infinity')
  union all
    select 'DESCRIPTION', id, country_code, null, null, basis, basis
    from unnamed_speaker_country where unnamed_speaker_id = attribution.unnamed_speaker_id
  union all
    -- An organization that speaks is described by its own country.
    select 'DESCRIPTION', -id, country_code, id, null, country_basis, country_basis
    from organization where id = attribution.organization_id and country_code is not null
  ) trait;

-- The index table of filters on both a subject and its holder: of every listed claim, each country or topic that it is
-- about, with each country that its holder is known to have to do with.
create table subject_trait (
  attribution_id integer not null references attribution (id) on delete cascade,
  subject_id integer not null,
  kind trait_kind not null,
  origin_id integer not null,
  claim_id integer not null,
  newest_first integer not null,
  subject_country_code text,
  subject_topic_id integer,
  mention mention not null,
  role role not null,
  country_code text not null,
  country_basis basis not null,
  constraint subject_trait_pkey primary key (attribution_id, subject_id, kind, origin_id)
);

create view subject_trait_definition as
  select attribution_id, subject.id as subject_id, kind, origin_id, claim_id, trait.newest_first,
    subject.country_code as subject_country_code, subject.topic_id as subject_topic_id, subject.basis as mention,
    role, trait.country_code, country_basis
  from claim_subject subject join attribution_trait trait using (claim_id)
  where is_holder and trait.country_code is not null and trait.newest_first is not null
    and num_nonnulls(subject.country_code, subject.topic_id) = 1;

create function refresh_attribution_traits(ids integer[]) returns void language sql
begin atomic
  delete from attribution_trait where attribution_id = any (ids);
  insert into attribution_trait (attribution_id, kind, origin_id, country_code, organization_id, topic_id, basis,
      country_basis, claim_id, newest_first, is_holder, role)
    select * from attribution_trait_definition where attribution_id = any (ids);
  delete from subject_trait where attribution_id = any (ids);
  insert into subject_trait
    select * from subject_trait_definition where attribution_id = any (ids);
end;

create function refresh_all_attribution_traits() returns void language sql
begin atomic
  delete from subject_trait;
  delete from attribution_trait;
  insert into attribution_trait (attribution_id, kind, origin_id, country_code, organization_id, topic_id, basis,
      country_basis, claim_id, newest_first, is_holder, role)
    select * from attribution_trait_definition;
  insert into subject_trait select * from subject_trait_definition;
end;

create view attribution_trait_check as
  (table attribution_trait_definition except
    select attribution_id, kind, origin_id, country_code, organization_id, topic_id, basis, country_basis, claim_id,
      newest_first, is_holder, role
    from attribution_trait)
union all
  (select attribution_id, kind, origin_id, country_code, organization_id, topic_id, basis, country_basis, claim_id,
      newest_first, is_holder, role
    from attribution_trait except table attribution_trait_definition);

create view subject_trait_check as
  (table subject_trait_definition except table subject_trait)
union all
  (table subject_trait except table subject_trait_definition);

select refresh_all_attribution_traits();

-- A claim that is accepted, rejected or dated anew moves in every index; one made on other days changes what its
-- speakers were.
create or replace function claim_refreshes_traits() returns trigger language plpgsql as $$
declare
  moved integer[] := array(
    select id from changed join before using (id)
    where (changed.review, changed.newest_first, changed.source_id)
      is distinct from (before.review, before.newest_first, before.source_id));
  made_anew integer[] := array(
    select id from changed join before using (id)
    where (changed.made_from, changed.made_to) is distinct from (before.made_from, before.made_to));
begin
  if moved <> '{}' then
    update claim_subject set id = id where claim_id = any (moved);
    update stance set id = id where claim_id = any (moved);
    update attribution set id = id where claim_id = any (moved);
  end if;
  if made_anew <> '{}' and is_turn_to_refresh_traits() then
    perform refresh_attribution_traits(array(select id from attribution where claim_id = any (made_anew)));
  end if;
  return null;
end $$;

create function subject_refreshes_traits() returns trigger language plpgsql as $$
begin
  if is_turn_to_refresh_traits() then
    if tg_op = 'DELETE' then
      delete from subject_trait where subject_id in (select id from changed)
        and attribution_id in (select id from attribution where claim_id in (select claim_id from changed));
    else
      perform refresh_attribution_traits(array(
        select id from attribution where claim_id in (select claim_id from changed)));
      if tg_op = 'UPDATE' then
        perform refresh_attribution_traits(array(
          select id from attribution where claim_id in (select claim_id from before)
            and claim_id not in (select claim_id from changed)));
      end if;
    end if;
  end if;
  return null;
end $$;
create trigger claim_subject_inserted after insert on claim_subject
  referencing new table as changed for each statement execute function subject_refreshes_traits();
create trigger claim_subject_updated after update on claim_subject
  referencing new table as changed old table as before for each statement execute function subject_refreshes_traits();
create trigger claim_subject_deleted after delete on claim_subject
  referencing old table as changed for each statement execute function subject_refreshes_traits();

-- The indexes: what a filter asks, then the order, then what the row itself answers.
drop index claim_published_on_id_idx;
create index claim_review_newest_first_id_idx on claim (review, newest_first, id);
create index claim_review_recorded_at_id_idx on claim (review, recorded_at, id);
create index claim_source_id_newest_first_id_idx on claim (source_id, newest_first, id) where review = 'ACCEPTED';
create index claim_kind_newest_first_id_idx on claim (kind, newest_first, id) where review = 'ACCEPTED';

drop index claim_subject_country_code_claim_id_idx, claim_subject_person_id_claim_id_idx,
  claim_subject_organization_id_claim_id_idx, claim_subject_topic_id_claim_id_idx;
create index claim_subject_country_code_newest_first_claim_id_idx
  on claim_subject (country_code, newest_first, claim_id) include (basis) where country_code is not null;
create index claim_subject_country_code_source_id_newest_first_idx
  on claim_subject (country_code, source_id, newest_first, claim_id) include (basis) where country_code is not null;
create index claim_subject_topic_id_newest_first_claim_id_idx
  on claim_subject (topic_id, newest_first, claim_id) include (basis) where topic_id is not null;
create index claim_subject_person_id_newest_first_claim_id_idx
  on claim_subject (person_id, newest_first, claim_id) include (basis) where person_id is not null;
create index claim_subject_organization_id_newest_first_claim_id_idx
  on claim_subject (organization_id, newest_first, claim_id) include (basis) where organization_id is not null;

drop index attribution_person_id_claim_id_idx, attribution_organization_id_claim_id_idx;
create index attribution_person_id_newest_first_claim_id_idx
  on attribution (person_id, newest_first, claim_id) include (is_holder, role) where person_id is not null;
create index attribution_organization_id_newest_first_claim_id_idx
  on attribution (organization_id, newest_first, claim_id) include (is_holder, role) where organization_id is not null;
create index attribution_role_newest_first_claim_id_idx
  on attribution (role, newest_first, claim_id) include (is_holder);

drop index stance_question_id_claim_id_idx;
create index stance_question_id_newest_first_claim_id_idx
  on stance (question_id, newest_first, claim_id) include (position, retracted_at);
create index stance_question_id_position_newest_first_claim_id_idx
  on stance (question_id, position, newest_first, claim_id) include (retracted_at);

drop index attribution_trait_country_code_kind_attribution_id_idx, attribution_trait_organization_id_attribution_id_idx;
create index attribution_trait_country_idx
  on attribution_trait (country_code, kind, newest_first, claim_id) include (country_basis, is_holder, role);
create index attribution_trait_country_role_idx
  on attribution_trait (country_code, role, kind, newest_first, claim_id) include (country_basis, is_holder);
create index attribution_trait_organization_idx
  on attribution_trait (organization_id, kind, newest_first, claim_id) include (basis, is_holder, role)
  where organization_id is not null;
create index attribution_trait_topic_idx
  on attribution_trait (topic_id, kind, newest_first, claim_id) include (basis, is_holder, role) where topic_id is not null;

create index subject_trait_country_idx
  on subject_trait (subject_country_code, country_code, kind, newest_first, claim_id)
  include (mention, country_basis, role) where subject_country_code is not null;
create index subject_trait_country_role_idx
  on subject_trait (subject_country_code, country_code, role, kind, newest_first, claim_id)
  include (mention, country_basis) where subject_country_code is not null;
create index subject_trait_topic_idx
  on subject_trait (subject_topic_id, country_code, kind, newest_first, claim_id)
  include (mention, country_basis, role) where subject_topic_id is not null;
