-- Unions merge, split and dissolve, and many members move at once (server/src/registry/unit-changes/README.md; the letters in brackets are its invariants).

-- Where a unit went on when it was closed; out of which one it was founded.
alter table unit add column successor_id uuid references unit, add column origin_id uuid references unit;
create index unit_successor on unit (successor_id) where successor_id is not null;
create index unit_origin on unit (origin_id) where origin_id is not null;
-- Names by their sound, for lists of hundreds of thousands of units.
create index unit_by_sound on unit (name collate "zh-x-icu", id);
-- What a union was called and when is public knowledge like the union itself: members read where they were. Reasons and who recorded them are not theirs.
grant select (unit_id, name, valid_from, valid_to) on unit_version to app_worker;
create policy worker_reads on unit_version for select to app_worker using (true);
create index unit_version_below on unit_version (parent_id, valid_from);

-- What was asked, what was foreseen, what came of it.
create table unit_change (
  id uuid primary key,
  kind text not null check (kind in ('merge', 'split', 'dissolve', 'transfer')),
  unit_id uuid not null references unit,  -- whose page tells of it: the one that takes over, is split, is dissolved
  unit_ids uuid[] not null,               -- every unit that it touches
  scope text collate "C" not null,        -- of unit_id
  valid_from date not null,
  plan jsonb not null,                    -- ids of units, names of new ones; people are in unit_change_person
  foreseen jsonb not null,
  reason text not null,
  state text not null check (state in ('waiting', 'done', 'refused')),
  refusal text,
  result jsonb,
  job_id uuid not null,
  asked_by text not null,
  asked_at timestamptz not null,
  ended_at timestamptz,
  check ((state = 'waiting') = (ended_at is null)),
  check ((state = 'refused') = (refusal is not null))
);
create index unit_change_of_units on unit_change using gin (unit_ids);
create index on unit_change (scope, asked_at);
create index on unit_change (valid_from) where state = 'done';
select app.protect('unit_change', staff_writes => '');

-- The people that were chosen by hand, and what became of each.
create table unit_change_person (
  change_id uuid not null references unit_change on delete cascade,
  person_id uuid not null references person,
  scope text collate "C" not null,        -- of the change
  part int not null,                      -- which of the new units
  outcome text check (outcome in ('moved', 'there-already', 'no-member', 'too-early')),
  primary key (change_id, person_id)
);
create index on unit_change_person (person_id);
create index on unit_change_person (scope);
select app.protect('unit_change_person', staff_writes => '');

-- A change moves subtrees as a move does, and is watched as one. Where the new parent is founded by it, there is none to name yet.
alter table unit_move alter column parent_id drop not null, add column change_id uuid references unit_change;
create index on unit_move (change_id) where change_id is not null;

alter table membership add column change_id uuid references unit_change, add column ended_change_id uuid references unit_change;
alter table membership drop constraint membership_ended_by_check;
alter table membership add constraint membership_ended_by_check check (ended_by in ('transfer', 'leave', 'retire', 'death', 'merge', 'dissolve'));
create index membership_of_change on membership (change_id) where change_id is not null;
create index membership_ended_by_change on membership (ended_change_id) where ended_change_id is not null;
-- Members of a unit on any day, not only today.
drop index membership_unit_id_idx;
create index membership_at_unit on membership (unit_id, valid_from);

/*
 * [C3] Nothing comes to hang on a unit that is closed, or that is being closed in this moment: whoever closes one holds its row, writers wait for it (the foreign key does),
 * and what then finds the unit closed is sent back to read again. Rows that come in bulk are looked at once a statement: by then the foreign key has waited.
 */
create function app.refuse_closed_units() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  closed uuid;
begin
  execute format('select u.id from fresh n join unit u on u.id = n.unit_id where u.dissolved_on is not null and n.%I is null limit 1', tg_argv[0]) into closed;
  if closed is not null then raise exception 'unit % is closed: read again', closed using errcode = 'serialization_failure'; end if;
  return null;
end $$;
create function app.refuse_closed_unit() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  unit_id uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
  closed_on date;
begin
  select u.dissolved_on into closed_on from unit u where u.id = unit_id for key share;
  if closed_on is not null then raise exception 'unit % is closed: read again', unit_id using errcode = 'serialization_failure'; end if;
  return new;
end $$;
revoke execute on function app.refuse_closed_units(), app.refuse_closed_unit() from public;
create trigger refuses_closed_units after insert on membership referencing new table as fresh for each statement execute function app.refuse_closed_units('valid_to');
create trigger refuses_closed_units after insert on person referencing new table as fresh for each statement execute function app.refuse_closed_units('merged_into');
create trigger refuses_closed_unit before update of unit_id on person for each row when (new.unit_id <> old.unit_id) execute function app.refuse_closed_unit('unit_id');
create trigger refuses_closed_unit before insert on role_assignment for each row execute function app.refuse_closed_unit('unit_id');
create trigger refuses_closed_unit before insert or update of unit_id on staff_account for each row execute function app.refuse_closed_unit('unit_id');
create trigger refuses_closed_parent before insert on unit for each row when (new.parent_id is not null) execute function app.refuse_closed_unit('parent_id');
create trigger refuses_closed_parent_later before update of parent_id on unit for each row when (new.parent_id is not null and new.parent_id is distinct from old.parent_id) execute function app.refuse_closed_unit('parent_id');

select app.guard_paths();
