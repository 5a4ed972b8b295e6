-- Points that members earn and spend on benefits (server/src/scenarios/benefits/points). Who has how many is in the ledger; here are the rules, and the names of what they were earned by.
create table points_programme (
  id uuid primary key,
  scope text collate "C" not null,
  unit_id uuid not null unique references unit,
  name text not null,
  rules jsonb not null,                    -- [{kind, points, monthlyCap}]
  active boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index on points_programme (scope);
select app.protect('points_programme', worker_reads => 'true');

-- What was earned in a year lapses together: the subject of the accounts in the ledger.
create table points_year (
  id uuid primary key,
  scope text collate "C" not null,
  programme_id uuid not null references points_programme,
  year int not null,
  unique (programme_id, year)
);
create index on points_year (scope);
select app.protect('points_year', staff_writes => '', worker_reads => 'true');

-- What training told of its classes and seats: a copy of our own.
create table points_class (
  class_id uuid primary key,
  scope text collate "C" not null,
  title text not null
);
create index on points_class (scope);
select app.protect('points_class', staff_writes => '', worker_reads => 'true');

create table points_seat (
  enrolment_id uuid primary key,
  class_id uuid not null,
  scope text collate "C" not null,
  person_id uuid not null references person
);
create index on points_seat (class_id);
create index on points_seat (person_id);
create index on points_seat (scope);
select app.protect('points_seat', staff_writes => '');
select app.follows_person('points_seat', 'person_id');
insert into points_class (class_id, scope, title) select id, scope, title from training_class where published_at is not null;
insert into points_seat (enrolment_id, class_id, scope, person_id) select e.id, e.class_id, e.scope, e.person_id from training_enrolment e join points_class c on c.class_id = e.class_id where e.state <> 'cancelled';

-- A release that asks for no points stays as it was.
alter table benefit_release add column points int not null default 0 check (points >= 0);
alter table benefit_release add column points_programme_id uuid references points_programme;
alter table benefit_release add check ((points > 0) = (points_programme_id is not null));
create index on benefit_release (points_programme_id) where points_programme_id is not null;

select app.guard_paths();
