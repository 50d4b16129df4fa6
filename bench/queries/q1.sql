select json_build_object('person', (
  select json_build_object('slug', slug, 'name', name, 'names', (
    select coalesce(json_agg(json_build_object('text', text, 'kind', kind) order by id), '[]')
    from person_name where person_id = person.id))
  from person where slug = $1))::text
