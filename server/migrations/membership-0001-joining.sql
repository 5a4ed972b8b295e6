-- Joining a union, moving between unions, leaving (server/src/scenarios/membership). The numbers in brackets are the invariants of its README.

-- What a union has decided about joining: its code, by which rule it takes people in, what it promises. A unit with such a row can be joined.
create table membership_union (
  unit_id uuid primary key references unit,
  scope text collate "C" not null,
  code text not null unique check (code ~ '^[a-z2-9]{8}$'),   -- on the wall, for years: the unit keeps it when it moves or is renamed
  open boolean not null default true,
  accepts text not null check (accepts in ('nobody', 'listed', 'everyone')),  -- whom it takes in at once
  promise_days int not null check (promise_days between 1 and 15),            -- working days for looking at an application
  trades text[] not null default '{}',    -- of a union of an industry: whose work it is for
  about text,                             -- a few public words
  revision int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null
);
create index on membership_union (scope);
select app.protect('membership_union', public_reads => 'true');

-- Whom a union expects: the enterprise's staff list, or people it has spoken to.
create table membership_invitation (
  id uuid primary key,
  scope text collate "C" not null,
  unit_id uuid not null references unit,
  name_sealed bytea not null,
  phone_sealed bytea not null,
  phone_blind bytea not null,
  invited_by text not null,
  invited_at timestamptz not null,
  used_at timestamptz,
  unique (unit_id, phone_blind)
);
create index on membership_invitation (scope);
select app.protect('membership_invitation', staff_writes => 'insert, update, delete');

-- One application in its three layers: what was asked, what was decided and why, what came of it.
create sequence membership_application_seq;
grant usage on sequence membership_application_seq to app_job;
create table membership_application (
  id uuid primary key,
  number text not null unique,
  kind text not null check (kind in ('join', 'transfer', 'leave')),
  scope text collate "C" not null,        -- of the union that decides
  unit_id uuid not null references unit,
  from_scope text collate "C",            -- of a transfer: of the union that the member comes from
  from_unit_id uuid references unit,
  person_id uuid not null references person,
  -- asked
  name_sealed bytea not null,
  phone_sealed bytea,
  id_number_sealed bytea,
  id_number_blind bytea,
  work text check (work in ('employed', 'courier', 'driver', 'trucker', 'streamer', 'domestic', 'agent', 'other')),
  employer text,
  division text,
  town text,
  words text,                             -- why, in the person's words
  found_by text not null check (found_by in ('code', 'search', 'work', 'member')),
  filed_by text not null,
  assisted boolean not null,
  applied_at timestamptz not null,
  -- found out
  identity text not null default 'none' check (identity in ('none', 'form', 'service', 'card')),  -- nothing yet; the number's form; the real-name service; a clerk saw the card
  identity_at timestamptz,
  identity_ref text,
  -- decided
  state text not null,
  case_id uuid references process_case,
  decided_by text,
  decided_at timestamptz,
  by_rule text check (by_rule in ('listed', 'everyone')),
  reason_code text,
  reason text,
  next_step text,
  -- came of it
  membership_id uuid references membership,
  closed_at timestamptz,
  updated_at timestamptz not null,
  check ((kind = 'transfer') = (from_unit_id is not null))
);
create unique index membership_one_open_application on membership_application (person_id) where closed_at is null;  -- [J1]
create index on membership_application (person_id, applied_at);
create index on membership_application (scope, applied_at);
create index on membership_application (from_scope) where from_scope is not null;
create index on membership_application (unit_id, state);
select app.protect('membership_application', worker_reads => 'person_id = app.person()',
  staff_also => '(from_scope >= current_setting(''app.lo'', true) and from_scope < current_setting(''app.hi'', true))');
select app.follows_person('membership_application', 'person_id');

-- [J4] Each use of personal data that was agreed to or refused, in the words of a version. What was said stays; a later word stands beside it.
create table membership_consent (
  id uuid primary key,
  scope text collate "C" not null default '',  -- the person's own, wherever they go: no union reads it but through an application
  person_id uuid not null references person,
  application_id uuid references membership_application,
  purpose text not null,
  version int not null,
  granted boolean not null,
  assisted boolean not null,
  recorded_by text not null,
  at timestamptz not null
);
create index on membership_consent (person_id, purpose, at);
create index on membership_consent (application_id);
create index on membership_consent (scope);
select app.protect('membership_consent', staff_writes => '', worker_reads => 'person_id = app.person()');
revoke update, delete on membership_consent from app_job;
grant update (person_id, scope) on membership_consent to app_job;
select app.follows_person('membership_consent', 'person_id');

-- The number on a member's card. It is the person's, not the union's.
create sequence membership_card_seq;
grant usage on sequence membership_card_seq to app_job;
create table membership_card (
  person_id uuid primary key references person,
  scope text collate "C" not null default '',
  number text not null unique check (number ~ '^\d{9}$'),
  issued_at timestamptz not null
);
create index on membership_card (scope);
select app.protect('membership_card', staff_writes => '', worker_reads => 'person_id = app.person()');

-- What somebody has to say to a union: by its code, answered by a day.
create table membership_message (
  id uuid primary key,
  scope text collate "C" not null,
  unit_id uuid not null references unit,
  person_id uuid not null references person,
  kind text not null check (kind in ('complaint', 'question', 'idea')),
  words text not null,
  name_sealed bytea not null,
  phone_sealed bytea,
  said_at timestamptz not null,
  assisted boolean not null,
  state text not null,
  case_id uuid references process_case,
  answer text,
  answered_by text,
  answered_at timestamptz
);
create index on membership_message (scope, said_at);
create index on membership_message (person_id, said_at);
select app.protect('membership_message', worker_reads => 'person_id = app.person()');
select app.follows_person('membership_message', 'person_id');
