-- A unit's own questions about its classes (server/src/scenarios/training/forms). The published versions are the evaluation engine's; this says whether they are in use, and keeps what is being written.
create table training_evaluation_form (
  unit_id uuid primary key references unit,
  scope text collate "C" not null,
  draft jsonb not null,
  in_use boolean not null default false,
  updated_by text not null,
  updated_at timestamptz not null
);
create index on training_evaluation_form (scope);
select app.protect('training_evaluation_form');
select app.guard_paths();
