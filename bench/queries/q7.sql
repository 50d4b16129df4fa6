select json_build_object('person', (
  select json_build_object('name', person.name, 'claims', json_build_object('nodes', (
    select coalesce(json_agg(json_build_object('key', claim.key, 'text', claim.text, 'stances', (
      select coalesce(json_agg(json_build_object('position', position,
        'question', (select json_build_object('slug', slug, 'text', text) from question where id = question_id)) order by id), '[]')
      from stance where claim_id = claim.id and retracted_at is null)) order by claim.newest_first, claim.id), '[]')
    from (
      select distinct newest_first, claim_id from attribution
      where person_id = person.id and is_holder and newest_first is not null
      order by newest_first, claim_id
      limit 20
    ) chosen
    join claim on claim.id = claim_id)))
  from person where slug = $1))::text
