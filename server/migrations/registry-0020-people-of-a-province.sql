-- A name is found among millions by one step into one index, however common it is: every stretch of two, three or four characters has a key of its own, and the keys lie
-- in the order in which hits are shown (range, then person). Before, pairs had to be intersected: for two common pairs that is tens of thousands of rows.
drop table person_name_key;
create table person_name_key (
  key bigint not null,                    -- keyed hash of the stretch; the name itself has the last word
  scope text collate "C" not null,
  person_id uuid not null references person on delete cascade,
  primary key (key, scope, person_id)
);
create index on person_name_key (person_id);
select app.protect('person_name_key', staff_writes => 'insert, delete');

-- By which rules a name was keyed: names of an older release are keyed anew by a job (server/src/registry/people/key-names.ts), because only the server can read them.
alter table person add column name_keying int not null default 1;
alter table person alter column name_keying set default 2;
create index person_to_key on person (id) where name_keying < 2;

alter table roster_stage alter column name_keys type bigint[] using '{}';
-- A stage from before the change has keys that nobody would find: its file is read again.
truncate roster_stage, roster_run;

-- Lists go through a range in the order of the index that serves the range.
drop index membership_of_unit;
create index membership_of_unit on membership (scope, person_id);
-- Whose membership began or ended in a month.
create index on membership (valid_from, id);
create index on membership (valid_to, id) where valid_to is not null;
select app.guard_paths();

-- A roster that more than doubles the register is applied in one transaction, in whose middle the planner must not still believe that the register is empty.
create function app.register_grew() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  analyze person, person_name_key;
end $$;
revoke execute on function app.register_grew() from public;
grant execute on function app.register_grew() to app_job;
