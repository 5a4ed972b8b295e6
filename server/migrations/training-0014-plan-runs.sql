-- Proposals of the planner: asked for by a cadre, computed by a job from the snapshot that stands beside them, so that their reasons can be told again whatever happens later.
create table training_plan_run (
  id uuid primary key,
  scope text collate "C" not null,
  unit_id uuid not null references unit,
  asked_by text not null,
  asked_at timestamptz not null,
  job_id uuid not null,
  base_id uuid references training_plan_run, -- the proposal it goes on from
  repair boolean not null,                   -- prefers the classes of that one
  settings jsonb not null,
  input jsonb not null,                      -- needs, trainers, venues, what is taken: ids and facts, nobody's name or number
  progress jsonb,                            -- {share, value, bound} while it is computed
  figures jsonb,
  result jsonb,                              -- classes, whom they leave out and why
  ended_at timestamptz,
  check ((result is null) = (ended_at is null) and (result is null) = (figures is null)),
  check (base_id is not null or not repair)
);
create index on training_plan_run (scope, id);
create index on training_plan_run (base_id);
select app.protect('training_plan_run', staff_writes => 'insert');

-- Which classes of a proposal were made draft plans: each once, however often and by how many it is asked.
create table training_plan_run_draft (
  run_id uuid not null references training_plan_run on delete cascade,
  key text not null,
  class_id uuid not null references training_class on delete cascade,
  scope text collate "C" not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (run_id, key)
);
create index on training_plan_run_draft (class_id);
create index on training_plan_run_draft (scope);
select app.protect('training_plan_run_draft', staff_writes => 'insert, delete');
