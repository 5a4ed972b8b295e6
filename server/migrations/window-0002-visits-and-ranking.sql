-- Coming to the window: appointments, queue numbers; and the quarter's ranking (server/src/scenarios/window/visits, …/standing).

-- A stretch of time of one window that can be booked; its places are a pool of the quota engine.
create table window_slot (
  id uuid primary key,
  scope text collate "C" not null,
  counter_id uuid not null references window_counter,
  day date not null,
  starts text not null check (starts ~ '^[0-2][0-9]:[0-5][0-9]$'),
  ends text not null check (ends > starts),
  pool_id uuid not null unique references quota_pool,
  group_id uuid not null,                 -- the same for a window's whole day: one place a holder
  unique (counter_id, day, starts)
);
create index on window_slot (scope);
select app.protect('window_slot', staff_writes => '');

create table window_appointment (
  id uuid primary key,
  scope text collate "C" not null,        -- of the window
  slot_id uuid not null references window_slot,
  counter_id uuid not null references window_counter,
  day date not null,
  starts text not null,
  ends text not null,
  person_id uuid references person,       -- a worker
  account_id uuid,                        -- or who speaks for a union
  item_id uuid references window_item,
  state text not null default 'booked' check (state in ('booked', 'cancelled', 'arrived', 'missed')),
  assisted boolean not null default false,
  booked_by text not null,
  booked_at timestamptz not null,
  reminded_at timestamptz,
  ended_at timestamptz,
  check ((person_id is null) <> (account_id is null)),
  check ((state = 'booked') = (ended_at is null))
);
create unique index window_appointment_once_a_day on window_appointment (counter_id, day, person_id) where state in ('booked', 'arrived') and person_id is not null;
create index on window_appointment (counter_id, day);
create index on window_appointment (person_id);
create index on window_appointment (account_id);
create index on window_appointment (scope);
select app.protect('window_appointment', staff_writes => 'update', staff_also => 'account_id = nullif(split_part(current_setting(''app.holder'', true), '':'', 2), '''')::uuid', worker_reads => 'person_id = app.person()');
select app.follows_person('window_appointment', 'person_id');

-- The last number that a window gave out on a day [W7].
create table window_queue_day (
  counter_id uuid not null references window_counter,
  day date not null,
  scope text collate "C" not null,
  last int not null,
  primary key (counter_id, day)
);
create index on window_queue_day (scope);
select app.protect('window_queue_day');

create table window_ticket (
  id uuid primary key,
  scope text collate "C" not null,
  counter_id uuid not null references window_counter,
  day date not null,
  n int not null,
  label text not null,
  source text not null check (source in ('phone', 'desk', 'appointment', 'moved')),
  item_id uuid references window_item,
  appointment_id uuid unique references window_appointment,
  due_from text,                          -- the appointed time: from then on it goes before the others
  token_hash bytea not null unique,
  state text not null default 'waiting' check (state in ('waiting', 'called', 'done', 'missed', 'moved')),
  place text,                             -- at which desk
  calls int not null default 0,
  case_id uuid references window_case,
  moved_to uuid references window_ticket,
  taken_at timestamptz not null,
  called_at timestamptz,
  called_by text,
  ended_at timestamptz,
  unique (counter_id, day, n),
  check ((state = 'waiting') = (called_at is null) or state in ('missed', 'moved')),
  check ((state in ('done', 'missed', 'moved')) = (ended_at is not null))
);
create index on window_ticket (counter_id, day, n) where state = 'waiting';
create index on window_ticket (scope);
select app.protect('window_ticket');

-- 流动红旗: who had it for which quarter, by which formula and with which figures.
create table window_award (
  id uuid primary key,
  scope text collate "C" not null,        -- of the federation that awards it
  quarter text not null check (quarter ~ '^20[0-9]{2}-Q[1-4]$'),
  counter_id uuid not null references window_counter,
  formula int not null,
  score numeric(5, 2) not null,
  figures jsonb not null,
  awarded_by text not null,
  awarded_at timestamptz not null,
  unique (scope, quarter)
);
select app.protect('window_award', staff_writes => '', staff_also => 'scope = any(app.above())', public_reads => 'true');
select app.guard_paths();
