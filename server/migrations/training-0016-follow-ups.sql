-- What became of those who took part, half a year later (server/src/scenarios/training/effect). Who was asked and what they said is the evaluation engine's; its subject is the id here.
create table training_follow_up (
  id uuid primary key,
  class_id uuid not null unique references training_class,
  scope text collate "C" not null,
  asked_on date not null,
  reminded_on date
);
create index on training_follow_up (scope);
select app.protect('training_follow_up', staff_writes => '');
select app.guard_paths();
