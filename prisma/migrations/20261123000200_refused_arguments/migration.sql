-- For what of an argument only the rows can tell. The server answers it as it answers any other bad argument.

create function refuse_argument(argument text, reason text) returns boolean language plpgsql as $$
begin
  raise exception '%: %', argument, reason using errcode = 'CG400';
end $$;
