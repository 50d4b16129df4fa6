select json_build_object('person', (
  select json_build_object('name', person.name, 'claims', json_build_object('nodes', (
    select coalesce(json_agg(json_build_object('key', claim.key, 'text', claim.text, 'stances', (
      select coalesce(json_agg(json_build_object('position', position,
        'question', (select json_build_object('slug', slug, 'text', text) from question where id = question_id)) order by id), '[]')
      from stance where claim_id = claim.id and retracted_at is null)) order by published_on desc, id), '[]')
    from (
      select * from claim
      where review = 'ACCEPTED' and id in (select claim_id from attribution where person_id = person.id and is_holder)
      order by published_on desc, id
      limit 20
    ) claim)))
  from person where slug = $1))::text
