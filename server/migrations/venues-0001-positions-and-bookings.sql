-- Service positions (服务阵地) and the booking of their rooms (server/src/scenarios/venues). The numbers in brackets are the invariants of its README.

create table venue_position (
  id uuid primary key,
  scope text collate "C" not null,
  unit_id uuid not null references unit,
  kind text not null check (kind in ('library', 'culture', 'station', 'nursing', 'activity', 'labour-base', 'other')),
  name text not null,
  summary text not null,
  rules text not null,
  division text,
  town text,
  address text not null,
  lat double precision check (lat between -90 and 90),
  lng double precision check (lng between -180 and 180),
  line text,                              -- office telephone
  hours jsonb not null,                   -- [{weekdays, from, to}]
  open_on_holidays boolean not null,
  active boolean not null default true,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((lat is null) = (lng is null))
);
create index on venue_position (scope);
create index on venue_position (kind, created_at);
select app.protect('venue_position', public_reads => 'active');

create table venue_photo (
  id uuid primary key,
  scope text collate "C" not null,
  position_id uuid not null references venue_position,
  file_id uuid not null references stored_file,
  caption text not null,
  added_at timestamptz not null
);
create index on venue_photo (position_id, added_at);
create index on venue_photo (scope);
select app.protect('venue_photo', staff_writes => 'insert, delete', public_reads => 'true');

-- A day on which other hours hold; none at all: closed.
create table venue_exception (
  position_id uuid not null references venue_position,
  day date not null,
  scope text collate "C" not null,
  hours jsonb not null,                   -- [{from, to}]
  why text not null,
  set_at timestamptz not null,
  primary key (position_id, day)
);
create index on venue_exception (scope);
select app.protect('venue_exception', staff_writes => 'insert, update, delete', public_reads => 'true');

-- What can be taken by one at a time, a room or a helper, has a number of its own: the range of that number and the time together exclude each other.
create sequence venue_resource_seq;

