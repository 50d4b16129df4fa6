with counted as materialized (
  select claim.id, kind, polarity, source_id
  from (
    select distinct newest_first, claim_id from claim_subject
    where country_code = $1 and basis in ('EXPLICIT', 'ANAPHORIC') and newest_first is not null
  ) chosen
  join claim on claim.id = claim_id
)
select json_build_object('claimFacets', json_build_object(
  'totalCount', (select count(*) from counted),
  'kinds', json_build_object('buckets', (
    select json_agg(json_build_object('kind', kind, 'count', count) order by count desc, kind)
    from (select kind, count(*) from counted group by kind) bucket)),
  'polarities', json_build_object('buckets', (
    select json_agg(json_build_object('polarity', polarity, 'count', count) order by count desc, polarity)
    from (select polarity, count(*) from counted group by polarity) bucket)),
  'roles', json_build_object('buckets', (
    select json_agg(json_build_object('role', role, 'count', count) order by count desc, role)
    from (
      select role, count(distinct counted.id) from counted join attribution on claim_id = counted.id and is_holder group by role
    ) bucket)),
  'sources', (
    select json_build_object('total', count(*), 'buckets', json_agg(json_build_object(
      'source', case when slug is not null then json_build_object('slug', slug, 'name', name) end, 'count', count)
      order by place) filter (where place <= 10))
    from (
      select slug, name, count, row_number() over (order by count desc, slug) as place
      from (select source_id, count(*) from counted group by source_id) bucket left join source on source.id = source_id
    ) bucket),
  'speakerCountries', (
    select json_build_object('total', count(*), 'buckets', json_agg(json_build_object(
      'country', case when code is not null then json_build_object('code', code, 'name', name) end, 'count', count)
      order by place) filter (where place <= 10))
    from (
      select code, name, count, row_number() over (order by count desc, code) as place
      from (
        select trait.country_code, count(distinct counted.id)
        from counted
        join attribution on attribution.claim_id = counted.id and attribution.is_holder
        left join attribution_trait trait on attribution_id = attribution.id
          and trait.kind in ('CITIZENSHIP', 'AFFILIATION', 'DESCRIPTION') and country_basis in ('TEXT', 'EXTERNAL')
        group by trait.country_code
      ) bucket
      left join country on code = country_code
    ) bucket)))::text
