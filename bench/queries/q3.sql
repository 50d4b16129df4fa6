select json_build_object('claims', json_build_object('nodes', (
  select coalesce(json_agg(json_build_object(
    'key', claim.key, 'text', claim.text, 'kind', claim.kind,
    'article', (
      select json_build_object('slug', article.slug, 'title', article.title,
        'published', case when published_edtf is not null then json_build_object('from', published_from) end,
        'source', case when source.id is not null then json_build_object('slug', source.slug, 'name', source.name,
          'country', case when country.code is not null then json_build_object('code', country.code, 'name', country.name) end) end)
      from article left join source on source.id = source_id left join country on country.code = source.country_code
      where article.id = claim.article_id),
    'subjects', (
      select coalesce(json_agg(json_build_object('basis', basis, 'subject', coalesce(
        (select json_build_object('__typename', 'Country', 'code', code, 'name', name) from country where code = country_code),
        (select json_build_object('__typename', 'Person', 'slug', slug, 'name', name) from person where id = person_id),
        (select json_build_object('__typename', 'Organization', 'slug', slug, 'name', name) from organization where id = organization_id),
        (select json_build_object('__typename', 'Topic', 'slug', slug, 'name', name) from topic where id = topic_id))) order by id), '[]')
      from claim_subject where claim_id = claim.id),
    'attributions', (
      select coalesce(json_agg(json_build_object('depth', depth, 'isHolder', is_holder, 'role', role, 'label', label, 'cue', cue, 'speaker', coalesce(
        (select json_build_object('__typename', 'Person', 'slug', slug, 'name', name, 'affiliations', (
            select coalesce(json_agg(json_build_object('title', title,
              'period', case when period_edtf is not null then json_build_object('edtf', period_edtf) end,
              'organization', (select json_build_object('slug', slug, 'name', name) from organization where id = organization_id)) order by affiliation.id), '[]')
            from affiliation where person_id = person.id and retracted_at is null))
          from person where id = attribution.person_id),
        (select json_build_object('__typename', 'Organization', 'slug', slug, 'name', name) from organization where id = attribution.organization_id),
        (select json_build_object('__typename', 'UnnamedSpeaker', 'kind', kind, 'label', label) from unnamed_speaker where id = unnamed_speaker_id))) order by depth, ordinal), '[]')
      from attribution where claim_id = claim.id))
    order by claim.newest_first, claim.id), '[]')
  from (
    select distinct trait.newest_first, claim_id
    from unnest('{CITIZENSHIP,AFFILIATION,DESCRIPTION}'::trait_kind[]) asked
    cross join lateral (
      select distinct newest_first, claim_id from subject_trait
      where subject_country_code = $1 and country_code = $2 and role = 'EXPERT' and kind = asked
        and mention in ('EXPLICIT', 'ANAPHORIC') and country_basis in ('TEXT', 'EXTERNAL')
      order by newest_first, claim_id
      limit 20
    ) trait
    order by newest_first, claim_id
    limit 20
  ) chosen
  join claim on claim.id = claim_id)))::text