create table venue_room (
  id uuid primary key,
  scope text collate "C" not null,
  position_id uuid not null references venue_position,
  number bigint not null unique default nextval('venue_resource_seq'),
  name text not null,
  capacity int not null check (capacity between 1 and 5000),
  facilities text not null,
  book text not null check (book in ('none', 'seats', 'whole')),
  for_units boolean not null,             -- units may book it for a series
  slot_minutes int not null check (slot_minutes between 15 and 480),
  book_days int not null check (book_days between 1 and 90),     -- days ahead
  per_week int check (per_week between 1 and 50),                -- bookings of one person in a week
  waitlist int not null check (waitlist between 0 and 200),
  closed_days int check (closed_days between 1 and 180),         -- who misses twice in sixty days waits so long
  needs_helper boolean not null,
  training_venue_id uuid unique references training_venue,       -- classes are held in the same room
  active boolean not null default true,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index on venue_room (position_id);
create index on venue_room (scope);
select app.protect('venue_room', public_reads => 'active');

-- A person of the position who comes with a room: librarian, instructor.
create table venue_helper (
  id uuid primary key,
  scope text collate "C" not null,
  position_id uuid not null references venue_position,
  number bigint not null unique default nextval('venue_resource_seq'),
  name text not null,                     -- as they are called at the position
  does text not null,
  active boolean not null default true,
  created_at timestamptz not null
);
create index on venue_helper (position_id);
create index on venue_helper (scope);
select app.protect('venue_helper');
grant usage on sequence venue_resource_seq to app_staff, app_job;

-- [V1] Who or what is taken, when: the one table that decides. A class, a unit's booking, or the stretch of a room whose places are booked one by one.
create table venue_occupation (
  id uuid primary key default gen_random_uuid(),
  scope text collate "C" not null,
  resource bigint not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  source text not null check (source in ('slot', 'booking', 'class')),
  source_id uuid not null,
  constraint venue_occupation_once exclude using gist (int8range(resource, resource, '[]') with &&, tstzrange(starts_at, ends_at) with &&)
);
create index on venue_occupation (source_id);
create index on venue_occupation (scope);
select app.protect('venue_occupation', staff_writes => '');

-- A bookable stretch of a room; its places are a pool of the quota engine.
create table venue_slot (
  id uuid primary key,
  scope text collate "C" not null,
  room_id uuid not null references venue_room,
  day date not null,
  starts text not null check (starts ~ '^[0-2][0-9]:[0-5][0-9]$'),
  ends text not null check (ends > starts),
  pool_id uuid not null unique references quota_pool,
  helper_id uuid references venue_helper,
  closed_at timestamptz                   -- called off: the same stretch may be opened anew
);
create unique index venue_slot_open_once on venue_slot (room_id, day, starts) where closed_at is null;
create index on venue_slot (day);
create index on venue_slot (scope);
select app.protect('venue_slot', staff_writes => '');

create table venue_series (
  id uuid primary key,
  scope text collate "C" not null,        -- of the position
  applicant_scope text collate "C" not null,
  room_id uuid not null references venue_room,
  position_id uuid not null references venue_position,
  unit_id uuid not null references unit,
  title text not null,
  people int not null check (people > 0),
  weekdays int[] not null,
  starts text not null,
  ends text not null check (ends > starts),
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  helper boolean not null,
  skipped jsonb not null,                 -- [{day, why}]
  booked_by text not null,
  booked_at timestamptz not null
);
create index on venue_series (scope, booked_at);
create index on venue_series (applicant_scope);
create index on venue_series (unit_id);
select app.protect('venue_series', staff_writes => '', staff_also => 'applicant_scope >= current_setting(''app.lo'', true) and applicant_scope < current_setting(''app.hi'', true)');

create table venue_booking (
  id uuid primary key,
  scope text collate "C" not null,        -- of the position
  applicant_scope text collate "C",       -- of the unit, where one booked
  position_id uuid not null references venue_position,
  room_id uuid not null references venue_room,
  slot_id uuid references venue_slot,
  series_id uuid references venue_series,
  day date not null,
  starts text not null,
  ends text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  person_id uuid references person,
  unit_id uuid references unit,
  people int not null check (people > 0),
  helper_id uuid references venue_helper,
  state text not null check (state in ('waiting', 'booked', 'cancelled', 'freed', 'came', 'missed', 'lapsed')),
  assisted boolean not null default false,
  booked_by text not null,
  booked_at timestamptz not null,
  reminded_at timestamptz,
  ended_at timestamptz,
  why text,                               -- of what the position called off
  check ((person_id is null) <> (unit_id is null)),
  check ((slot_id is null) = (person_id is null)),
  check ((series_id is null) = (unit_id is null)),
  check ((state in ('waiting', 'booked')) = (ended_at is null)),
  check (state <> 'freed' or why is not null)
);
create index on venue_booking (position_id, day);
create index on venue_booking (room_id, day);
create index on venue_booking (person_id, starts_at);
create index on venue_booking (series_id);
create index on venue_booking (slot_id);
create index on venue_booking (unit_id);
create index on venue_booking (ends_at) where state in ('waiting', 'booked');
create index on venue_booking (scope, day);
create index on venue_booking (applicant_scope);
select app.protect('venue_booking', staff_writes => '', worker_reads => 'person_id = app.person()',
  staff_also => 'applicant_scope >= current_setting(''app.lo'', true) and applicant_scope < current_setting(''app.hi'', true)');
select app.follows_person('venue_booking', 'person_id');
select app.touches('venue_booking');

-- Who was there: by the code at the door, or so many of a list on paper.
create table venue_visit (
  id uuid primary key,
  scope text collate "C" not null,
  position_id uuid not null references venue_position,
  room_id uuid references venue_room,
  booking_id uuid unique references venue_booking,
  person_id uuid references person,
  day date not null,
  people int not null check (people > 0),
  via text not null check (via in ('code', 'desk', 'count')),
  noted_by text not null,
  noted_at timestamptz not null
);
create unique index venue_count_once_a_day on venue_visit (position_id, day) where via = 'count';
create index on venue_visit (position_id, day);
create index on venue_visit (person_id, noted_at);
create index on venue_visit (room_id);
create index on venue_visit (scope);
select app.protect('venue_visit', staff_writes => '', worker_reads => 'person_id = app.person()');
select app.follows_person('venue_visit', 'person_id');
select app.guard_paths();

/*
 * [V1] A room of a position in which classes are held is the same room for both. An announced lesson occupies it; where somebody else has it, the lesson's command runs again (40001), and
 * then finds the room taken by `training_busy`.
 */
create function app.venue_hold_lesson() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  room record;
begin
  if tg_op <> 'INSERT' then delete from venue_occupation where source = 'class' and source_id = old.id; end if;
  if tg_op = 'DELETE' or not new.published or new.state = 'cancelled' or new.venue_id is null then return null; end if;
  select number, scope into room from venue_room where training_venue_id = new.venue_id and active;
  if not found then return null; end if;
  insert into venue_occupation (scope, resource, starts_at, ends_at, source, source_id) values (room.scope, room.number, new.starts_at, new.ends_at, 'class', new.id) on conflict do nothing;
  if not found then
    raise exception 'the room of the lesson was taken meanwhile: read again' using errcode = 'serialization_failure';
  end if;
  return null;
end $$;
revoke execute on function app.venue_hold_lesson() from public;
create trigger holds_room after insert or update of published, state, venue_id, starts_at, ends_at or delete on training_session for each row execute function app.venue_hold_lesson();

-- A room is linked to a training venue, or no longer: what is announced there occupies it from now on. Gives the lessons that could not, for somebody has the room then.
create function app.venue_hold_lessons(room uuid, from_at timestamptz) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  missed int;
begin
  delete from venue_occupation o using venue_room r where r.id = room and o.resource = r.number and o.source = 'class';
  with lessons as (
    select r.scope, r.number, s.id, s.starts_at, s.ends_at from venue_room r join training_session s on s.venue_id = r.training_venue_id
    where r.id = room and r.active and s.published and s.state <> 'cancelled' and s.ends_at > from_at),
  held as (
    insert into venue_occupation (scope, resource, starts_at, ends_at, source, source_id) select l.scope, l.number, l.starts_at, l.ends_at, 'class', l.id from lessons l on conflict do nothing returning source_id)
  select count(*)::int into missed from lessons l where not exists (select from held h where h.source_id = l.id);
  return missed;
end $$;
revoke execute on function app.venue_hold_lessons(uuid, timestamptz) from public;
grant execute on function app.venue_hold_lessons(uuid, timestamptz) to app_job;

-- The planner learns that a room is taken by a booking too, not by whom.
create or replace function app.training_busy(trainers uuid[], venues uuid[], from_at timestamptz, to_at timestamptz, except_class uuid)
  returns table (trainer_id uuid, venue_id uuid, starts_at timestamptz, ends_at timestamptz, class_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
    select s.trainer_id, s.venue_id, s.starts_at, s.ends_at, s.class_id
    from training_session s join training_class c on c.id = s.class_id
    where s.state <> 'cancelled' and c.state <> 'cancelled' and s.class_id is distinct from except_class
      and s.starts_at < to_at and s.ends_at > from_at and (s.trainer_id = any(trainers) or s.venue_id = any(venues))
    union all
    select null, r.training_venue_id, o.starts_at, o.ends_at, o.source_id
    from venue_room r join venue_occupation o on o.resource = r.number
    where r.training_venue_id = any(venues) and o.source <> 'class' and o.starts_at < to_at and o.ends_at > from_at $$;
