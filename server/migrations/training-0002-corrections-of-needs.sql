-- T5: what was asked stays as it was asked (`wish`, `words`); what is made of it is corrected beside it, by somebody, at a time.
alter table training_need
  -- How plain the words were when nobody chose the occupation: null where somebody did.
  add column occupation_sure text check (occupation_sure in ('sure', 'likely')),
  -- Keyed hash of the understood row: the same line of a spreadsheet comes in once, whoever brings it and however often.
  add column import_key bytea;
create unique index training_need_import_once on training_need (import_key) where import_key is not null;
-- When did the demand list last move: answered by one step of an index, so that pages may ask every ten seconds.
create index on training_need (updated_at desc);

create table training_need_change (
  id uuid primary key,
  need_id uuid not null references training_need on delete cascade,
  scope text collate "C" not null,
  applicant_scope text collate "C",
  person_id uuid,
  kind text not null check (kind in ('corrected', 'withdrawn')),
  changes jsonb not null,                 -- {field: [before, after]}; never personal data
  reason text,
  changed_by text not null,
  assisted boolean not null default false,
  changed_at timestamptz not null
);
create index on training_need_change (need_id, changed_at);
create index on training_need_change (scope);
select app.protect('training_need_change', staff_writes => 'insert',
  staff_also => 'applicant_scope >= current_setting(''app.lo'', true) and applicant_scope < current_setting(''app.hi'', true)',
  worker_reads => 'person_id = app.person()');

-- A line of a spreadsheet that is known already must be recognised whoever holds it now: the caller learns that it is, not whose or where.
create function app.training_known_needs(keys bytea[]) returns table (import_key bytea)
  language sql stable security definer set search_path = public, pg_temp as $$ select n.import_key from training_need n where n.import_key = any(keys) $$;
revoke execute on function app.training_known_needs(bytea[]) from public;
grant execute on function app.training_known_needs(bytea[]) to app_staff, app_job;
