-- Evaluation sheets that a machine reads (server/src/scenarios/training/sheets).

-- What was printed: so many numbered copies of a layout, which is kept as it was, for sheets are read by what is on them.
create table training_sheet_run (
  id uuid primary key,
  class_id uuid not null references training_class,
  scope text collate "C" not null,
  form_version int not null,
  evaluator text not null check (evaluator in ('worker', 'enterprise')),
  language text not null check (language in ('zh', 'en')),
  first_number int not null check (first_number > 0),
  copies int not null check (copies between 1 and 200),
  layout jsonb not null,
  printed_by text not null,
  printed_at timestamptz not null
);
create index on training_sheet_run (class_id);
create index on training_sheet_run (scope, first_number);
select app.protect('training_sheet_run', staff_writes => '');

-- A picture of one page. What was read goes with the picture when the sheet is confirmed: its answers are then in the submission alone.
create table training_scan (
  id uuid primary key,
  class_id uuid not null references training_class,
  scope text collate "C" not null,
  file_id uuid references stored_file,
  state text not null default 'waiting' check (state in ('waiting', 'read', 'problem', 'confirmed')),
  problem text,
  run_id uuid references training_sheet_run,
  copy int,
  page int,
  answers jsonb,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  check ((state = 'problem') = (problem is not null)),
  check (state <> 'read' or (run_id is not null and copy is not null and page is not null and answers is not null and file_id is not null)),
  check (state <> 'confirmed' or (file_id is null and answers is null and decided_by is not null))
);
-- A page waits or was counted once, whoever photographs it how often.
create unique index training_scanned_once on training_scan (run_id, copy, page) where state in ('read', 'confirmed');
create index on training_scan (class_id, state);
create index on training_scan (file_id);
create index on training_scan (scope);
create index on training_scan (uploaded_at) where state <> 'confirmed';
select app.protect('training_scan', staff_writes => '');
select app.guard_paths();
