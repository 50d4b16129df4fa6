-- The database as it stood at a moment. Statements name tables without a schema; with `as_of` first in search_path, and
-- the moment in claimgraph.as_of, the same statement finds these views instead of the tables that change over time.
-- What was retracted later stands, what was recorded later is not there. What is no view here is as it is today. The
-- views are made in a later migration, once the tables and views that they shadow are there.

do $$
begin
  create schema as_of;
exception when insufficient_privilege then
  raise exception using errcode = 'insufficient_privilege', message = format(
    'it needs a schema of its own, which this user may not make; let an administrator run "grant create on database %I to %I", and start again',
    current_database(), current_user);
end $$;

create function as_of.moment() returns timestamptz language sql stable parallel safe
  return current_setting('claimgraph.as_of')::timestamptz;

create function as_of.if_past(happened timestamptz) returns timestamptz language sql stable parallel safe
  return case when happened <= current_setting('claimgraph.as_of')::timestamptz then happened end;
