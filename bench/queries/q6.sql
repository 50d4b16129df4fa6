select json_build_object('search', json_build_object('nodes', (
  select coalesce(json_agg(json_build_object('rank', (points / 1000.0)::float8, 'text', text, 'found', json_build_object(
    'key', key, 'article', (select json_build_object('slug', slug, 'title', title) from article where id = article_id)))
    order by points desc, newest_first, id), '[]')
  from (
    select * from (
      (select 800 as points, claim.* from claim
        where review = 'ACCEPTED' and search_is_phrase('search_english', $1)
          and search @@ (search_query('search_english', $1) && search_phrase('search_english', $1))
        order by newest_first, id limit 20)
      union all
      (select 600, claim.* from claim
        where review = 'ACCEPTED' and search_query('search_english', $1)::text <> search_phrase('search_english', $1)::text
          and search @@ search_query('search_english', $1)
          and not (search_is_phrase('search_english', $1)
            and search @@ (search_query('search_english', $1) && search_phrase('search_english', $1)))
        order by newest_first, id limit 20)
    ) found
    order by points desc, newest_first, id
    limit 20
  ) found)))::text
