-- S01: needs become classes, classes become certificates. A plan (培训方案) is a class before it is published: one row, one life.
-- `scope`: the federation that serves or organises. `applicant_scope`: the unit that asked, which reads its own matters outside its organiser's subtree.

create table training_trainer (
  id uuid primary key,
  scope text collate "C" not null,
  code text,
  name text not null,                     -- a trainer teaches under this name in public
  gender text check (gender in ('male', 'female')),
  phone_sealed bytea,
  phone_blind bytea,                      -- whoever logs in with this phone is this trainer
  unit_name text,
  level int check (level between 0 and 7),
  honour text,
  divisions text[] not null default '{}', -- counties served; empty: the whole range of the scope
  windows jsonb not null default '[]',    -- [{weekdays:[1..7], from:'18:30', to:'21:00'}]
  weekly_hours int check (weekly_hours > 0),
  fee_fen bigint check (fee_fen >= 0),    -- per class hour
  remark text,
  active boolean not null default true,
  import_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (scope, code)
);
create index on training_trainer (phone_blind);
select app.protect('training_trainer', staff_also => 'scope = any(app.above())', public_reads => 'active');
create table training_trainer_occupation (
  trainer_id uuid not null references training_trainer on delete cascade,
  occupation_id uuid not null references occupation,
  scope text collate "C" not null,
  primary key (trainer_id, occupation_id)
);
create index on training_trainer_occupation (occupation_id);
select app.protect('training_trainer_occupation', staff_writes => 'insert, delete', staff_also => 'scope = any(app.above())', public_reads => 'true');

create table training_venue (
  id uuid primary key,
  scope text collate "C" not null,
  code text,
  name text not null,
  unit_name text,
  division text,
  town text,
  address text,
  capacity int not null check (capacity > 0),
  equipment jsonb not null default '[]',  -- [{name, count}]
  windows jsonb not null default '[]',
  contact_sealed bytea,
  phone_sealed bytea,
  remark text,
  active boolean not null default true,
  import_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (scope, code)
);
select app.protect('training_venue', staff_also => 'scope = any(app.above())', public_reads => 'active');
create table training_venue_occupation (
  venue_id uuid not null references training_venue on delete cascade,
  occupation_id uuid not null references occupation,
  scope text collate "C" not null,
  primary key (venue_id, occupation_id)
);
create index on training_venue_occupation (occupation_id);
select app.protect('training_venue_occupation', staff_writes => 'insert, delete', staff_also => 'scope = any(app.above())', public_reads => 'true');

create table training_class (
  id uuid primary key,
  scope text collate "C" not null,
  applicant_scope text collate "C",       -- custom class: the unit it is made for
  unit_id uuid references unit,
  number text not null,
  title text not null,
  kind text not null check (kind in ('custom', 'composite')),
  occupation_id uuid not null references occupation,
  level int check (level between 0 and 7),
  division text,
  town text,
  outline jsonb not null default '[]',    -- [{topic, hours}]
  class_hours int not null default 0 check (class_hours >= 0),
  trainer_id uuid references training_trainer,
  venue_id uuid references training_venue,
  seats int not null check (seats between 1 and 2000),
  waitlist int not null default 0 check (waitlist between 0 and 2000),
  cost_fen bigint not null default 0 check (cost_fen >= 0),   -- borne by the union
  fee_fen bigint not null default 0 check (fee_fen >= 0),     -- paid by the worker
  first_day date,
  last_day date,
  enrol_invited_at timestamptz,           -- those who asked may enrol from here
  enrol_open_at timestamptz,              -- everybody from here
  enrol_close_at timestamptz,
  min_attendance_percent int not null default 80 check (min_attendance_percent between 0 and 100),
  pass_theory int not null default 60 check (pass_theory between 0 and 100),
  pass_practice int not null default 60 check (pass_practice between 0 and 100),
  state text not null check (state in ('draft', 'opinions', 'published', 'running', 'assessing', 'confirming', 'closed', 'cancelled')),
  opinions_close_at timestamptz,
  published_at timestamptz,
  cancelled_reason text,
  results_entered_by text,                -- the second pair of eyes must be another account's
  pool_id uuid,                           -- seats: quota engine
  case_id uuid,                           -- timeline and deadlines: process engine
  head_account_id uuid,                   -- 班主任
  created_by text not null,
  import_id uuid,
  revision int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (scope, number)
);
create index on training_class (scope, state, first_day);
create index on training_class (applicant_scope) where applicant_scope is not null;
create index on training_class (state, first_day);
create index on training_class (trainer_id);
select app.protect('training_class', staff_writes => 'insert, update, delete',
  staff_also => 'applicant_scope >= current_setting(''app.lo'', true) and applicant_scope < current_setting(''app.hi'', true)',
  public_reads => 'published_at is not null');

