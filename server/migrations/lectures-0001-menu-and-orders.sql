-- The lecture menu (点单; server/src/scenarios/lectures). The numbers in brackets are the invariants of its README.

create table lecturer (
  id uuid primary key,
  scope text collate "C" not null,
  unit_id uuid not null references unit,
  person_id uuid not null references person,
  number bigint generated always as identity unique,   -- the range of it and the time exclude each other
  name text not null,                     -- a lecturer stands on the menu under this name
  team text,
  about text not null,
  fields text[] not null check (cardinality(fields) > 0),
  division text not null,                 -- home, from where they travel
  town text,
  lat double precision check (lat between -90 and 90),
  lng double precision check (lng between -180 and 180),
  counties text[] not null,               -- where they go; empty: everywhere within max_km
  max_km int not null check (max_km between 1 and 500),
  weekly text[] not null,                 -- '3-afternoon'
  per_week int not null check (per_week between 1 and 20),
  per_day int not null check (per_day between 1 and 3),
  state text not null check (state in ('active', 'paused', 'ended')),
  admitted_by text not null,
  admitted_at timestamptz not null,
  updated_at timestamptz not null,
  check ((lat is null) = (lng is null))
);
-- [L1] One person is a lecturer once.
create unique index lecturer_once on lecturer (person_id) where state <> 'ended';
create index on lecturer (person_id);
create index on lecturer (scope);
create index on lecturer (unit_id);
select app.protect('lecturer', worker_reads => 'person_id = app.person()');
select app.follows_person('lecturer', 'person_id');
select app.touches('lecturer');

create table lecturer_away (
  id uuid primary key,
  scope text collate "C" not null,
  lecturer_id uuid not null references lecturer,
  first_day date not null,
  last_day date not null check (last_day >= first_day)
);
create index on lecturer_away (lecturer_id, last_day);
create index on lecturer_away (scope);
select app.protect('lecturer_away', staff_writes => '');

create table lecture (
  id uuid primary key,
  scope text collate "C" not null,
  lecturer_id uuid not null references lecturer,
  title text not null,
  field text not null,
  audiences text[] not null check (cardinality(audiences) > 0),
  minutes int not null check (minutes between 20 and 240),
  needs text not null,
  people_min int not null check (people_min > 0),
  people_max int not null check (people_max >= people_min),
  summary text not null,
  state text not null check (state in ('draft', 'handed-in', 'published', 'withdrawn')),
  note text,                              -- what to mend, or why it was taken off
  written_by text not null,
  written_at timestamptz not null,
  handed_in_at timestamptz,
  checked_by text,
  checked_at timestamptz,
  updated_at timestamptz not null,
  -- [L2] Nothing is on the menu that nobody has checked.
  check (state <> 'published' or checked_by is not null)
);
create index on lecture (lecturer_id);
create index on lecture (scope, state);
create index on lecture (state, field);
select app.protect('lecture', public_reads => 'state = ''published''');

create sequence lecture_order_number;
grant usage on sequence lecture_order_number to app_staff, app_job;

create table lecture_order (
  id uuid primary key,
  scope text collate "C" not null,        -- of the unit that ordered
  unit_id uuid not null references unit,
  number text not null unique,
  lecture_id uuid references lecture,     -- none: anybody in the field
  title text,
  field text not null,
  audience text not null,
  people int not null check (people > 0),
  preferences jsonb not null,             -- [{day, from}], the first is liked best
  last_on date not null,                  -- the latest of them
  division text not null,
  town text,
  address text not null,
  lat double precision check (lat between -90 and 90),
  lng double precision check (lng between -180 and 180),
  contact text not null,
  line text not null,                     -- office telephone
  note text not null,
  state text not null check (state in ('open', 'asked', 'agreed', 'held', 'missed', 'cancelled', 'unmet')),
  ordered_by text not null,
  ordered_at timestamptz not null,
  due_on date not null,                   -- a match is promised by
  ended_at timestamptz,
  why text,
  check ((lat is null) = (lng is null)),
  check ((state in ('open', 'asked', 'agreed')) = (ended_at is null)),
  check (state not in ('cancelled', 'unmet') or why is not null)
);
create index on lecture_order (scope, ordered_at);
create index on lecture_order (state) where ended_at is null;
create index on lecture_order (unit_id);
create index on lecture_order (lecture_id);
select app.protect('lecture_order', staff_writes => '');

create table lecture_engagement (
  id uuid primary key,
  scope text collate "C" not null,        -- of the unit that ordered
  lecturer_scope text collate "C" not null,
  order_id uuid not null references lecture_order,
  lecture_id uuid not null references lecture,
  lecturer_id uuid not null references lecturer,
  lecturer_number bigint not null,
  person_id uuid not null references person,
  unit_id uuid not null references unit,
  title text not null,                    -- as it was ordered
  field text not null,
  place text not null,
  division text not null,
  day date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  km int not null,
  match jsonb not null,                   -- the parts of the sum that ranked it
  state text not null check (state in ('asked', 'accepted', 'declined', 'lapsed', 'called-off', 'held', 'missed')),
  asked_by text not null,
  asked_at timestamptz not null,
  answer_by timestamptz not null,
  answered_at timestamptz,
  reason text,
  by_side text check (by_side in ('orderer', 'lecturer', 'desk')),
  ended_at timestamptz,
  reminded_at timestamptz,
  orderer_people int check (orderer_people > 0),
  lecturer_people int check (lecturer_people > 0),
  people int check (people > 0),          -- of a session held
  check ((state in ('asked', 'accepted')) = (ended_at is null)),
  check ((state = 'held') = (people is not null)),
  check (state not in ('declined', 'called-off', 'missed') or by_side is not null),
  -- [L3] A lecturer is in one place at a time.
  constraint lecturer_once_at_a_time exclude using gist (int8range(lecturer_number, lecturer_number, '[]') with &&, tstzrange(starts_at, ends_at) with &&) where (state in ('asked', 'accepted', 'held'))
);
-- [L4] An order has one session under way.
create unique index lecture_engagement_once on lecture_engagement (order_id) where state in ('asked', 'accepted', 'held', 'missed');
create index on lecture_engagement (order_id, asked_at);
create index on lecture_engagement (lecturer_id, starts_at);
create index on lecture_engagement (lecture_id) where state = 'held';
create index on lecture_engagement (person_id, starts_at);
create index on lecture_engagement (ends_at) where ended_at is null;
create index on lecture_engagement (scope, day);
create index on lecture_engagement (lecturer_scope, day);
create index on lecture_engagement (unit_id);
select app.protect('lecture_engagement', staff_writes => '', worker_reads => 'person_id = app.person()',
  staff_also => 'lecturer_scope >= current_setting(''app.lo'', true) and lecturer_scope < current_setting(''app.hi'', true)');
select app.follows_person('lecture_engagement', 'person_id');
select app.touches('lecture_engagement');
select app.guard_paths();
