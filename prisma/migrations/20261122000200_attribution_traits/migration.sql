-- The index table of filters on speakers: of every attribution, what is known of its speaker on the days that the
-- claim was made. Defined by the view, kept by the triggers below; `attribution_trait_check` compares the two.

create view attribution_trait_definition as
  select attribution.id as attribution_id, fact.property::text::trait_kind as kind, fact.id as origin_id,
    fact.country_code, null::integer as organization_id, fact.topic_id, fact.basis,
    case when fact.country_code is not null then fact.basis end as country_basis
  from attribution
  join fact on fact.person_id = attribution.person_id
  where fact.property in ('CITIZENSHIP', 'EXPERTISE') and fact.rank <> 'DEPRECATED' and fact.retracted_at is null
union all
  select attribution.id, 'AFFILIATION', affiliation.id,
    organization.country_code, affiliation.organization_id, null, affiliation.basis,
    case when organization.country_code is not null then greatest(affiliation.basis, organization.country_basis) end
  from attribution
  join claim on claim.id = attribution.claim_id
  join affiliation on affiliation.person_id = attribution.person_id
  left join organization on organization.id = affiliation.organization_id
  where affiliation.retracted_at is null and affiliation.period_edtf is not null
    and num_nonnulls(claim.made_from, claim.made_to) > 0
    and coalesce(claim.made_from, '-infinity') <= coalesce(affiliation.period_to, 'infinity')
    and coalesce(claim.made_to, 'infinity') >= coalesce(affiliation.period_from, '-infinity')
union all
  select attribution.id, 'DESCRIPTION', unnamed_speaker_country.id,
    unnamed_speaker_country.country_code, null, null, unnamed_speaker_country.basis, unnamed_speaker_country.basis
  from attribution
  join unnamed_speaker_country using (unnamed_speaker_id)
union all
  -- An organization that speaks is described by its own country.
  select attribution.id, 'DESCRIPTION', -organization.id,
    organization.country_code, organization.id, null, organization.country_basis, organization.country_basis
  from attribution
  join organization on organization.id = attribution.organization_id
  where organization.country_code is not null;

create view attribution_trait_check as
  (table attribution_trait_definition except
    select attribution_id, kind, origin_id, country_code, organization_id, topic_id, basis, country_basis
    from attribution_trait)
union all
  (select attribution_id, kind, origin_id, country_code, organization_id, topic_id, basis, country_basis
    from attribution_trait except table attribution_trait_definition);

create function refresh_attribution_traits(ids integer[]) returns void language sql
begin atomic
  delete from attribution_trait where attribution_id = any (ids);
  insert into attribution_trait
    (attribution_id, kind, origin_id, country_code, organization_id, topic_id, basis, country_basis)
  select attribution_id, kind, origin_id, country_code, organization_id, topic_id, basis, country_basis
  from attribution_trait_definition where attribution_id = any (ids);
end;

-- Waits until it is this transaction's turn: two that do not see each other's rows would each leave out what the other
-- adds. False in a bulk load, which sets claimgraph.bulk_load to 'on' for its transaction and refreshes once at its end.
create function is_turn_to_refresh_traits() returns boolean language plpgsql as $$
begin
  if current_setting('claimgraph.bulk_load', true) = 'on' then return false; end if;
  perform pg_advisory_xact_lock(hashtext('attribution_trait'));
  return true;
end $$;

create function refresh_all_attribution_traits() returns void language sql
begin atomic
  delete from attribution_trait;
  insert into attribution_trait
    (attribution_id, kind, origin_id, country_code, organization_id, topic_id, basis, country_basis)
  select attribution_id, kind, origin_id, country_code, organization_id, topic_id, basis, country_basis
  from attribution_trait_definition;
end;

create function attribution_refreshes_traits() returns trigger language plpgsql as $$
begin
  if is_turn_to_refresh_traits() then
    perform refresh_attribution_traits(array(select id from changed));
  end if;
  return null;
end $$;
create trigger attribution_inserted after insert on attribution
  referencing new table as changed for each statement execute function attribution_refreshes_traits();
create trigger attribution_updated after update on attribution
  referencing new table as changed for each statement execute function attribution_refreshes_traits();

create function claim_refreshes_traits() returns trigger language plpgsql as $$
declare
  moved integer[] := array(
    select id from changed join before using (id)
    where (changed.made_from, changed.made_to) is distinct from (before.made_from, before.made_to));
begin
  if moved <> '{}' and is_turn_to_refresh_traits() then
    perform refresh_attribution_traits(array(select id from attribution where claim_id = any (moved)));
  end if;
  return null;
end $$;
create trigger claim_updated after update on claim
  referencing new table as changed old table as before
  for each statement execute function claim_refreshes_traits();

-- For facts and affiliations: of every attribution of the people concerned.
create function person_refreshes_traits() returns trigger language plpgsql as $$
begin
  if is_turn_to_refresh_traits() then
    perform refresh_attribution_traits(array(
      select id from attribution where person_id in (select person_id from changed)));
    if tg_op = 'UPDATE' then
      perform refresh_attribution_traits(array(
        select id from attribution where person_id in (select person_id from before)
          and person_id not in (select person_id from changed)));
    end if;
  end if;
  return null;
end $$;
create trigger fact_inserted after insert on fact
  referencing new table as changed for each statement execute function person_refreshes_traits();
create trigger fact_updated after update on fact
  referencing new table as changed old table as before for each statement execute function person_refreshes_traits();
create trigger fact_deleted after delete on fact
  referencing old table as changed for each statement execute function person_refreshes_traits();
create trigger affiliation_inserted after insert on affiliation
  referencing new table as changed for each statement execute function person_refreshes_traits();
create trigger affiliation_updated after update on affiliation
  referencing new table as changed old table as before for each statement execute function person_refreshes_traits();
create trigger affiliation_deleted after delete on affiliation
  referencing old table as changed for each statement execute function person_refreshes_traits();

create function organization_refreshes_traits() returns trigger language plpgsql as $$
declare
  moved integer[] := array(
    select id from changed join before using (id)
    where (changed.country_code, changed.country_basis) is distinct from (before.country_code, before.country_basis));
begin
  if moved <> '{}' and is_turn_to_refresh_traits() then
    perform refresh_attribution_traits(array(
      select id from attribution where organization_id = any (moved)
      union
      select attribution.id from attribution join affiliation using (person_id)
      where affiliation.organization_id = any (moved)));
  end if;
  return null;
end $$;
create trigger organization_updated after update on organization
  referencing new table as changed old table as before
  for each statement execute function organization_refreshes_traits();

create function unnamed_speaker_refreshes_traits() returns trigger language plpgsql as $$
begin
  if is_turn_to_refresh_traits() then
    perform refresh_attribution_traits(array(
      select id from attribution where unnamed_speaker_id in (select unnamed_speaker_id from changed)));
    if tg_op = 'UPDATE' then
      perform refresh_attribution_traits(array(
        select id from attribution where unnamed_speaker_id in (select unnamed_speaker_id from before)));
    end if;
  end if;
  return null;
end $$;
create trigger unnamed_speaker_country_inserted after insert on unnamed_speaker_country
  referencing new table as changed for each statement execute function unnamed_speaker_refreshes_traits();
create trigger unnamed_speaker_country_updated after update on unnamed_speaker_country
  referencing new table as changed old table as before
  for each statement execute function unnamed_speaker_refreshes_traits();
create trigger unnamed_speaker_country_deleted after delete on unnamed_speaker_country
  referencing old table as changed for each statement execute function unnamed_speaker_refreshes_traits();
