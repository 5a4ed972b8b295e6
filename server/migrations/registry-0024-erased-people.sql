-- A person's wish to be erased (server/src/registry/people/erasing). The numbers in brackets are the invariants of its README.
alter table person add column erased_on date;
alter table person add constraint person_erased_has_no_number check (erased_on is null or (phone_sealed is null and phone_blind is null and id_number_sealed is null and id_number_blind is null));   -- [E1]

create table person_erasure (
  id uuid primary key,
  person_id uuid not null references person,
  scope text collate "C" not null default '',  -- the person's own, wherever they go: no unit reads it
  state text not null check (state in ('asked', 'withdrawn', 'done')),
  asked_by text not null,
  assisted boolean not null,
  asked_at timestamptz not null,
  due_on date not null,                   -- the night on which it is done; until then it can be taken back
  held_up_at timestamptz,                 -- something stood in its way on that night, and the person was told
  ended_at timestamptz,
  erased jsonb,                           -- what went, counted; no personal data
  check ((state = 'asked') = (ended_at is null)),
  check ((state = 'done') = (erased is not null))
);
create unique index person_erasure_one_open on person_erasure (person_id) where state = 'asked';   -- [E2]
create index on person_erasure (scope);
create index on person_erasure (due_on) where state = 'asked';
select app.protect('person_erasure', staff_writes => '', worker_reads => 'person_id = app.person()');
select app.follows_person('person_erasure', 'person_id');
