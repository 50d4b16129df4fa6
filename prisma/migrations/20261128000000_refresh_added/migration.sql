-- For the end of a bulk load, which adds and changes nothing: the rows of index tables for what it added, and no others, so
-- that a little that is added to a lot takes little time. The ids are written into the statements, for whose plans it
-- matters whether they ask for a few rows or for all.

create function add_attribution_traits(above integer) returns void language plpgsql as $$
begin
  execute format('insert into attribution_trait (attribution_id, kind, origin_id, country_code, organization_id, topic_id,
      basis, country_basis, claim_id, newest_first, is_holder, role)
    select * from attribution_trait_definition where attribution_id > %s', above);
  execute format('insert into subject_trait select * from subject_trait_definition where attribution_id > %s', above);
end $$;

create function add_subject_stances(above integer) returns void language plpgsql as $$
begin
  execute format('insert into subject_stance select * from subject_stance_definition where stance_id > %s', above);
end $$;
