/*
 * A union that is being founded stands on the first page of its people. Who has voted leaves no line: a line has a time and a place in the order [F5]. The page forgets it in
 * the process that took the ballot, elsewhere within seconds.
 */
select app.touches('founding_group');
select app.touches('founding_roster');
select app.touches('founding_attendance');
create function app.touches_its_founding() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_founding uuid;
begin
  if tg_table_name = 'founding' then of_founding := new.id; else of_founding := new.founding_id; end if;
  perform app.touch(array(select r.person_id from founding_roster r where r.founding_id = of_founding union select g.person_id from founding_group g where g.founding_id = of_founding));
  return null;
end $$;
revoke execute on function app.touches_its_founding() from public;
create trigger touches_changed after update on founding for each row when (old.state <> new.state or old.name <> new.name) execute function app.touches_its_founding();
create trigger touches_added after insert on founding_congress for each row execute function app.touches_its_founding();
create trigger touches_changed after update on founding_congress for each row when (old.* is distinct from new.*) execute function app.touches_its_founding();
create trigger touches_added after insert on founding_round for each row execute function app.touches_its_founding();
create trigger touches_changed after update on founding_round for each row when (old.state <> new.state) execute function app.touches_its_founding();
