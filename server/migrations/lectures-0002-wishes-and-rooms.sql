-- A worker would like to hear a lecture (server/src/scenarios/lectures/wishes): counted for the officers of their union, who order it.
create table lecture_wish (
  id uuid primary key,
  scope text collate "C" not null,        -- of their union
  unit_id uuid not null references unit,
  lecture_id uuid not null references lecture,
  person_id uuid not null references person,
  order_id uuid references lecture_order, -- the order that it became
  wished_at timestamptz not null,
  constraint lecture_wished_once unique (person_id, lecture_id)   -- [L7]
);
create index on lecture_wish (lecture_id);
create index on lecture_wish (scope) where order_id is null;
create index on lecture_wish (order_id) where order_id is not null;
select app.protect('lecture_wish', staff_writes => '', worker_reads => 'person_id = app.person()');
select app.follows_person('lecture_wish', 'person_id');

-- The place of an order may be a room of one of our positions; address and coordinates are taken over as they were.
alter table lecture_order add column room_id uuid references venue_room;

select app.guard_paths();
