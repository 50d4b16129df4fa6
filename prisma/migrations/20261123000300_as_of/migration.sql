-- The database as it stood at a moment. Statements name tables without a schema; with `as_of` first in search_path, and
-- the moment in claimgraph.as_of, the same statement finds these views instead of the tables that change over time.
-- What was retracted later stands, what was recorded later is not there. What is no table here is as it is today.

create schema as_of;

create function as_of.moment() returns timestamptz language sql stable parallel safe
  return current_setting('claimgraph.as_of')::timestamptz;

create function as_of.if_past(happened timestamptz) returns timestamptz language sql stable parallel safe
  return case when happened <= current_setting('claimgraph.as_of')::timestamptz then happened end;

create view as_of.article as
  select * from public.article where recorded_at <= as_of.moment();

create view as_of.article_text as
  select * from public.article_text where recorded_at <= as_of.moment();

create view as_of.fact as
  select id, person_id, property, country_code, topic_id, detail, period_edtf, period_from, period_to, is_attested, basis,
    rank, recorded_at, as_of.if_past(retracted_at) as retracted_at
  from public.fact where recorded_at <= as_of.moment();

create view as_of.affiliation as
  select id, person_id, organization_id, title, role, period_edtf, period_from, period_to, is_attested, basis,
    recorded_at, as_of.if_past(retracted_at) as retracted_at
  from public.affiliation where recorded_at <= as_of.moment();

create view as_of.source_control as
  select id, source_id, kind, typology, country_code, owner_id, owner_name, period_edtf, period_from, period_to,
    is_attested, basis, recorded_at, as_of.if_past(retracted_at) as retracted_at
  from public.source_control where recorded_at <= as_of.moment();

create view as_of.stance as
  select id, question_id, claim_id, position, event_id, country_code, basis,
    recorded_at, as_of.if_past(retracted_at) as retracted_at
  from public.stance where recorded_at <= as_of.moment()
    and exists (select from public.claim where claim.id = stance.claim_id and claim.recorded_at <= as_of.moment());

create view as_of.claim_relation as
  select id, from_id, to_id, kind, basis, recorded_at, as_of.if_past(retracted_at) as retracted_at
  from public.claim_relation where recorded_at <= as_of.moment()
    and not exists (select from public.claim where claim.id in (from_id, to_id) and claim.recorded_at > as_of.moment());

create view as_of.claim_group_definition as
  with recursive says_the_same as (
    select from_id as one, to_id as other from as_of.claim_relation where kind = 'EQUIVALENT' and retracted_at is null
    union all
    select to_id, from_id from as_of.claim_relation where kind = 'EQUIVALENT' and retracted_at is null
  ), reached as (
    select one as claim_id, other as member_id from says_the_same
    union
    select claim_id, other from reached join says_the_same on one = member_id
  )
  select claim_id, least(claim_id, min(member_id)) as representative_id from reached group by claim_id;

create view as_of.claim as
  select claim.id, key, article_id, ordinal, text, kind, polarity, hedge, form, said_edtf, said_from, said_to, said_basis,
    due_edtf, due_from, due_to,
    case when review = 'RETRACTED' and retracted_at > as_of.moment() then 'ACCEPTED' else review end as review,
    recorded_at, as_of.if_past(retracted_at) as retracted_at, published_on, made_from, made_to,
    coalesce(claim_group.representative_id, claim.id) as representative_id
  from public.claim left join as_of.claim_group_definition claim_group on claim_group.claim_id = claim.id
  where recorded_at <= as_of.moment();

create view as_of.attribution_trait as
  select attribution.id as attribution_id, fact.property::text::trait_kind as kind, fact.id as origin_id,
    fact.country_code, null::integer as organization_id, fact.topic_id, fact.basis,
    case when fact.country_code is not null then fact.basis end as country_basis
  from public.attribution
  join as_of.fact on fact.person_id = attribution.person_id
  where fact.property in ('CITIZENSHIP', 'EXPERTISE') and fact.rank <> 'DEPRECATED' and fact.retracted_at is null
union all
  select attribution.id, 'AFFILIATION', affiliation.id,
    organization.country_code, affiliation.organization_id, null, affiliation.basis,
    case when organization.country_code is not null then greatest(affiliation.basis, organization.country_basis) end
  from public.attribution
  join public.claim on claim.id = attribution.claim_id
  join as_of.affiliation on affiliation.person_id = attribution.person_id
  left join public.organization on organization.id = affiliation.organization_id
  where affiliation.retracted_at is null and affiliation.period_edtf is not null
    and num_nonnulls(claim.made_from, claim.made_to) > 0
    and coalesce(claim.made_from, '-infinity') <= coalesce(affiliation.period_to, 'infinity')
    and coalesce(claim.made_to, 'infinity') >= coalesce(affiliation.period_from, '-infinity')
union all
  -- Of what the speaker is described by, nothing is ever retracted.
  select attribution_id, kind, origin_id, country_code, organization_id, topic_id, basis, country_basis
  from public.attribution_trait where kind = 'DESCRIPTION';
