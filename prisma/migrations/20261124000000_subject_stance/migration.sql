-- The index table of filters on both a subject and a stance: of every listed claim, each country or topic that it is
-- about, with each position that it takes. Defined by the view, kept by the triggers below; `subject_stance_check`
-- compares the two.

create table subject_stance (
  stance_id integer not null references stance (id) on delete cascade,
  subject_id integer not null,
  claim_id integer not null,
  newest_first integer not null,
  question_id integer not null,
  position stance_position not null,
  subject_country_code text,
  subject_topic_id integer,
  mention mention not null,
  constraint subject_stance_pkey primary key (stance_id, subject_id)
);

create view subject_stance_definition as
  select stance.id as stance_id, subject.id as subject_id, claim_id, stance.newest_first, question_id, position,
    subject.country_code as subject_country_code, subject.topic_id as subject_topic_id, subject.basis as mention
  from stance join claim_subject subject using (claim_id)
  where retracted_at is null and stance.newest_first is not null
    and num_nonnulls(subject.country_code, subject.topic_id) = 1;

create view subject_stance_check as
  (table subject_stance_definition except table subject_stance)
union all
  (table subject_stance except table subject_stance_definition);

create function refresh_subject_stances(ids integer[]) returns void language sql
begin atomic
  delete from subject_stance where stance_id = any (ids);
  insert into subject_stance select * from subject_stance_definition where stance_id = any (ids);
end;

-- For the end of a bulk load.
create function refresh_all_subject_stances() returns void language sql
begin atomic
  delete from subject_stance;
  insert into subject_stance select * from subject_stance_definition;
end;

create function stance_refreshes_subjects() returns trigger language plpgsql as $$
begin
  if is_turn_to_refresh_traits() then
    perform refresh_subject_stances(array(select id from changed));
  end if;
  return null;
end $$;
create trigger stance_inserted after insert on stance
  referencing new table as changed for each statement execute function stance_refreshes_subjects();
create trigger stance_updated after update on stance
  referencing new table as changed for each statement execute function stance_refreshes_subjects();

create function subject_refreshes_stances() returns trigger language plpgsql as $$
declare
  of_claims integer[] := array(select claim_id from changed);
begin
  if is_turn_to_refresh_traits() then
    if tg_op = 'UPDATE' then of_claims := of_claims || array(select claim_id from before); end if;
    perform refresh_subject_stances(array(select id from stance where claim_id = any (of_claims)));
  end if;
  return null;
end $$;
create trigger claim_subject_inserted_into_stances after insert on claim_subject
  referencing new table as changed for each statement execute function subject_refreshes_stances();
create trigger claim_subject_updated_in_stances after update on claim_subject
  referencing new table as changed old table as before for each statement execute function subject_refreshes_stances();
create trigger claim_subject_deleted_from_stances after delete on claim_subject
  referencing old table as changed for each statement execute function subject_refreshes_stances();

select refresh_all_subject_stances();

create index subject_stance_country_position_idx
  on subject_stance (question_id, subject_country_code, position, newest_first, claim_id)
  include (mention) where subject_country_code is not null;
create index subject_stance_country_idx
  on subject_stance (question_id, subject_country_code, newest_first, claim_id)
  include (position, mention) where subject_country_code is not null;
create index subject_stance_topic_idx
  on subject_stance (question_id, subject_topic_id, newest_first, claim_id)
  include (position, mention) where subject_topic_id is not null;

-- Of an earlier moment, what defines the table stands for it.
do $$
declare
  known constant text := 'create view as_of.subject_trait as table as_of.subject_trait_definition;';
begin
  execute replace(pg_get_functiondef('as_of.make_views()'::regprocedure), known, known || $sql$
  perform as_of.repeat_view('subject_stance_definition');
  create view as_of.subject_stance as table as_of.subject_stance_definition;$sql$);
end $$;
select as_of.make_views();
