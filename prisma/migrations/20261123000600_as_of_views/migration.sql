-- The views of `as_of`, made from the tables and views that are there: a migration that changes these calls
-- `as_of.make_views()` at its end.

-- A table with some of its columns as they were. `one` is what the expressions, the joins and the condition call it.
create function as_of.shadow(of_table text, changed jsonb, more text) returns void language plpgsql as $$
declare
  columns text := (
    select string_agg(coalesce(changed ->> attname, 'one.' || quote_ident(attname)) || ' as ' || quote_ident(attname), ', '
      order by attnum)
    from pg_attribute where attrelid = format('public.%I', of_table)::regclass and attnum > 0 and not attisdropped);
begin
  execute format('create view as_of.%I as select %s from public.%I one %s', of_table, columns, of_table, more);
end $$;

-- A view of public once more, over what as_of has in place of its tables.
create function as_of.repeat_view(name text) returns void language plpgsql as $$
declare
  definition text;
begin
  perform set_config('search_path', 'public', true);
  definition := pg_get_viewdef(format('public.%I', name)::regclass);
  perform set_config('search_path', 'as_of, public', true);
  execute format('create view as_of.%I as %s', name, definition);
end $$;

create function as_of.make_views() returns void language plpgsql as $$
declare
  recorded constant text := 'where one.recorded_at <= as_of.moment()';
  of_claim constant text := 'join as_of.claim on claim.id = one.claim_id ';
  listed constant text := $sql$case when claim.review = 'ACCEPTED' then claim.newest_first end$sql$;
  retracted constant jsonb := '{"retracted_at": "as_of.if_past(one.retracted_at)"}';
  name text;
  origin_of_claim text;
  path constant text := current_setting('search_path');
begin
  for name in select viewname from pg_views where schemaname = 'as_of' loop
    execute format('drop view if exists as_of.%I cascade', name);
  end loop;

  perform as_of.shadow('article', '{}', recorded);
  perform as_of.shadow('article_text', '{}', recorded);
  perform as_of.shadow('fact', retracted, recorded);
  perform as_of.shadow('affiliation', retracted, recorded);
  perform as_of.shadow('source_control', retracted, recorded);
  perform as_of.shadow('claim_relation', retracted, recorded || $sql$
    and not exists (select from public.claim where claim.id in (from_id, to_id) and claim.recorded_at > as_of.moment())$sql$);
  perform as_of.repeat_view('claim_group_definition');
  perform as_of.shadow('claim', retracted || jsonb_build_object(
    'review', $sql$case when review = 'RETRACTED' and retracted_at > as_of.moment() then 'ACCEPTED' else review end$sql$,
    'representative_id', 'coalesce(claim_group.representative_id, one.id)'),
    'left join as_of.claim_group_definition claim_group on claim_group.claim_id = one.id ' || recorded);
  perform as_of.shadow('claim_subject', jsonb_build_object('newest_first', listed), of_claim);
  perform as_of.shadow('attribution', jsonb_build_object('newest_first', listed), of_claim);
  perform as_of.shadow('stance', retracted || jsonb_build_object('newest_first', listed), of_claim || recorded);

  -- What defines an index table stands for it.
  perform as_of.repeat_view('attribution_trait_definition');
  create view as_of.attribution_trait as table as_of.attribution_trait_definition;
  perform as_of.repeat_view('subject_trait_definition');
  create view as_of.subject_trait as table as_of.subject_trait_definition;

  perform set_config('search_path', 'public', true);
  origin_of_claim := pg_get_functiondef('public.origin_of_claim(integer)'::regprocedure);
  perform set_config('search_path', 'as_of, public', true);
  execute replace(origin_of_claim, 'FUNCTION public.', 'FUNCTION as_of.');

  -- In the order in which they were made, so that each finds those that it reads.
  for name in
    select relname from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'v' and relname !~ '_(check|definition)$'
    order by oid
  loop
    perform as_of.repeat_view(name);
  end loop;
  perform set_config('search_path', path, true);
end $$;

select as_of.make_views();
