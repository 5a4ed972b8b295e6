-- What the first page says of a person and their memberships.
select app.touches('membership');
create function app.touches_itself() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into touched (person_id) select n.id from added n where exists (select from login_account a where a.person_id = n.id and a.kind = 'worker');
  return null;
end $$;
revoke execute on function app.touches_itself() from public;
create trigger touches_changed after update on person referencing new table as added for each statement execute function app.touches_itself();
