-- 工会法人: which union is registered as a legal person, under which code, and what its certificate said on every day (server/src/registry/legal-persons).
create table legal_person (
  id uuid primary key,
  unit_id uuid not null references unit,
  scope text collate "C" not null,        -- of the unit, today
  code text not null unique check (code ~ '^8[0-9A-HJ-NPQRTUWXY]{17}$'),  -- never given twice, cancelled ones included [L1]
  registrar_id uuid not null references unit,
  registered_on date not null,
  cancelled_on date,
  cancel_reason text,
  check ((cancelled_on is null) = (cancel_reason is null))
);
create unique index legal_person_one_in_force on legal_person (unit_id) where cancelled_on is null;  -- [L2]
create index on legal_person (scope);
select app.protect('legal_person', staff_writes => '');

create table legal_person_version (
  id uuid primary key,
  legal_person_id uuid not null references legal_person,
  scope text collate "C" not null,
  name text not null,
  seat text not null,
  representative_sealed bytea not null,
  valid_from date not null,
  valid_to date,                          -- exclusive; null while it lasts
  certificate_until date not null,        -- last day of the certificate
  credential_id uuid not null,
  number text not null,
  reason text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  check (valid_to is null or valid_to >= valid_from)
);
create unique index legal_person_version_current on legal_person_version (legal_person_id) where valid_to is null;  -- [L3]
create index on legal_person_version (scope);
create index on legal_person_version (certificate_until) where valid_to is null;
select app.protect('legal_person_version', staff_writes => '');
select app.guard_paths();
