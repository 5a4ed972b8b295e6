/*
 * What a worker's first page rests on: every change of what is theirs leaves a line here, in the transaction that makes the change. An answer is kept together with the stamp that its
 * person had before it was read; it may be given again while the stamp is still the same (platform/http/kept.ts). Lines are only added, so nobody waits for anybody. Ids may become
 * visible out of order; the stamp holds how many lines there are and their sum, so that none that comes late is missed.
 */
create table touched (
  id bigint generated always as identity primary key,
  person_id uuid not null,
  at timestamptz not null default clock_timestamp()
);
create index on touched (person_id) include (id);
create index on touched (at);
alter table touched enable row level security;
grant select, delete on touched to app_job;
create policy sweeps on touched to app_job using (current_setting('app.lo', true) = '');
grant select on touched to guildhall_dump;

create function app.stamp_of(whose uuid) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) || '.' || coalesce(sum(id), 0) from touched where person_id = whose
$$;

/** For many who ask at the same moment: whose sessions these are, and the stamps of their owners. */
create function app.sessions_by_tokens(hashes bytea[], at timestamptz)
  returns table (place bigint, session_id uuid, account_id uuid, kind text, person_id uuid, stage text, acting_id uuid, stamp text)
  language sql volatile security definer set search_path = public, pg_temp as $$
  select r.place, s.session_id, s.account_id, s.kind, s.person_id, s.stage, s.acting_id, app.stamp_of(s.person_id)
  from unnest(hashes) with ordinality r (hash, place) cross join lateral app.session_by_token(r.hash, at) s
$$;

/** Lines for these people, but only for those who can log in as workers: a roster of a million leaves none. */
create function app.touch(people uuid[]) returns void language sql volatile security definer set search_path = public, pg_temp as $$
  insert into touched (person_id) select distinct p from unnest(people) p where exists (select from login_account a where a.person_id = p and a.kind = 'worker')
$$;

/** For triggers on tables whose rows name their person in `person_id`; the transition tables are called `added` and `taken`. */
create function app.touches_person() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then perform app.touch(array(select n.person_id from added n));
  elsif tg_op = 'DELETE' then perform app.touch(array(select o.person_id from taken o));
  else perform app.touch(array(select n.person_id from added n union select o.person_id from taken o));
  end if;
  return null;
end $$;
revoke execute on function app.stamp_of(uuid), app.sessions_by_tokens(bytea[], timestamptz), app.touch(uuid[]), app.touches_person() from public;
grant execute on function app.stamp_of(uuid) to app_worker;
grant execute on function app.sessions_by_tokens(bytea[], timestamptz) to guildhall_server;

/** Puts the three triggers on a table whose rows name their person. */
create function app.touches(of_table text) returns void language plpgsql as $$
begin
  execute format('create trigger touches_added after insert on %I referencing new table as added for each statement execute function app.touches_person()', of_table);
  execute format('create trigger touches_changed after update on %I referencing old table as taken new table as added for each statement execute function app.touches_person()', of_table);
  execute format('create trigger touches_taken after delete on %I referencing old table as taken for each statement execute function app.touches_person()', of_table);
end $$;
revoke execute on function app.touches(text) from public;
