-- 改革清单 (server/src/scenarios/training/lists): what was changed about training, why, and what came of it as the records tell.
create table training_reform (
  id uuid primary key,
  scope text collate "C" not null,
  unit_id uuid not null references unit,
  title text not null,
  before text not null,
  change text not null,
  why text not null,
  measure text not null check (measure in ('days-to-plan', 'days-to-certificate', 'pass-rate', 'attendance', 'satisfaction')),
  since date not null,
  state text not null check (state in ('draft', 'published', 'ended')),
  published_at timestamptz,
  ended_on date,
  ended_why text,
  effect jsonb,                             -- { before, after }: measured each night from the records
  measured_at timestamptz,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (state = 'draft' or published_at is not null),
  check ((state = 'ended') = (ended_on is not null and ended_why is not null)),
  check ((effect is null) = (measured_at is null))
);
create index on training_reform (scope);
create index on training_reform (unit_id);
select app.protect('training_reform', staff_writes => 'insert, update, delete', public_reads => 'state <> ''draft''');
select app.guard_paths();
