-- Founding a union (server/src/scenarios/founding). `scope`: the federation that answers. `applicant_scope`: the unit that asks, which reads its own matter outside that
-- federation's subtree. The numbers in brackets are the invariants of its README. Whoever writes does it through the service, after the command has decided.
create table founding (
  id uuid primary key,
  scope text collate "C" not null,
  applicant_scope text collate "C" not null,
  number text not null unique,
  kind text not null check (kind in ('single', 'joint', 'industry', 'project', 'area')),
  name text not null,
  division text not null,
  site text,                              -- of a project union: the building site
  years int not null check (years in (3, 5)),
  staff int not null check (staff > 0),
  members int not null check (members > 0),
  unit_id uuid not null references unit,  -- who asks
  federation_id uuid not null references unit,
  filed_by text not null,
  assisted boolean not null,              -- a clerk wrote it down for the unit
  state text not null,
  case_id uuid not null references process_case,
  union_id uuid references unit,          -- the union, once it is approved
  term_id uuid references union_term,
  approved_on date,
  revision int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((union_id is null) = (term_id is null))
);
create index on founding (scope, state);
create index on founding (applicant_scope);
select app.protect('founding', staff_writes => '', staff_also => 'applicant_scope >= current_setting(''app.lo'', true) and applicant_scope < current_setting(''app.hi'', true)');
create sequence founding_number_seq;
grant usage on sequence founding_number_seq to app_job;

create table founding_founder (
  id uuid primary key,
  founding_id uuid not null references founding on delete cascade,
  scope text collate "C" not null,
  applicant_scope text collate "C" not null,
  unit_id uuid references unit,           -- null: named with its code, on no record
  name text not null,
  credit_code text,
  staff int
);
create index on founding_founder (founding_id);
create index on founding_founder (scope);
select app.protect('founding_founder', staff_writes => '', staff_also => 'applicant_scope >= current_setting(''app.lo'', true) and applicant_scope < current_setting(''app.hi'', true)');

-- The preparation group (筹备组).
create table founding_group (
  id uuid primary key,
  founding_id uuid not null references founding on delete cascade,
  scope text collate "C" not null,
  applicant_scope text collate "C" not null,
  person_id uuid not null references person,
  post text not null check (post in ('leader', 'member')),
  side text not null check (side in ('staff', 'party', 'above')),
  unique (founding_id, person_id)
);
create index on founding_group (scope);
select app.protect('founding_group', staff_writes => '', worker_reads => 'person_id = app.person()', staff_also => 'applicant_scope >= current_setting(''app.lo'', true) and applicant_scope < current_setting(''app.hi'', true)');
select app.follows_person('founding_group', 'person_id');

-- The roster: who is asked to be a member from the first day. [F2] nobody becomes a member who has not agreed.
create table founding_roster (
  id uuid primary key,
  founding_id uuid not null references founding on delete cascade,
  scope text collate "C" not null,
  applicant_scope text collate "C" not null,
  person_id uuid not null references person,
  unit_id uuid not null references unit,  -- where they worked when they were put on the roster
  consent text not null default 'asked' check (consent in ('asked', 'agreed', 'declined')),
  consent_by text check (consent_by in ('self', 'paper')),
  consent_noted_by text,
  consent_at timestamptz,
  delegate boolean not null default false,
  became text check (became in ('joined', 'transferred', 'member', 'left-out')),
  added_by text not null,
  added_at timestamptz not null,
  check ((consent = 'asked') = (consent_at is null)),
  unique (founding_id, person_id)
);
create index on founding_roster (scope);
create index on founding_roster (person_id);
select app.protect('founding_roster', staff_writes => '', worker_reads => 'person_id = app.person()', staff_also => 'applicant_scope >= current_setting(''app.lo'', true) and applicant_scope < current_setting(''app.hi'', true)');
select app.follows_person('founding_roster', 'person_id');

create table founding_congress (
  id uuid primary key,
  founding_id uuid not null references founding on delete cascade,
  scope text collate "C" not null,
  applicant_scope text collate "C" not null,
  kind text not null check (kind in ('members', 'delegates')),
  held_at timestamptz not null,
  place text not null,
  notice text not null,
  way text not null check (way in ('phone', 'paper', 'both')),
  chair_by text not null check (chair_by in ('congress', 'committee')),
  seats jsonb not null,                   -- {committee, audit, women}: how many are to be elected
  door_code text not null,                -- shown in the room: who types it in is there
  state text not null check (state in ('called', 'voting', 'decided', 'called-off')),
  should_attend int,                      -- counted when voting begins, and fixed from then on
  called_by text not null,
  called_at timestamptz not null
);
create unique index founding_congress_one_live on founding_congress (founding_id) where state <> 'called-off';
create index on founding_congress (scope);
select app.protect('founding_congress', staff_writes => '', staff_also => 'applicant_scope >= current_setting(''app.lo'', true) and applicant_scope < current_setting(''app.hi'', true)');