create table training_session (
  id uuid primary key,
  class_id uuid not null references training_class on delete cascade,
  scope text collate "C" not null,
  applicant_scope text collate "C",
  seq int not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  topic text not null,
  hours int not null check (hours > 0),
  trainer_id uuid references training_trainer,
  venue_id uuid references training_venue,
  state text not null default 'planned' check (state in ('planned', 'held', 'cancelled')),
  published boolean not null default false,
  changed_at timestamptz,                 -- last announced change of time or place
  check (ends_at > starts_at),
  unique (class_id, seq)
);
create index on training_session (trainer_id, starts_at);
create index on training_session (venue_id, starts_at);
create index on training_session (scope, starts_at);
create index on training_session (published, starts_at);
select app.protect('training_session', staff_writes => 'insert, update, delete',
  staff_also => 'applicant_scope >= current_setting(''app.lo'', true) and applicant_scope < current_setting(''app.hi'', true)', public_reads => 'published');
-- A trainer or room may be busy in somebody else's class: the planner learns that it is, and when, not whose.
create function app.training_busy(trainers uuid[], venues uuid[], from_at timestamptz, to_at timestamptz, except_class uuid)
  returns table (trainer_id uuid, venue_id uuid, starts_at timestamptz, ends_at timestamptz, class_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
    select s.trainer_id, s.venue_id, s.starts_at, s.ends_at, s.class_id
    from training_session s join training_class c on c.id = s.class_id
    where s.state <> 'cancelled' and c.state <> 'cancelled' and s.class_id is distinct from except_class
      and s.starts_at < to_at and s.ends_at > from_at and (s.trainer_id = any(trainers) or s.venue_id = any(venues)) $$;
revoke execute on function app.training_busy(uuid[], uuid[], timestamptz, timestamptz, uuid) from public;
grant execute on function app.training_busy(uuid[], uuid[], timestamptz, timestamptz, uuid) to app_staff, app_job;

create table training_need (
  id uuid primary key,
  number text not null unique,            -- what a person quotes on the phone: XQ-2026-000123
  scope text collate "C" not null,
  applicant_scope text collate "C",
  source text not null check (source in ('worker', 'enterprise', 'department')),
  person_id uuid references person,       -- workers
  unit_id uuid references unit,           -- enterprises and departments, when in the register
  unit_name text,                         -- as written
  credit_code text,
  name_sealed bytea not null,             -- who asked, as they said then
  phone_sealed bytea,
  phone_blind bytea,
  occupation_id uuid references occupation,
  occupation_by text not null check (occupation_by in ('chosen', 'classified', 'corrected', 'none')),
  wish text,                              -- the trade in their own word
  words text,                             -- the need in their own words
  level int check (level between 0 and 7),
  division text not null,
  town text,
  seats int not null default 1 check (seats between 1 and 100000),
  windows text[] not null default '{}' check (windows <@ array['weekday-day', 'weekday-evening', 'weekend']),
  earliest date,
  latest date,
  budget text,
  state text not null check (state in ('open', 'planned', 'invited', 'enrolled', 'served', 'withdrawn')),
  class_id uuid references training_class,-- the class that serves it now
  withdrawn_reason text,
  filed_by text not null,
  assisted boolean not null default false,
  import_id uuid,
  asked_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  revision int not null default 1,
  check (latest is null or earliest is null or latest >= earliest)
);
create index on training_need (scope, state, occupation_id, level, division);
create index on training_need (applicant_scope) where applicant_scope is not null;
create index on training_need (person_id);
create index on training_need (class_id);
create index on training_need (import_id);
select app.protect('training_need', staff_writes => 'insert, update, delete',
  staff_also => 'applicant_scope >= current_setting(''app.lo'', true) and applicant_scope < current_setting(''app.hi'', true)',
  worker_reads => 'person_id = app.person()');

create table training_opinion (
  id uuid primary key,
  class_id uuid not null references training_class on delete cascade,
  need_id uuid not null references training_need,
  scope text collate "C" not null,
  applicant_scope text collate "C",
  person_id uuid,
  unit_id uuid,
  round int not null,                     -- revision of the plan that was shown
  asked_at timestamptz not null,
  stance text check (stance in ('agree', 'adjust', 'object')),
  wish_windows text[],
  words text,
  answered_at timestamptz,
  assisted boolean not null default false,
  reply text,
  replied_by text,
  replied_at timestamptz,
  unique (class_id, need_id, round)
);
create index on training_opinion (scope, class_id);
create index on training_opinion (person_id);
create index on training_opinion (applicant_scope) where applicant_scope is not null;
select app.protect('training_opinion', staff_writes => 'insert, update, delete',
  staff_also => 'applicant_scope >= current_setting(''app.lo'', true) and applicant_scope < current_setting(''app.hi'', true)',
  worker_reads => 'person_id = app.person()');

create table training_enrolment (
  id uuid primary key,
  class_id uuid not null references training_class,
  scope text collate "C" not null,
  applicant_scope text collate "C",
  person_id uuid not null references person,
  need_id uuid references training_need,
  unit_id uuid,
  unit_name text,
  name_sealed bytea not null,
  phone_sealed bytea,
  via text not null check (via in ('invited', 'open', 'unit', 'import')),
  state text not null check (state in ('seated', 'waiting', 'cancelled')),
  claim_id uuid,                          -- quota engine
  enrolled_at timestamptz not null,
  enrolled_by text not null,
  assisted boolean not null default false,
  cancelled_at timestamptz,
  cancel_reason text,
  reminded_at timestamptz
);
create unique index training_enrolment_once on training_enrolment (class_id, person_id) where state <> 'cancelled';
create index on training_enrolment (scope, class_id);
create index on training_enrolment (person_id);
create index on training_enrolment (applicant_scope) where applicant_scope is not null;
select app.protect('training_enrolment', 
  staff_also => 'applicant_scope >= current_setting(''app.lo'', true) and applicant_scope < current_setting(''app.hi'', true)',
  worker_reads => 'person_id = app.person()');

create table training_attendance (
  session_id uuid not null references training_session on delete cascade,
  enrolment_id uuid not null references training_enrolment,
  scope text collate "C" not null,
  person_id uuid not null,
  status text not null check (status in ('present', 'late', 'absent', 'leave')),
  via text not null check (via in ('code', 'sheet', 'rule')),
  at timestamptz not null,
  by text not null,
  primary key (session_id, enrolment_id)
);
create index on training_attendance (enrolment_id);
create index on training_attendance (scope, at);
select app.protect('training_attendance', worker_reads => 'person_id = app.person()');

create table training_leave (
  id uuid primary key,
  session_id uuid not null references training_session on delete cascade,
  enrolment_id uuid not null references training_enrolment,
  scope text collate "C" not null,
  person_id uuid not null,
  reason text not null,
  asked_at timestamptz not null,
  assisted boolean not null default false,
  state text not null check (state in ('asked', 'granted', 'refused')),
  decided_by text,
  decided_at timestamptz,
  decision_note text,
  unique (session_id, enrolment_id)
);
create index on training_leave (scope, state);
select app.protect('training_leave', worker_reads => 'person_id = app.person()');

create table training_result (
  enrolment_id uuid primary key references training_enrolment,
  class_id uuid not null references training_class,
  scope text collate "C" not null,
  person_id uuid not null,
  theory int check (theory between 0 and 100),
  practice int check (practice between 0 and 100),
  absent boolean not null default false,  -- did not sit the assessment
  attendance_percent int check (attendance_percent between 0 and 100),
  outcome text check (outcome in ('passed', 'failed-theory', 'failed-practice', 'failed-attendance', 'absent')),
  entered_by text not null,
  entered_at timestamptz not null,
  confirmed_by text,
  confirmed_at timestamptz,
  certificate_id uuid,                    -- credentials engine
  certificate_number text,
  check (confirmed_by is null or confirmed_by <> entered_by)
);
create index on training_result (scope, class_id);
create index on training_result (person_id);
select app.protect('training_result', staff_writes => 'insert, update, delete', worker_reads => 'person_id = app.person() and confirmed_at is not null');

-- Running numbers by kind and year, without gaps of a crashed transaction: the row is locked by the transaction that takes one.
create table training_number (
  kind text not null,
  year int not null,
  last int not null default 0,
  primary key (kind, year)
);
select app.publish('training_number');
create function app.next_training_number(which text, of_year int) returns int language sql security definer set search_path = public, pg_temp as $$
  insert into training_number (kind, year, last) values (which, of_year, 1) on conflict (kind, year) do update set last = training_number.last + 1 returning last $$;
revoke execute on function app.next_training_number(text, int) from public;
grant execute on function app.next_training_number(text, int) to app_staff, app_worker, app_job;
