-- How granted leave counts towards the share of lessons that a class asks for.
alter table training_class add column leave_rule text not null default 'excused' check (leave_rule in ('excused', 'missed'));

-- RFC 5545 SEQUENCE: goes up with every change that a calendar should show, whoever makes it.
alter table training_session add column sequence int not null default 0;
create function app.count_session_change() returns trigger language plpgsql as $$
begin
  if (new.starts_at, new.ends_at, new.topic, new.venue_id) is distinct from (old.starts_at, old.ends_at, old.topic, old.venue_id)
    or (new.state = 'cancelled') <> (old.state = 'cancelled') then
    new.sequence := old.sequence + 1;
  end if;
  return new;
end $$;
create trigger training_session_counts_changes before update on training_session for each row execute function app.count_session_change();

-- Which reminder of which lesson somebody has had: written in the transaction that sends it, so it is sent once.
create table training_reminder (
  session_id uuid not null references training_session on delete cascade,
  enrolment_id uuid not null references training_enrolment,
  kind text not null check (kind in ('day-before', 'soon')),
  scope text collate "C" not null,
  sent_at timestamptz not null,
  primary key (session_id, enrolment_id, kind)
);
create index on training_reminder (scope);
select app.protect('training_reminder', staff_writes => '');

-- The address of somebody's timetable. The token is derived from the installation's key, person and generation; here is only its hash.
create table training_calendar_feed (
  person_id uuid primary key references person on delete cascade,
  scope text collate "C" not null default '',
  generation int not null,
  token_hash bytea not null unique,
  made_at timestamptz not null
);
create index on training_calendar_feed (scope);
select app.protect('training_calendar_feed', staff_writes => '', worker_reads => 'person_id = app.person()');
