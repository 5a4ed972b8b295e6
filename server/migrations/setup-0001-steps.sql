-- What the system administrator of a real installation has seen to on the first days, or left for later. Most of the wizard's steps are read off the facts; this is
-- what the facts cannot tell.
create table setup_step (
  step text primary key check (step in ('federation', 'administrators', 'units', 'calendar', 'texts', 'checks', 'finish')),
  outcome text not null check (outcome in ('done', 'later')),
  noted_by text not null,
  noted_at timestamptz not null
);
grant select, insert, update on setup_step to app_job;
grant select on setup_step to guildhall_dump;
