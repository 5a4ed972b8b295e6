-- Cases that move through declared states (server/src/engines/process). The numbers in brackets are the invariants of its README.

create table process_case (
  id uuid primary key,
  scope text collate "C" not null,
  process text not null,
  version int not null,
  subject uuid not null,                  -- whose life this is; opaque
  title text not null check (title <> ''),  -- a short line for queues; no personal data
  applicant uuid,                         -- who waits for the outcome and may confirm it
  owner text,                             -- who has it on the desk
  state text not null,
  entered_at timestamptz not null,        -- since when in this state
  deadline_on date,                       -- last day of the promise for this state
  escalated_at timestamptz,               -- told to the superiors that this promise is broken
  steps int not null default 0,
  opened_at timestamptz not null,
  closed_at timestamptz,
  constraint process_closed_has_no_deadline check (closed_at is null or deadline_on is null)
);
create unique index process_one_open_case on process_case (process, subject) where closed_at is null;   -- [P6]
create index on process_case (subject);
create index on process_case (scope, deadline_on) where closed_at is null;
create index on process_case (deadline_on) where closed_at is null and escalated_at is null;
create index on process_case (owner, deadline_on) where closed_at is null;
create index on process_case (applicant, opened_at) where applicant is not null;
select app.protect('process_case', worker_reads => 'applicant = app.person()');

create table process_step (
  id uuid primary key,
  scope text collate "C" not null,
  case_id uuid not null references process_case,
  seq int not null,
  kind text not null check (kind in ('opened', 'moved', 'noted', 'assigned', 'escalated')),
  event text,
  from_state text,
  to_state text not null,
  actor text not null,
  acted_as text not null check (acted_as in ('handler', 'applicant', 'clock')),
  assisted_by text,                       -- who did it on the actor's behalf
  reason text,
  inputs jsonb not null,
  internal boolean not null default false,  -- not for the applicant
  at timestamptz not null,
  unique (case_id, seq),
  check ((kind = 'moved') = (event is not null))
);
create index on process_step (scope);
select app.protect('process_step', staff_writes => 'insert',
  worker_reads => 'not internal and exists (select from process_case c where c.id = case_id and c.applicant = app.person())');
-- [P4] What happened stays as it happened; only the path of the owner may follow a unit that moves.
revoke update, delete on process_step from app_job;
grant update (scope) on process_step to app_job;
