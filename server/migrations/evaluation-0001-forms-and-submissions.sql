-- Rating forms and what was answered (server/src/engines/evaluation). The numbers in brackets are the invariants of its README.

create table evaluation_form (
  id uuid primary key,
  scope text collate "C" not null,
  key text not null,
  version int not null check (version > 0),
  title jsonb not null,
  evaluators text[] not null,             -- kinds of evaluator that may fill it in
  questions jsonb not null,
  published_by text not null,
  published_at timestamptz not null,
  unique (key, version)
);
create index on evaluation_form (scope);
-- [E1] A published version is never edited: answers refer to its questions.
select app.protect('evaluation_form', staff_writes => 'insert', public_reads => 'true');
revoke update, delete on evaluation_form from app_job;
grant update (scope) on evaluation_form to app_job;

create table evaluation_invitation (
  id uuid primary key,
  scope text collate "C" not null,
  form_key text not null,
  subject uuid not null,
  evaluator uuid not null,
  evaluator_kind text not null,
  invited_at timestamptz not null,
  until timestamptz,
  submitted_at timestamptz,
  unique (form_key, subject, evaluator)
);
create index on evaluation_invitation (subject);
create index on evaluation_invitation (evaluator) where submitted_at is null;
create index on evaluation_invitation (scope);
select app.protect('evaluation_invitation', worker_reads => 'evaluator = app.person()');

create table evaluation_submission (
  id uuid primary key,
  scope text collate "C" not null,
  form_id uuid not null references evaluation_form,
  form_key text not null,
  subject uuid not null,
  like_key text,                          -- what the subject may be compared with
  evaluator uuid,                         -- null: a paper form without a name
  evaluator_kind text not null,
  source text not null check (source in ('phone', 'paper')),
  paper_series text,                      -- whose numbering the paper's number belongs to
  paper_number text,
  typed_by text,
  filled_on date not null,
  submitted_at timestamptz not null,
  check ((paper_series is null) = (paper_number is null)),
  check (source = 'paper' or (evaluator is not null and paper_number is null)),
  check (source <> 'paper' or typed_by is not null)
);
create unique index evaluation_once on evaluation_submission (form_key, subject, evaluator) where evaluator is not null;   -- [E2]
create unique index evaluation_paper_once on evaluation_submission (form_key, paper_series, paper_number) where paper_number is not null;   -- [E3]
create index on evaluation_submission (like_key);
create index on evaluation_submission (scope);
select app.protect('evaluation_submission', staff_writes => 'insert', worker_reads => 'evaluator = app.person()');

-- What a submission counts for: its subject (role '') and others that some of its questions are about.
create table evaluation_about (
  submission_id uuid not null references evaluation_submission,
  scope text collate "C" not null,
  role text not null,
  subject uuid not null,
  primary key (submission_id, role, subject)
);
create index on evaluation_about (subject);
create index on evaluation_about (scope);
select app.protect('evaluation_about', staff_writes => 'insert');

create table evaluation_answer (
  submission_id uuid not null references evaluation_submission,
  scope text collate "C" not null,
  question text not null,
  about text,                             -- the role whose subject it also counts for
  score int check (score between 1 and 5),
  choice text,
  words text,
  primary key (submission_id, question),
  check (num_nonnulls(score, choice, words) = 1)
);
create index on evaluation_answer (scope);
select app.protect('evaluation_answer', staff_writes => 'insert');
