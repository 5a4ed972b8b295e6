/*
 * The first page shows needs, places, what was noted of lessons, and plans one is asked about. A class or a lesson that changes is a change for whoever has a place in it or is asked
 * about it. Places in a waiting line move without a line here: the page is kept for seconds, and who gets the seat has a change of their own.
 */
select app.touches('training_need');
select app.touches('training_enrolment');
select app.touches('training_attendance');
select app.touches('training_opinion');
create function app.touches_class(classes uuid[]) returns void language sql volatile security definer set search_path = public, pg_temp as $$
  select app.touch(array(select e.person_id from training_enrolment e where e.class_id = any (classes) and e.state <> 'cancelled' union select o.person_id from training_opinion o where o.class_id = any (classes) and o.person_id is not null))
$$;
create function app.touches_its_class() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'training_class' then perform app.touches_class(array(select n.id from added n));
  elsif tg_op = 'DELETE' then perform app.touches_class(array(select distinct o.class_id from taken o));
  else perform app.touches_class(array(select distinct n.class_id from added n));
  end if;
  return null;
end $$;
revoke execute on function app.touches_class(uuid[]), app.touches_its_class() from public;
create trigger touches_changed after update on training_class referencing new table as added for each statement execute function app.touches_its_class();
create trigger touches_added after insert on training_session referencing new table as added for each statement execute function app.touches_its_class();
create trigger touches_changed after update on training_session referencing new table as added for each statement execute function app.touches_its_class();
create trigger touches_taken after delete on training_session referencing old table as taken for each statement execute function app.touches_its_class();
