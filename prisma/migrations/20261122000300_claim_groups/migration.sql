-- Claims that say the same, by any number of EQUIVALENT relations that stand, are a group. Each knows the first of it.

create view claim_group_definition as
  with recursive says_the_same as (
    select from_id as one, to_id as other from claim_relation where kind = 'EQUIVALENT' and retracted_at is null
    union all
    select to_id, from_id from claim_relation where kind = 'EQUIVALENT' and retracted_at is null
  ), reached as (
    select one as claim_id, other as member_id from says_the_same
    union
    select claim_id, other from reached join says_the_same on one = member_id
  )
  select claim_id, least(claim_id, min(member_id)) as representative_id from reached group by claim_id;

create view claim_group_check as
  select claim.id, claim.representative_id, coalesce(definition.representative_id, claim.id) as defined_as
  from claim left join claim_group_definition definition on definition.claim_id = claim.id
  where claim.representative_id <> coalesce(definition.representative_id, claim.id);

create function claim_represents_itself() returns trigger language plpgsql as $$
begin
  new.representative_id := new.id;
  return new;
end $$;
create trigger claim_represents_itself before insert on claim
  for each row execute function claim_represents_itself();

-- Of the claims that a changed relation joins or joined, and of all in their groups, finds the representatives anew.
create function refresh_claim_groups(ids integer[]) returns void language plpgsql as $$
begin
  with recursive touched as (
    select id from claim where representative_id in (select representative_id from claim where id = any (ids))
  ), says_the_same as (
    select from_id as one, to_id as other from claim_relation
      where kind = 'EQUIVALENT' and retracted_at is null and from_id in (table touched)
    union all
    select to_id, from_id from claim_relation
      where kind = 'EQUIVALENT' and retracted_at is null and from_id in (table touched)
  ), reached as (
    select id as claim_id, id as member_id from touched
    union
    select claim_id, other from reached join says_the_same on one = member_id
  ), found as (
    select claim_id, min(member_id) as representative_id from reached group by claim_id
  )
  update claim set representative_id = found.representative_id
  from found where claim.id = found.claim_id and claim.representative_id <> found.representative_id;
end $$;

create function claim_relation_refreshes_groups() returns trigger language plpgsql as $$
begin
  perform refresh_claim_groups(array(select unnest(array[from_id, to_id]) from changed where kind = 'EQUIVALENT'));
  if tg_op = 'UPDATE' then
    perform refresh_claim_groups(array(select unnest(array[from_id, to_id]) from before where kind = 'EQUIVALENT'));
  end if;
  return null;
end $$;
create trigger claim_relation_inserted after insert on claim_relation
  referencing new table as changed for each statement execute function claim_relation_refreshes_groups();
create trigger claim_relation_updated after update on claim_relation
  referencing new table as changed old table as before
  for each statement execute function claim_relation_refreshes_groups();
create trigger claim_relation_deleted after delete on claim_relation
  referencing old table as changed for each statement execute function claim_relation_refreshes_groups();
