-- Training vouchers (server/src/scenarios/vouchers). Amounts that move are in the ledger; here is what they are about.

create table voucher_programme (
  id uuid primary key,
  scope text collate "C" not null,
  unit_id uuid not null references unit,
  title text not null,
  summary text not null,
  occupation_ids uuid[] not null,
  level int check (level between 0 and 7),
  value_fen bigint not null check (value_fen > 0),
  budget_fen bigint not null check (budget_fen >= value_fen),
  valid_from date not null,
  valid_to date not null check (valid_to >= valid_from),
  members_only boolean not null,
  self_service boolean not null,
  budget_account uuid not null references ledger_account,
  created_by text not null,
  created_at timestamptz not null
);
create index on voucher_programme (scope);
create index on voucher_programme (unit_id);
-- Whose work or membership lies in the area of a unit, which is that of the federation it belongs to: a county's money is for its own workers.
create function app.person_is_of_area(path text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  with area as (select u.scope from unit u where u.kind = 'federation' and (path = u.scope or path ^@ (u.scope || '.')) order by length(u.scope) desc limit 1)
  select exists (select from area a, person p where p.id = app.person() and (p.scope = a.scope or p.scope ^@ (a.scope || '.')))
    or exists (select from area a, membership m where m.person_id = app.person() and m.valid_to is null and (m.scope = a.scope or m.scope ^@ (a.scope || '.')))
$$;
revoke execute on function app.person_is_of_area(text) from public;
grant execute on function app.person_is_of_area(text) to app_worker;

-- What training told of its classes and seats: a copy of our own.
create table voucher_class (
  class_id uuid primary key,
  scope text collate "C" not null,
  number text not null,
  title text not null,
  occupation_id uuid not null references occupation,
  level int,
  first_day date,
  fee_fen bigint not null,
  cancelled boolean not null default false
);
create index on voucher_class (scope);
select app.protect('voucher_class', staff_writes => '', staff_also => 'true', worker_reads => 'true');

create table voucher_seat (
  enrolment_id uuid primary key,
  class_id uuid not null,
  scope text collate "C" not null,
  person_id uuid not null references person,
  state text not null check (state in ('waiting', 'seated', 'ended'))
);
create index on voucher_seat (person_id);
create index on voucher_seat (class_id);
create index on voucher_seat (scope);
select app.protect('voucher_seat', staff_writes => '', worker_reads => 'person_id = app.person()');

-- A training body as one paying unit knows it, and what that unit owes it.
create table voucher_body (
  id uuid primary key,
  scope text collate "C" not null,
  payer_id uuid not null references unit,
  body_unit_id uuid not null references unit,
  owed_account uuid not null references ledger_account,
  paid_account uuid not null references ledger_account,
  unique (payer_id, body_unit_id)
);
create index on voucher_body (scope);
create index on voucher_body (body_unit_id);
select app.protect('voucher_body', staff_writes => 'insert', staff_also => 'body_unit_id = app.unit()');

create table voucher_course (
  id uuid primary key,
  scope text collate "C" not null,
  payer_id uuid not null references unit,
  class_id uuid not null references voucher_class,
  body_id uuid not null references voucher_body,
  price_fen bigint not null check (price_fen > 0),
  unique (payer_id, class_id)
);
create index on voucher_course (scope);
create index on voucher_course (class_id);
create index on voucher_course (body_id);
select app.protect('voucher_course', worker_reads => 'true');

create sequence voucher_number;
grant usage on sequence voucher_number to app_staff, app_job;

create table voucher (
  id uuid primary key,
  scope text collate "C" not null,
  number text not null unique,
  programme_id uuid not null references voucher_programme,
  person_id uuid not null references person,
  name_sealed bytea not null,
  state text not null check (state in ('issued', 'spent', 'expired')),
  via text not null check (via in ('asked', 'issued')),
  assisted boolean not null,
  account_id uuid not null references ledger_account,
  valid_to date not null,
  class_id uuid references voucher_class,
  spend_posting uuid references ledger_posting,
  spent_fen bigint,
  spent_at timestamptz,
  swept boolean not null default false,      -- what was left has gone back to the budget
  issued_by text not null,
  issued_at timestamptz not null,
  check ((state = 'spent') = (spend_posting is not null)),
  check ((spend_posting is null) = (class_id is null) and (spend_posting is null) = (spent_fen is null) and (spend_posting is null) = (spent_at is null))
);
create unique index voucher_one_per_person on voucher (programme_id, person_id);
create index on voucher (person_id);
create index on voucher (class_id) where class_id is not null;
create index on voucher (valid_to) where not swept;
create index on voucher (scope);
select app.protect('voucher', worker_reads => 'person_id = app.person()');
select app.protect('voucher_programme', worker_reads => 'app.person_is_of_area(scope) or id in (select v.programme_id from voucher v where v.person_id = app.person())');

-- Each spending with its class, for good: a voucher that comes back forgets it.
create table voucher_use (
  posting_id uuid primary key references ledger_posting,
  scope text collate "C" not null,
  voucher_id uuid not null references voucher,
  class_id uuid not null references voucher_class
);
create index on voucher_use (scope);
create index on voucher_use (voucher_id);
select app.protect('voucher_use', staff_writes => '');

create table voucher_statement (
  id uuid primary key,
  scope text collate "C" not null,
  body_id uuid not null references voucher_body,
  body_unit_id uuid not null references unit,
  month text not null check (month ~ '^\d{4}-\d\d$'),
  from_at timestamptz,                       -- null: from the beginning
  until_at timestamptz not null,
  carried_fen bigint not null check (carried_fen <= 0),
  amount_fen bigint not null,                -- carried and what moved between
  lines int not null,
  state text not null check (state in ('closed', 'approved', 'paid', 'carried')),
  closed_by text not null,
  closed_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  paid_by text,
  paid_at timestamptz,
  reference text,
  unique (body_id, month),
  check (approved_by is distinct from closed_by or approved_by is null),
  check ((state = 'paid') = (reference is not null)),
  check ((state = 'carried') = (amount_fen <= 0))
);
create index on voucher_statement (scope);
create index on voucher_statement (body_unit_id);
select app.protect('voucher_statement', staff_also => 'body_unit_id = app.unit()');

-- Classes and seats from before vouchers came: from here on training tells of each.
insert into voucher_class (class_id, scope, number, title, occupation_id, level, first_day, fee_fen, cancelled)
  select id, scope, number, title, occupation_id, level, first_day, fee_fen, state = 'cancelled' from training_class where published_at is not null;
insert into voucher_seat (enrolment_id, class_id, scope, person_id, state)
  select e.id, e.class_id, e.scope, e.person_id, case e.state when 'seated' then 'seated' else 'waiting' end from training_enrolment e join voucher_class c on c.class_id = e.class_id where e.state in ('seated', 'waiting');

-- Whatever is written about a record that gave way lands on the one that was kept.
select app.follows_person('voucher', 'person_id');
select app.follows_person('voucher_seat', 'person_id');

select app.guard_paths();
