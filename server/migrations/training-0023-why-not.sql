-- Why the latest proposal of the planner (training_plan_run) left a request out, and what would help: what its owner is told. One that is served has no line; a request that was changed since is no
-- longer what it was told of (server/src/scenarios/training/needs/why-not.ts).
create table training_need_why (
  need_id uuid primary key references training_need on delete cascade,
  scope text collate "C" not null,        -- of the need
  run_id uuid not null references training_plan_run on delete cascade,
  reason text not null,
  lacking int not null,                  -- people or weeks, by the reason
  helps jsonb not null,
  as_of timestamptz not null              -- when the proposal was asked for
);
create index on training_need_why (run_id);
create index on training_need_why (scope);
select app.protect('training_need_why', staff_writes => '');
