-- A file on its way in: brought, looked at, not yet confirmed. Its bytes are full of names and phones, so they are sealed, and go when the file is written, discarded or a day old.
create table import_draft (
  id uuid primary key,
  kind text not null check (kind in ('units', 'needs', 'trainers', 'venues', 'classes', 'evaluations')),
  scope text collate "C" not null,
  owner text not null,
  file_name text not null,
  bytes_sealed bytea not null,
  job_id uuid not null,                   -- the run that reads or writes it
  writing boolean not null default false,
  created_at timestamptz not null
);
create index on import_draft (scope, owner, created_at);
select app.protect('import_draft', staff_writes => 'insert, update, delete');
