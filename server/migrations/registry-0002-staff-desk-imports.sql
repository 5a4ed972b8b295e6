-- Where a staff account belongs: what an administrator of accounts sees and may touch. Its password and codes are in login_account, out of reach.
create table staff_account (
  account_id uuid primary key references login_account on delete cascade,
  unit_id uuid not null references unit,
  scope text collate "C" not null,
  name_sealed bytea not null,
  created_by text not null,
  created_at timestamptz not null
);
create index on staff_account (scope);
select app.protect('staff_account');
grant select on staff_account to app_login;
create policy login_reads on staff_account for select to app_login using (true);

alter table role_assignment add foreign key (account_id) references login_account;

-- A visit at the desk (代办): while it is open, this clerk's session may act for this person. Opening it is what the audit log notes.
create table desk_visit (
  id uuid primary key,
  account_id uuid not null references login_account,
  person_id uuid not null references person,
  unit_id uuid not null references unit,  -- of the clerk
  scope text collate "C" not null,        -- of the person
  started_at timestamptz not null,
  ended_at timestamptz
);
create index on desk_visit (account_id, person_id) where ended_at is null;
create index on desk_visit (scope, started_at);
select app.protect('desk_visit');

-- A worker whose number was lost or changed: the new one is proven, who they are is judged by a clerk.
create table phone_change (
  id uuid primary key,
  person_id uuid not null references person,
  scope text collate "C" not null,        -- of the person
  name_sealed bytea not null,             -- as the applicant wrote it
  new_phone_sealed bytea not null,
  state text not null check (state in ('open', 'accepted', 'rejected')),
  requested_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references login_account,
  decision text,
  check ((state = 'open') = (decided_at is null))
);
create unique index phone_change_one_open on phone_change (person_id) where state = 'open';
create index on phone_change (scope, state, requested_at);
select app.protect('phone_change');

-- What came in by file, of every kind: counts, report, and the way back.
create table import_run (
  id uuid primary key,
  kind text not null check (kind in ('units', 'needs', 'trainers', 'venues', 'classes', 'evaluations')),
  unit_id uuid references unit,           -- in whose name; null for the file that makes the first unit
  scope text collate "C" not null,
  file_name text not null,
  sha256 bytea not null,
  counts jsonb not null,
  report jsonb not null,
  state text not null check (state in ('previewed', 'done', 'undone')),
  imported_by text not null,
  imported_at timestamptz not null,
  undone_by text,
  undone_at timestamptz
);
create index on import_run (scope, imported_at);
select app.protect('import_run');
alter table unit add foreign key (import_id) references import_run;
alter table person add foreign key (import_id) references import_run;
create index on unit (import_id) where import_id is not null;
create index on person (import_id) where import_id is not null;

/*
 * The roles that an account holds on a day, with their units: asked at every request of staff, in one statement and without a transaction.
 * With `assignment`, that one alone.
 */
create function app.roles_of(account uuid, today date, assignment uuid default null)
  returns table (id uuid, role text, unit_id uuid, unit_name text, scope text, until date)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, r.role, r.unit_id, u.name, u.scope, r.valid_to from role_assignment r join unit u on u.id = r.unit_id
  where r.account_id = account and r.valid_from <= today and (r.valid_to is null or r.valid_to > today) and (assignment is null or r.id = assignment)
  order by u.scope, r.role
$$;
revoke execute on function app.roles_of(uuid, date, uuid) from public;
grant execute on function app.roles_of(uuid, date, uuid) to guildhall_server, app_login;
