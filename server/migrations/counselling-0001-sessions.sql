-- Counselling (心理关爱; server/src/scenarios/counselling). The numbers in brackets are the invariants of its README.

create table counsellor (
  id uuid primary key,
  scope text collate "C" not null,
  unit_id uuid not null references unit,
  person_id uuid not null references person,
  name text not null,                     -- a counsellor is chosen by name
  about text not null,
  admitted_by text not null,
  admitted_at timestamptz not null,
  ended_at timestamptz
);
create unique index counsellor_once on counsellor (person_id) where ended_at is null;
create index on counsellor (person_id);
create index on counsellor (scope);
create index on counsellor (unit_id);
select app.protect('counsellor');
select app.follows_person('counsellor', 'person_id');

-- [P1] Neither times nor sessions are anybody's of the staff: no policy lets app_staff read a row, and the role has no right to ask. `of_unit` is no path of a range but a mark for figures.
create table counselling_slot (
  id uuid primary key,
  counsellor_id uuid not null references counsellor,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  way text not null check (way in ('room', 'phone', 'online')),
  place text not null,
  offered_at timestamptz not null
);
create index on counselling_slot (counsellor_id, starts_at);
create index on counselling_slot (starts_at);

create table counselling_session (
  id uuid primary key,
  slot_id uuid not null references counselling_slot,
  counsellor_id uuid not null references counsellor,
  person_id uuid references person,       -- null once the person is erased
  unit_id uuid references unit,           -- of the worker when it was booked, for figures of five and more alone
  topic text not null,
  words_sealed bytea,
  nickname_sealed bytea,
  notes_sealed bytea,                     -- the counsellor's own
  state text not null check (state in ('booked', 'cancelled', 'held', 'missed')),
  booked_at timestamptz not null,
  ended_at timestamptz,
  reminded_at timestamptz,
  check ((state = 'booked') = (ended_at is null))
);
-- [P2] A time has one session.
create unique index counselling_slot_once on counselling_session (slot_id) where state <> 'cancelled';
create unique index counselling_one_ahead on counselling_session (person_id) where state = 'booked';
create index on counselling_session (counsellor_id, booked_at);
create index on counselling_session (person_id);
create index on counselling_session (unit_id);
select app.follows_person('counselling_session', 'person_id');

alter table counselling_slot enable row level security;
alter table counselling_session enable row level security;
grant select, insert, update, delete on counselling_slot, counselling_session to app_job;
create policy job_works on counselling_slot to app_job using (current_setting('app.lo', true) = '') with check (current_setting('app.lo', true) = '');
create policy job_works on counselling_session to app_job using (current_setting('app.lo', true) = '') with check (current_setting('app.lo', true) = '');
grant select on counselling_slot, counselling_session to guildhall_dump;
create policy dump_reads on counselling_slot for select to guildhall_dump using (true);
create policy dump_reads on counselling_session for select to guildhall_dump using (true);
select app.guard_paths();
