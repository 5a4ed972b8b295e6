-- Holiday childcare (爱心托管班; server/src/scenarios/childcare). The numbers in brackets are the invariants of its README.

create table childcare_class (
  id uuid primary key,
  scope text collate "C" not null,
  unit_id uuid not null references unit,
  title text not null,
  address text not null,
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  weekdays int[] not null check (cardinality(weekdays) > 0),
  starts text not null,
  ends text not null check (ends > starts),
  age_from int not null,
  age_to int not null check (age_to >= age_from),
  places int not null check (places > 0),
  waitlist int not null check (waitlist >= 0),
  opens_at timestamptz not null,
  closes_at timestamptz not null check (closes_at > opens_at),
  cost bigint not null check (cost >= 0),   -- fen, of each child
  rules text not null,
  consent text not null,
  consent_version int not null check (consent_version > 0),
  consent_hash text not null,
  state text not null check (state in ('draft', 'published', 'cancelled')),
  why text,
  pool_id uuid,
  opened_by text not null,
  opened_at timestamptz not null,
  updated_at timestamptz not null,
  line_closed_at timestamptz,               -- the line ends when the class begins
  erased_at timestamptz,
  check (state <> 'published' or pool_id is not null),
  check (state <> 'cancelled' or why is not null)
);
create index on childcare_class (scope, first_day);
create index on childcare_class (unit_id);
create index on childcare_class (last_day) where erased_at is null;

-- [C3] The words that were consented to stay as they were read.
create function app.childcare_consent_is_frozen() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (new.consent, new.consent_version, new.consent_hash) is distinct from (old.consent, old.consent_version, old.consent_hash) then
    raise exception 'the consent of a published class does not change' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger consent_is_frozen before update on childcare_class for each row execute function app.childcare_consent_is_frozen();

create table childcare_child (
  id uuid primary key,
  scope text collate "C" not null,
  class_id uuid not null references childcare_class,
  person_id uuid not null references person,   -- the guardian
  about_sealed bytea,                       -- name, birth, health, whom to call, who picks up; null: erased
  child_blind bytea,                        -- name and month of birth: a child is enrolled once
  state text not null check (state in ('seat', 'waiting', 'withdrawn', 'not-reached', 'cancelled')),
  relation text not null,
  consent_version int not null,
  consent_hash text not null,
  consented_at timestamptz not null,
  consented_by text not null,
  withdrawn_at timestamptz,
  enrolled_at timestamptz not null,
  ended_at timestamptz,
  wrong_codes int not null default 0,
  locked_until timestamptz,
  erased_at timestamptz,
  check ((about_sealed is null) = (erased_at is not null)),
  check ((state in ('seat', 'waiting')) = (ended_at is null)),
  check ((state = 'withdrawn') = (withdrawn_at is not null))
);
-- [C2] A child has one place in a class.
create unique index childcare_child_once on childcare_child (class_id, child_blind) where ended_at is null and child_blind is not null;
create index on childcare_child (class_id, state);
create index on childcare_child (person_id);
create index on childcare_child (scope);
select app.protect('childcare_child', staff_writes => '', worker_reads => 'person_id = app.person()');
select app.follows_person('childcare_child', 'person_id');
select app.touches('childcare_child');

select app.protect('childcare_class', worker_reads => 'exists (select from childcare_child c where c.class_id = childcare_class.id and c.person_id = app.person())');

create table childcare_day (
  id uuid primary key,
  scope text collate "C" not null,
  child_id uuid not null references childcare_child,
  day date not null,
  arrived_at timestamptz,
  arrived_by text,
  handed_at timestamptz,
  handed_by text,
  by_code text check (by_code in ('guardian', 'named')),
  to_sealed bytea,                          -- who took the child along; null once erased
  alerted_at timestamptz,                   -- not picked up: keeper and guardian were told
  check ((handed_at is null) = (handed_by is null) and (handed_at is null) = (by_code is null)),
  -- [C5] Only a child that is there is handed over, and once a day.
  check (handed_at is null or arrived_at is not null),
  unique (child_id, day)
);
create index on childcare_day (scope, day);
create index on childcare_day (day) where handed_at is null;
select app.protect('childcare_day', staff_writes => '', worker_reads => 'exists (select from childcare_child c where c.id = child_id and c.person_id = app.person())');

-- What a guardian's first page says of the day.
create function app.touches_guardian() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.touch(array(select c.person_id from added n join childcare_child c on c.id = n.child_id));
  return null;
end $$;
revoke execute on function app.touches_guardian() from public;
create trigger touches_added after insert on childcare_day referencing new table as added for each statement execute function app.touches_guardian();
create trigger touches_changed after update on childcare_day referencing new table as added for each statement execute function app.touches_guardian();

-- One-time codes for those who pick up without the app; only a keyed hash is kept.
create table childcare_code (
  id uuid primary key,
  scope text collate "C" not null,
  child_id uuid not null references childcare_child,
  picker int not null check (picker between 0 and 2),
  day date not null,
  code_blind bytea not null,
  made_at timestamptz not null,
  used_at timestamptz
);
create index on childcare_code (child_id, day);
create index on childcare_code (scope);
select app.protect('childcare_code', staff_writes => '');
select app.guard_paths();
