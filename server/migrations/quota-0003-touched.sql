-- The first page shows claims (server/src/scenarios/benefits/home.ts): a claim that comes, moves or goes leaves its line in `touched`. Holders that are no person of a worker's account leave none.
create function app.touches_holder() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then perform app.touch(array(select n.holder from added n));
  else perform app.touch(array(select n.holder from added n join taken o on o.id = n.id where (o.state, o.confirm_by, o.confirmed_at) is distinct from (n.state, n.confirm_by, n.confirmed_at)));
  end if;
  return null;
end $$;
revoke execute on function app.touches_holder() from public;
create trigger touches_added after insert on quota_claim referencing new table as added for each statement execute function app.touches_holder();
create trigger touches_changed after update on quota_claim referencing old table as taken new table as added for each statement execute function app.touches_holder();
