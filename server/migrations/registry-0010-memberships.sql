-- Who is a member of what, since when. A row lasts until `valid_to`; a change ends it and begins another, so history is never rewritten.
create table membership (
  id uuid primary key,
  person_id uuid not null references person,
  unit_id uuid not null references unit,  -- the union, or the employer whose union leads the roster
  scope text collate "C" not null,        -- of the unit, today
  joined_on date not null,                -- 入会日期: a member at all since then; a transfer keeps it
  valid_from date not null,               -- of this unit since then
  valid_to date,                          -- exclusive; null while it lasts
  began_by text not null check (began_by in ('import', 'join', 'transfer')),
  ended_by text check (ended_by in ('transfer', 'leave', 'retire', 'death', 'merge')),
  end_reason text,
  -- What the roster says of the work there, taken as it is.
  employment text,                        -- 用工形式
  employment_form text,                   -- 就业形态
  occupation text,
  education text,
  skill_level int check (skill_level between 0 and 7),
  private_sealed bytea,                   -- the rest of the roster's row: home, remark, a phone that is not the person's own
  import_id uuid references import_run,
  recorded_by text not null,
  recorded_at timestamptz not null,
  ended_recorded_by text,
  ended_recorded_at timestamptz,
  check (valid_to is null or valid_to >= valid_from),
  check ((valid_to is null) = (ended_by is null))
);
create unique index membership_one_at_a_time on membership (person_id) where valid_to is null;
create index membership_of_person on membership (person_id, valid_from);
create index membership_of_unit on membership (scope, person_id) where valid_to is null;
create index on membership (unit_id) where valid_to is null;
create index on membership (import_id) where import_id is not null;
select app.protect('membership', worker_reads => 'person_id = app.person()');
select app.follows_person('membership', 'person_id');

-- What a file says of a person on record that differs from the record. Nothing is overwritten: a clerk looks at both and decides.
create table roster_difference (
  id uuid primary key,
  person_id uuid not null references person,
  unit_id uuid not null references unit,  -- of the file's row
  scope text collate "C" not null,        -- of that unit: whoever brought the file's unit sees it
  kind text not null check (kind in ('name', 'phone', 'phone-taken', 'unit', 'elsewhere')),
  offered_sealed bytea not null,          -- what the file says
  offered_blind bytea not null,           -- by which the same difference is known again
  import_id uuid not null references import_run,
  file_name text not null,                -- the file may be one of the city's, out of reach for the county that decides
  sheet text,
  row int not null,
  state text not null check (state in ('open', 'taken', 'kept')),
  reason text,
  decided_by text,
  decided_at timestamptz,
  found_at timestamptz not null,
  check ((state = 'open') = (decided_at is null))
);
create unique index roster_difference_once on roster_difference (person_id, kind, offered_blind);
create index on roster_difference (scope, found_at) where state = 'open';
create index on roster_difference (import_id);
select app.protect('roster_difference');
select app.follows_person('roster_difference', 'person_id');

/*
 * A roster on its way in. Rows are understood and kept here in batches, so that a file of a million rows needs little memory and a killed run goes on where it was; then
 * all of them are applied in one transaction. Neither table is logged: after a
 * crash of the database the file is read again from its beginning.
 */
create unlogged table roster_stage (
  run_id uuid not null,
  n int not null,                         -- the row's place among the file's data rows
  sheet text,
  row int not null,
  scope text collate "C" not null,
  unit_id uuid not null,
  person_id uuid not null,                -- of the new record, or of the one on record
  known boolean not null default false,
  phone_owner uuid,                       -- who has this phone on record
  id_blind bytea not null,
  id_sealed bytea not null,
  name_sealed bytea not null,
  name_keys bytea[] not null,
  phone_sealed bytea,
  phone_blind bytea,
  gender text not null,
  birth_year int not null,
  joined_on date not null,
  employment text,
  employment_form text,
  occupation text,
  education text,
  skill_level int,
  private_sealed bytea,
  primary key (run_id, id_blind)
);
select app.protect('roster_stage', staff_writes => '');
create unlogged table roster_run (
  run_id uuid primary key,
  scope text collate "C" not null,
  sha256 bytea not null,
  n int not null,                         -- rows read so far
  report_sealed bytea not null,           -- and what became of them
  updated_at timestamptz not null
);
select app.protect('roster_run', staff_writes => '');

-- Marks staged rows whose ID or phone is on record, anywhere: the importer learns that, and an id, never whose or where.
create function app.match_roster(run uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- A stage that was filled a moment ago has no statistics, and a register that the last file filled has stale ones: plans made without are hopeless.
  analyze roster_stage, person, membership;
  update roster_stage s set person_id = p.id, known = true from person p
    where s.run_id = run and p.id_number_blind = s.id_blind
      and s.scope >= current_setting('app.lo', true) and s.scope < current_setting('app.hi', true);
  update roster_stage s set phone_owner = p.id from person p
    where s.run_id = run and p.phone_blind = s.phone_blind
      and s.scope >= current_setting('app.lo', true) and s.scope < current_setting('app.hi', true);
end $$;
revoke execute on function app.match_roster(uuid) from public;
grant execute on function app.match_roster(uuid) to app_job;

alter table import_run drop constraint import_run_kind_check;
alter table import_run add constraint import_run_kind_check check (kind in ('units', 'members', 'needs', 'trainers', 'venues', 'classes', 'evaluations'));
alter table import_draft drop constraint import_draft_kind_check;
alter table import_draft add constraint import_draft_kind_check check (kind in ('units', 'members', 'needs', 'trainers', 'venues', 'classes', 'evaluations'));
