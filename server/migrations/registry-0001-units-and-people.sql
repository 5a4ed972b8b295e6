-- Units: an effective-dated tree of any depth. `unit` is today; `unit_version` is every day.
create table unit (
  id uuid primary key,
  code text unique,                       -- 组织编码
  kind text not null check (kind in ('federation', 'union', 'joint-union', 'industry-union', 'enterprise', 'social-organisation', 'school', 'department', 'bank', 'training-body')),
  level text check (level in ('province', 'city', 'county', 'town')),   -- of federations
  name text not null,
  parent_id uuid references unit,
  scope text collate "C" not null unique, -- path of today's tree, derived
  division text,                          -- GB/T 2260, 6 digits
  credit_code text unique,                -- GB 32100
  industry text,
  staff int check (staff >= 0),
  founded_on date,
  dissolved_on date,
  import_id uuid,                         -- the import that made it, if one did
  created_at timestamptz not null,
  updated_at timestamptz not null,
  revision int not null default 1
);
create unique index unit_one_root on unit ((parent_id is null)) where parent_id is null;
create index on unit (parent_id);
create index on unit (division, kind);
create index on unit (name text_pattern_ops);
create sequence unit_label_seq;           -- a unit's own step of the path, never used again
grant usage on sequence unit_label_seq to app_staff, app_job;
-- That a union exists, what it is called and where it stands is public knowledge; who answers its phone is not (unit_contact).
select app.protect('unit', public_reads => 'true');

create table unit_version (
  unit_id uuid not null references unit on delete cascade,
  scope text collate "C" not null,
  name text not null,
  kind text not null,
  parent_id uuid references unit,
  division text,
  valid_from date not null,
  valid_to date,                          -- exclusive; null while it lasts
  reason text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (unit_id, valid_from),
  check (valid_to is null or valid_to > valid_from)
);
create unique index unit_version_current on unit_version (unit_id) where valid_to is null;
create index on unit_version (scope);
select app.protect('unit_version', staff_writes => 'insert, update, delete');

create table unit_contact (
  unit_id uuid primary key references unit on delete cascade,
  scope text collate "C" not null,
  name_sealed bytea,
  phone_sealed bytea,
  phone_blind bytea
);
create index on unit_contact (scope);
select app.protect('unit_contact', staff_writes => 'insert, update, delete');

-- People. A contact (name and phone only) becomes the worker's own record when that phone logs in; real-name data makes it a person of the register.
create table person (
  id uuid primary key,
  scope text collate "C" not null,        -- of the home unit, today
  unit_id uuid not null references unit,
  standing text not null check (standing in ('contact', 'own', 'real-name')),
  name_sealed bytea not null,
  phone_sealed bytea,
  phone_blind bytea unique,
  id_number_sealed bytea,
  id_number_blind bytea unique,
  gender text check (gender in ('male', 'female')),
  birth_year int,
  division text,                          -- where the person lives or works
  import_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  revision int not null default 1
);
create index on person (scope, id);
-- Two characters of a name find it: keyed hashes of single characters and pairs, so that the index tells nobody a name.
create table person_name_key (
  person_id uuid not null references person on delete cascade,
  scope text collate "C" not null,
  key bytea not null,
  primary key (person_id, key)
);
create index on person_name_key (key, scope);
select app.protect('person', worker_reads => 'id = app.person()');
select app.protect('person_name_key', staff_writes => 'insert, delete');

-- One phone, one record, across all scopes: the caller learns the id (to attach a need to it), never whose it is.
create function app.person_by_phone(blind bytea) returns uuid language sql stable security definer set search_path = public, pg_temp
  as $$ select id from person where phone_blind = blind $$;
create function app.person_by_id_number(blind bytea) returns uuid language sql stable security definer set search_path = public, pg_temp
  as $$ select id from person where id_number_blind = blind $$;
revoke execute on function app.person_by_phone(bytea), app.person_by_id_number(bytea) from public;
grant execute on function app.person_by_phone(bytea), app.person_by_id_number(bytea) to app_staff, app_job, app_login;
-- Logging in needs the person and their unit before any role is known.
grant select on person, unit to app_login;
create policy login_reads on person for select to app_login using (true);
create policy login_reads on unit for select to app_login using (true);

-- A role is held at a unit and reaches its subtree.
create table role_assignment (
  id uuid primary key,
  account_id uuid not null,
  role text not null,
  unit_id uuid not null references unit,
  scope text collate "C" not null,
  valid_from date not null,
  valid_to date,                          -- exclusive
  granted_by uuid,
  granted_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  end_reason text
);
create index on role_assignment (account_id);
create index on role_assignment (scope);
select app.protect('role_assignment');
grant select on role_assignment to app_login;
create policy login_reads on role_assignment for select to app_login using (true);

-- Occupations (职业分类大典 2022: code only where a source is named) and the words people use for them.
create table occupation (
  id uuid primary key,
  name text not null unique,
  code text,
  code_source text,
  category text not null check (category in ('machining', 'electrical-care', 'logistics', 'service')),
  active boolean not null default true
);
select app.publish('occupation', 'app_staff');
create table occupation_synonym (
  id uuid primary key,
  occupation_id uuid not null references occupation,
  word text not null unique,
  source text not null check (source in ('seed', 'clerk', 'correction')),
  weight real not null default 1,
  added_by text,
  added_at timestamptz not null
);
select app.publish('occupation_synonym', 'app_staff');
