-- 教学质量整改 (server/src/scenarios/training/quality): a class that was judged below the threshold is to be put right.
create table training_rectification (
  id uuid primary key,
  class_id uuid not null references training_class,
  scope text collate "C" not null,
  case_id uuid not null references process_case,
  state text not null check (state in ('open', 'answered', 'done', 'dropped')),
  shortfalls jsonb not null,                -- what fell short, as it stood when the forms were in
  mean float8 not null,                     -- of all questions together, then
  measures text,
  answered_by text,
  verified_by text,
  note text,
  opened_at timestamptz not null,
  updated_at timestamptz not null,
  constraint training_rectified_once unique (class_id),
  check (state not in ('answered', 'done') or (measures is not null and answered_by is not null)),
  constraint training_rectified_by_two check (verified_by is null or state = 'dropped' or verified_by <> answered_by)
);
create index on training_rectification (scope);
create index on training_rectification (case_id);
select app.protect('training_rectification', staff_writes => 'update');

-- Below which mean, and from how many forms on: of a unit for all below it that have none of their own.
create table training_quality_rule (
  unit_id uuid primary key references unit,
  scope text collate "C" not null,
  below float8 not null check (below between 1 and 5),
  min_forms int not null check (min_forms between 5 and 100),
  set_by text not null,
  set_at timestamptz not null
);
create index on training_quality_rule (scope);
select app.protect('training_quality_rule');

select app.guard_paths();
