with dated as materialized (
  select published_from as first, published_to as last
  from (
    select distinct newest_first, claim_id from claim_subject
    where country_code = $1 and basis in ('EXPLICIT', 'ANAPHORIC') and newest_first is not null
  ) chosen
  join claim on claim.id = claim_id
  join article on article.id = article_id
), tally as materialized (
  select case
      when first is null and last is null then 'undated'
      when first > '2019-12-31' or last < '2010-01-01' then 'outside'
      when first >= '2010-01-01' and last <= '2019-12-31' and date_trunc('month', first::timestamp) = date_trunc('month', last::timestamp)
        then date_trunc('month', first::timestamp)::date::text
      else 'imprecise' end as bucket,
    count(*)
  from dated group by 1
)
select json_build_object('timeline', json_build_object(
  'totalCount', (select sum(count) from tally),
  'buckets', (
    select json_agg(json_build_object('from', month::date, 'to', (month + interval '1 month')::date - 1, 'count', coalesce(count, 0)) order by month)
    from generate_series(timestamp '2010-01-01', timestamp '2019-12-31', interval '1 month') month
    left join tally on bucket = month::date::text),
  'undated', json_build_object('count', coalesce((select count from tally where bucket = 'undated'), 0)),
  'imprecise', json_build_object('count', coalesce((select count from tally where bucket = 'imprecise'), 0)),
  'outside', json_build_object('count', coalesce((select count from tally where bucket = 'outside'), 0))))::text
