-- Supervisors look into classes under way (server/src/scenarios/training/inspections).

-- What is looked at: of a unit for all below it that have no list of their own.
create table training_checklist (
  unit_id uuid primary key references unit,
  scope text collate "C" not null,
  items jsonb not null,                   -- [{key, words}]
  set_by text not null,
  set_at timestamptz not null
);
create index on training_checklist (scope);
select app.protect('training_checklist');

alter table training_rectification drop constraint training_rectified_once;
alter table training_rectification alter column mean drop not null;
alter table training_rectification add column source text not null default 'evaluation' check (source in ('evaluation', 'inspection'));
alter table training_rectification add column findings jsonb not null default '[]';
alter table training_rectification add constraint training_rectified_for_a_reason check (source = 'inspection' or mean is not null);
-- Of what people judged a class is put right once; of what supervisors found, one at a time.
create unique index training_rectified_once on training_rectification (class_id) where source = 'evaluation';
create unique index training_rectified_one_at_a_time on training_rectification (class_id) where source = 'inspection' and state in ('open', 'answered');

-- A list as it was gone through, with its words as they were then.
create table training_inspection (
  id uuid primary key,
  class_id uuid not null references training_class,
  session_id uuid not null references training_session,
  scope text collate "C" not null,
  items jsonb not null,                   -- [{key, words, passed, note}]
  failed int not null check (failed >= 0),
  here int not null,
  seated int not null,
  rectification_id uuid references training_rectification,
  inspected_by text not null,
  inspected_at timestamptz not null,
  unique (session_id, inspected_by),
  check ((failed = 0) = (rectification_id is null))
);
create index on training_inspection (class_id, inspected_at);
create index on training_inspection (rectification_id);
create index on training_inspection (scope);
select app.protect('training_inspection', staff_writes => '');

create table training_inspection_photo (
  inspection_id uuid not null references training_inspection,
  key text not null,
  scope text collate "C" not null,
  file_id uuid not null references stored_file,
  primary key (inspection_id, key)
);
create index on training_inspection_photo (scope);
select app.protect('training_inspection_photo', staff_writes => '');
select app.guard_paths();
