-- Who is asked for a judgement finds it on the first page. An evaluator who is no worker has no line.
create function app.touches_evaluator() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then perform app.touch(array(select o.evaluator from taken o));
  else perform app.touch(array(select n.evaluator from added n));
  end if;
  return null;
end $$;
revoke execute on function app.touches_evaluator() from public;
create trigger touches_added after insert on evaluation_invitation referencing new table as added for each statement execute function app.touches_evaluator();
create trigger touches_changed after update on evaluation_invitation referencing old table as taken new table as added for each statement execute function app.touches_evaluator();
create trigger touches_taken after delete on evaluation_invitation referencing old table as taken for each statement execute function app.touches_evaluator();
