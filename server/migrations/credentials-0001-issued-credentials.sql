-- What was certified and signed (server/src/engines/credentials). The numbers in brackets are the invariants of its README.

-- Only jobs read the secret half, so signing is always done in the name of the service; everybody may know the public half.
create table credential_key (
  public_key text primary key,
  secret_sealed bytea not null,
  active_from timestamptz not null,
  retired_at timestamptz,
  check (retired_at > active_from)
);
create unique index credential_one_active_key on credential_key ((retired_at is null)) where retired_at is null;     -- [C5]
grant select (public_key, active_from, retired_at) on credential_key to app_staff, app_worker, app_public;
grant select, insert, update on credential_key to app_job;
grant select on credential_key to guildhall_dump;

-- Which bits are set, and the signed list as it is published. An index is drawn by step and start, so that it does not tell the order of issue.
create table credential_status_list (
  id uuid primary key,
  url text not null unique,
  issuer_did text not null,
  bits bytea not null,
  used int not null default 0,
  step int not null check (step % 2 = 1),                 -- odd: meets every index of a power of two once
  start int not null,
  signed jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (used between 0 and length(bits) * 8)
);
create index on credential_status_list (issuer_did, created_at);
select app.publish('credential_status_list');

-- Last sequence of each series of numbers.
create table credential_series (
  issuer text not null,
  region text not null,
  year int not null,
  last int not null default 0,
  primary key (issuer, region, year)
);
grant select, insert, update on credential_series to app_job;
grant select on credential_series to guildhall_dump;

create table credential_issued (
  id uuid primary key,
  scope text collate "C" not null,
  subject uuid not null,                                  -- what it is about; opaque
  holder uuid not null,                                   -- whose it is; opaque
  number text not null check (number ~ '^[A-Z][0-9]{16}$'),
  sealed bytea not null,                                  -- certificate and holder's copy: they carry the name [C7]
  public_copy jsonb not null,
  list_id uuid not null references credential_status_list,
  status_index int not null,
  issued_at timestamptz not null,
  valid_until timestamptz,
  revoked_at timestamptz,
  revoked_reason text,
  replaced_by uuid references credential_issued deferrable initially deferred,
  unique (list_id, status_index),
  check (valid_until > issued_at),
  check ((revoked_at is null) = (revoked_reason is null)),
  constraint credential_replaced_is_revoked check (replaced_by is null or revoked_at is not null)                      -- [C4]
);
create unique index credential_number_once on credential_issued (number) where replaced_by is null;                  -- [C1]
create unique index credential_one_in_force on credential_issued (subject, holder) where revoked_at is null;          -- [C9]
create index on credential_issued (holder);
create index on credential_issued (scope, issued_at);
select app.protect('credential_issued', staff_writes => '', worker_reads => 'holder = app.person()');

-- Anybody may ask about one exact number, and nobody may list them. Of renewed ones the last answers.
create function app.credential_by_number(wanted text) returns setof credential_issued
language sql stable security definer set search_path = public, pg_temp as $$
  select * from credential_issued where number = wanted and replaced_by is null
$$;
