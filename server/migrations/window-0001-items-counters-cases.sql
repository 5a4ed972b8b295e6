-- 服务窗口 (server/src/scenarios/window). The numbers in brackets are the invariants of its README.

-- 服务窗口: a place with opening hours where people are served.
create table window_counter (
  id uuid primary key,
  scope text collate "C" not null,
  unit_id uuid not null references unit,
  name text not null,
  address text,
  line text,                              -- office telephone
  letter text not null check (letter ~ '^[A-Z]$'),   -- its queue numbers begin with it
  hours jsonb not null,                   -- [{weekdays, from, to}]
  slot_minutes int not null check (slot_minutes between 5 and 240),
  slot_seats int not null check (slot_seats between 0 and 50),
  book_days int not null check (book_days between 1 and 60),   -- working days ahead that can be booked
  active boolean not null default true,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index on window_counter (scope);
create index on window_counter (unit_id);
select app.protect('window_counter', staff_also => 'scope = any(app.above())', public_reads => 'active');

-- What the QR code at the door says: whoever has it stands there and may take a number.
create table window_door (
  counter_id uuid primary key references window_counter,
  scope text collate "C" not null,
  token text not null unique,
  made_at timestamptz not null
);
create index on window_door (scope);
select app.protect('window_door');

-- 事项: what can be asked for, as data.
create table window_item (
  id uuid primary key,
  scope text collate "C" not null,
  business text not null check (business in ('obtain', 'change', 'renew', 'replace', 'cancel', 'general')),
  title text not null,
  summary text not null,
  basis text,                             -- the rule it stands on
  law_days int,                           -- calendar days the rule allows from acceptance; null: it says nothing
  promise_days int not null check (promise_days between 1 and 60),   -- working days
  without_visit boolean not null,
  materials jsonb not null,               -- [{key, title, required, how, sample}]
  active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index on window_item (scope);
select app.protect('window_item', staff_also => 'scope = any(app.above())', public_reads => 'active');

create table window_item_counter (
  item_id uuid not null references window_item,
  counter_id uuid not null references window_counter,
  scope text collate "C" not null,        -- of the counter
  promise_days int check (promise_days between 1 and 60),   -- shorter than the item's, where this counter promises so
  primary key (item_id, counter_id)
);
create index on window_item_counter (counter_id);
create index on window_item_counter (scope);
select app.protect('window_item_counter', staff_writes => 'insert, update, delete', staff_also => 'scope = any(app.above())', public_reads => 'true');

create sequence window_case_number_seq;
grant usage on sequence window_case_number_seq to app_staff, app_job;

-- 办件: one application from asking to handing over. Its scope is the applicant's: the unit and those above it see it.
create table window_case (
  id uuid primary key,
  number text not null unique,
  scope text collate "C" not null,
  case_id uuid not null unique references process_case,
  item_id uuid not null references window_item,
  item_version int not null,
  item_title text not null,
  business text not null,
  materials jsonb not null,               -- the item's, as they stood when it was asked for
  counter_id uuid not null references window_counter,
  counter_scope text collate "C" not null,
  unit_id uuid not null references unit,
  unit_name text not null,
  state text not null,                    -- of the process case
  -- what was asked for [W1]
  asked jsonb not null,
  representative_sealed bytea,
  contact_name_sealed bytea not null,
  contact_phone_sealed bytea not null,
  delivery text not null check (delivery in ('counter', 'post')),
  address_sealed bytea,
  asked_by text not null,                 -- account:ID
  assisted_by text,                       -- account:ID of the clerk who did it for the unit
  asked_at timestamptz not null,
  submitted_at timestamptz,
  -- what was decided and why [W1]
  accepted_at timestamptz,
  accepted_by text,
  due_on date,                            -- the promise, never later than the law's day
  law_due_on date,
  opinion text,
  examined_by text,
  examined_at timestamptz,
  decided jsonb,
  decided_by text,
  decided_at timestamptz,
  legal_person_id uuid references legal_person,
  -- what was handed out [W1]
  handed jsonb,
  received_sealed bytea,                  -- who took it
  handed_by text,
  handed_at timestamptz,
  closed_at timestamptz,
  visits int not null default 0,          -- times the applicant had to come
  follow_token bytea not null unique,     -- SHA-256 of what the follow-up link carries
  follow_sealed bytea not null,
  check (examined_by is null or decided_by is null or split_part(examined_by, ':', 2) <> split_part(decided_by, ':', 2) or decided ->> 'outcome' = 'refused')   -- [W3]
);
create index on window_case (scope, asked_at);
create index on window_case (counter_id, decided_at);
create index on window_case (unit_id);
create index on window_case (item_id);
create unique index window_one_open_registration on window_case (unit_id) where business <> 'general' and closed_at is null;   -- [W5]
select app.protect('window_case');

-- 材料: every file handed in for a place in the list, with its verdict; the newest of a key counts.
create table window_material (
  id uuid primary key,
  scope text collate "C" not null,
  case_id uuid not null references window_case,
  key text not null,
  attempt int not null,
  file_id uuid not null references stored_file,
  brought_by text not null,
  brought_at timestamptz not null,
  verdict text not null default 'waiting' check (verdict in ('waiting', 'accepted', 'redo')),
  reason text,
  judged_by text,
  judged_at timestamptz,
  unique (case_id, key, attempt),
  check ((verdict = 'waiting') = (judged_at is null)),
  check (verdict <> 'redo' or reason is not null)   -- [W2]
);
create index on window_material (scope);
select app.protect('window_material');

-- 码段: codes given to a registrar to give out, one after the other.
create table window_code_range (
  id uuid primary key,
  scope text collate "C" not null,
  division text not null check (division ~ '^[0-9]{6}$'),
  stem text not null check (stem ~ '^[0-9A-HJ-NPQRTUWXY]{0,5}$'),
  first int not null check (first >= 0),
  next int not null,
  last int not null check (last >= first),
  added_by text not null,
  added_at timestamptz not null,
  check (next between first and last + 1)
);
create index on window_code_range (scope);
select app.protect('window_code_range', staff_also => 'scope = any(app.above())');

-- 公告: what the law wants told to everybody.
create table window_announcement (
  id uuid primary key,
  scope text collate "C" not null,
  case_id uuid not null references window_case,
  kind text not null check (kind in ('registered', 'changed', 'cancelled', 'replaced')),
  unit_name text not null,
  code text not null,
  words text not null,
  announced_on date not null
);
create index on window_announcement (announced_on);
create index on window_announcement (scope);
select app.protect('window_announcement', public_reads => 'true');

-- 评价: one for a case, by whoever has its link, or typed in by a clerk. Words lose phone and identity numbers at the door.
create table window_rating (
  case_id uuid primary key references window_case,
  scope text collate "C" not null,        -- of the case
  counter_id uuid not null references window_counter,
  stars int not null check (stars between 1 and 5),
  words text,
  source text not null check (source in ('link', 'typed')),
  typed_by text,
  rated_at timestamptz not null,
  check ((source = 'typed') = (typed_by is not null))
);
create index on window_rating (counter_id, rated_at);
create index on window_rating (scope);
select app.protect('window_rating', staff_writes => 'insert');
select app.guard_paths();
