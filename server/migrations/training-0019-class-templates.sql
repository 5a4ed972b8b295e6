-- 班型 (server/src/scenarios/training/templates): what a unit takes a class of an occupation at a level to be. A change is a new version from a day on; what was made by an
-- earlier one still finds it.
create table training_template (
  id uuid primary key,
  scope text collate "C" not null,
  unit_id uuid not null references unit,
  occupation_id uuid references occupation,   -- null: any
  level int check (level between 0 and 7),    -- null: any
  name text not null,                         -- of the newest version
  latest int not null check (latest >= 1),    -- number of the newest version
  withdrawn_from date,
  withdrawn_why text,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((withdrawn_from is null) = (withdrawn_why is null))
);
create index on training_template (scope);
create index on training_template (unit_id);
select app.protect('training_template', staff_also => 'scope = any(app.above())');

create table training_template_version (
  template_id uuid not null references training_template,
  version int not null check (version >= 1),
  scope text collate "C" not null,
  valid_from date not null,
  valid_until date,                           -- last day; null: open; before valid_from: replaced before it began
  name text not null,
  session_hours int not null check (session_hours between 1 and 4),
  theory_hours int not null check (theory_hours >= 0),
  practice_hours int not null check (practice_hours >= 0),
  min_seats int not null check (min_seats >= 2),
  max_seats int not null check (max_seats >= min_seats),
  material_fen bigint not null check (material_fen >= 0),  -- of each person
  fixed_fen bigint not null check (fixed_fen >= 0),        -- of a class
  equipment jsonb not null,                   -- [{name, count}]
  outline jsonb not null,                     -- [{topic, hours, practice}]
  note text,
  made_by text not null,
  made_at timestamptz not null,
  primary key (template_id, version),
  check (theory_hours + practice_hours > 0)
);
create index on training_template_version (scope);
-- What a version says stays as it was said; only its last day comes later.
select app.protect('training_template_version', staff_writes => 'insert', staff_also => 'scope = any(app.above())');
grant update (valid_until) on training_template_version to app_staff;

alter table training_class add column template_id uuid, add column template_version int,
  add constraint training_class_template foreign key (template_id, template_version) references training_template_version,
  add constraint training_class_template_whole check ((template_id is null) = (template_version is null));
create index on training_class (template_id) where template_id is not null;

select app.guard_paths();
