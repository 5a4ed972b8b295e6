-- An event is written in the transaction that caused it and handed to its handlers afterwards.
create table outbox_event (
  id uuid primary key,
  type text not null,
  scope text collate "C" not null,        -- the range in which its handlers run; '' is everything
  payload jsonb not null,                 -- ids, never personal data
  emitted_by text not null,
  emitted_at timestamptz not null,
  dispatched_at timestamptz
);
create index outbox_waiting on outbox_event (id) where dispatched_at is null;
create index on outbox_event (dispatched_at);
grant insert on outbox_event to app_staff, app_worker, app_public, app_login, app_job;
grant select, update, delete on outbox_event to app_job;
grant select on outbox_event to guildhall_dump;

-- Everything that runs beside requests: handlers of events, work that people wait for, work by the clock. This table is the truth; pg-boss (schema pgboss) is
-- the engine that carries a run out, and can be refilled from here.
create table job_run (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('job', 'event', 'clock')),
  event_id uuid,                          -- no foreign key: events are swept earlier than runs
  scope text collate "C" not null,
  payload jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  round int not null default 0,           -- goes up when a run is handed to pg-boss anew; an older hand-over then does nothing
  attempts int not null default 0,
  done int not null default 0,
  total int,
  message text,
  result jsonb,
  cancel_asked boolean not null default false,
  started_by text not null,
  not_before timestamptz,
  created_at timestamptz not null,
  queued_at timestamptz,
  beat_at timestamptz,                    -- machine time: how long since the runner was last heard of
  ended_at timestamptz
);
create unique index job_run_once_per_handler on job_run (event_id, name) where event_id is not null;
create index job_run_to_queue on job_run (id) where state = 'waiting' and queued_at is null;
create index job_run_running on job_run (beat_at) where state = 'running';
create index on job_run (scope, id);
create index on job_run (started_by, id);
create index on job_run (state, id);
select app.protect('job_run', staff_writes => '', staff_also => 'started_by = current_setting(''app.holder'', true)',
  worker_reads => 'started_by = current_setting(''app.holder'', true)');