create table founding_attendance (
  id uuid primary key,
  congress_id uuid not null references founding_congress on delete cascade,
  scope text collate "C" not null,
  applicant_scope text collate "C" not null,
  person_id uuid not null references person,
  ballot text not null check (ballot in ('phone', 'paper')),   -- how this person votes: never both ways
  noted_by text not null,
  noted_at timestamptz not null,
  unique (congress_id, person_id)
);
create index on founding_attendance (scope);
select app.protect('founding_attendance', staff_writes => '', worker_reads => 'person_id = app.person()', staff_also => 'applicant_scope >= current_setting(''app.lo'', true) and applicant_scope < current_setting(''app.hi'', true)');
select app.follows_person('founding_attendance', 'person_id');

-- One vote: one sheet with one or several races on it.
create table founding_round (
  id uuid primary key,
  congress_id uuid not null references founding_congress on delete cascade,
  founding_id uuid not null references founding on delete cascade,
  scope text collate "C" not null,
  applicant_scope text collate "C" not null,
  number int not null,
  electorate text not null check (electorate in ('congress', 'committee')),
  state text not null check (state in ('open', 'counting', 'decided', 'void')),
  should_attend int not null,
  attended int not null,
  box_sealed bytea not null,              -- [F5] all ballots of the round in one sealed box, shuffled each time one is put in
  paper jsonb,                            -- what was counted of the paper ballots
  paper_by text,
  paper_confirmed_by text,
  opened_at timestamptz not null,
  closed_at timestamptz,
  check (paper_confirmed_by is null or paper_confirmed_by <> paper_by),   -- [F7]
  unique (congress_id, number)
);
create unique index founding_round_one_live on founding_round (congress_id) where state in ('open', 'counting');
create index on founding_round (scope);
select app.protect('founding_round', staff_writes => '', staff_also => 'applicant_scope >= current_setting(''app.lo'', true) and applicant_scope < current_setting(''app.hi'', true)');

-- [F5] Who has voted, and nothing of how or when: a random id, no time, no order.
create table founding_turnout (
  id uuid primary key,
  round_id uuid not null references founding_round on delete cascade,
  scope text collate "C" not null,
  person_id uuid not null references person,
  unique (round_id, person_id)
);
create index on founding_turnout (scope);
select app.protect('founding_turnout', staff_writes => '', worker_reads => 'person_id = app.person()');
select app.follows_person('founding_turnout', 'person_id');

create table founding_race (
  id uuid primary key,
  round_id uuid not null references founding_round on delete cascade,
  scope text collate "C" not null,
  applicant_scope text collate "C" not null,
  body text not null check (body in ('committee', 'audit', 'women', 'chair')),
  kind text not null check (kind in ('first', 'tie', 'again')),
  seats int not null check (seats > 0),
  issued int, returned int, invalid int,
  void boolean not null default false,    -- more ballots came back than were handed out
  reduced_to int,                         -- the congress agreed to leave seats empty
  reduced_reason text
);
create index on founding_race (round_id);
create index on founding_race (scope);
select app.protect('founding_race', staff_writes => '', staff_also => 'applicant_scope >= current_setting(''app.lo'', true) and applicant_scope < current_setting(''app.hi'', true)');

create table founding_candidate (
  id uuid primary key,
  race_id uuid references founding_race on delete cascade,   -- null: put up when the congress was called, for the first vote
  congress_id uuid not null references founding_congress on delete cascade,
  scope text collate "C" not null,
  applicant_scope text collate "C" not null,
  body text not null check (body in ('committee', 'audit', 'women', 'chair')),
  person_id uuid not null references person,
  place int not null,
  yes int, no int, abstain int,
  outcome text check (outcome in ('elected', 'tied', 'not'))
);
create unique index founding_candidate_once on founding_candidate (race_id, person_id);
create unique index founding_candidate_put_up_once on founding_candidate (congress_id, body, person_id) where race_id is null;
create index on founding_candidate (scope);
select app.protect('founding_candidate', staff_writes => '', worker_reads => 'person_id = app.person()', staff_also => 'applicant_scope >= current_setting(''app.lo'', true) and applicant_scope < current_setting(''app.hi'', true)');
select app.follows_person('founding_candidate', 'person_id');
