-- 「通知有空的人」: free seats of an announced class are offered to people who asked for the like and are free then.
create table training_offer_round (
  id uuid primary key,
  class_id uuid not null references training_class on delete cascade,
  scope text collate "C" not null,
  free_seats int not null check (free_seats > 0),
  told int not null check (told >= 0),
  left_out jsonb not null,                -- {reason: people}: why others were not told
  made_by text not null,
  made_at timestamptz not null
);
create index on training_offer_round (class_id, made_at);
create index on training_offer_round (scope);
select app.protect('training_offer_round', staff_writes => '');

create table training_offer (
  id uuid primary key,
  round_id uuid not null references training_offer_round on delete cascade,
  class_id uuid not null references training_class on delete cascade,
  scope text collate "C" not null,
  person_id uuid not null references person on delete cascade,
  need_id uuid not null references training_need on delete cascade,
  offered_on date not null,
  offered_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'dropped')),
  texted boolean not null default false,
  sent_at timestamptz,
  -- Once for a class, however often and by how many somebody presses the button; and once a day over all classes, whoever offers them.
  unique (class_id, person_id),
  constraint training_offer_once_a_day unique (person_id, offered_on)
);
create index on training_offer (round_id, state);
create index on training_offer (scope);
select app.protect('training_offer', staff_writes => '', worker_reads => 'person_id = app.person()');

-- Who does not want to hear of free seats. Nothing said: whoever asked to learn something is told when there is room.
create table training_offer_choice (
  person_id uuid primary key references person on delete cascade,
  scope text collate "C" not null default '',
  wanted boolean not null,
  chosen_by text not null,
  assisted boolean not null,
  chosen_at timestamptz not null
);
create index on training_offer_choice (scope);
select app.protect('training_offer_choice', staff_writes => '', worker_reads => 'person_id = app.person()');
