-- 班主任: a colleague who may run the class, or a trainer who teaches in it; never both.
alter table training_class
  add column head_trainer_id uuid references training_trainer,
  add constraint training_class_one_head check (head_account_id is null or head_trainer_id is null);
create index on training_class (head_account_id) where head_account_id is not null;
create index on training_class (head_trainer_id) where head_trainer_id is not null;

-- Who headed a class since when; the newest row is today's. Neither column set: nobody did from then on.
-- The line is an office telephone for the learners: here, because an announced class is public and this is not.
create table training_class_head (
  id uuid primary key,
  class_id uuid not null references training_class on delete cascade,
  scope text collate "C" not null,
  account_id uuid,
  trainer_id uuid references training_trainer,
  line text,
  set_by text not null,
  set_at timestamptz not null,
  check (account_id is null or trainer_id is null),
  check (line is null or account_id is not null)
);
create index on training_class_head (class_id, set_at);
create index on training_class_head (scope);
select app.protect('training_class_head', staff_writes => 'insert');

-- What a learner asks the head of the class, and the answer. No telephone number is needed for it.
create table training_question (
  id uuid primary key,
  class_id uuid not null references training_class on delete cascade,
  enrolment_id uuid not null references training_enrolment,
  scope text collate "C" not null,
  person_id uuid not null,
  words text not null,
  asked_at timestamptz not null,
  assisted boolean not null default false,
  answer text,
  answered_by text,
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null))
);
create index on training_question (class_id, asked_at);
create index on training_question (scope) where answer is null;
create index on training_question (person_id);
select app.protect('training_question', worker_reads => 'person_id = app.person()');

-- Which lesson its head was reminded of: written in the transaction that sends it, so it is sent once.
create table training_head_reminder (
  session_id uuid primary key references training_session on delete cascade,
  scope text collate "C" not null,
  sent_at timestamptz not null
);
create index on training_head_reminder (scope);
select app.protect('training_head_reminder', staff_writes => '');
