-- Terms of office (server/src/registry/terms): the committees of a union from the day of their election, and who sits in them. The numbers in brackets are the invariants of its README.
create table union_term (
  id uuid primary key,
  unit_id uuid not null references unit,
  scope text collate "C" not null,        -- of the union
  number int not null check (number > 0), -- 第几届
  years int not null check (years in (3, 5)),
  elected_on date not null,               -- the term runs from the day of the election
  due_on date not null,                   -- the day by which the next committee is to be elected
  postponed_to date,                      -- allowed by the union above
  postponed_reason text,
  ended_on date,                          -- the day on which the next committee was elected
  approved_by text,                       -- the union above that approved the result, by name
  recorded_by text not null,
  recorded_at timestamptz not null,
  check (due_on > elected_on),
  check ((postponed_to is null) = (postponed_reason is null)),
  check (postponed_to is null or postponed_to > due_on),
  unique (unit_id, number)
);
create unique index union_term_one_that_lasts on union_term (unit_id) where ended_on is null;   -- [O1]
create index on union_term (scope, due_on) where ended_on is null;
select app.protect('union_term');

-- Who sits in which body, since when; a change ends a row and begins another.
create table union_officer (
  id uuid primary key,
  term_id uuid not null references union_term,
  unit_id uuid not null references unit,
  scope text collate "C" not null,
  person_id uuid not null references person,
  body text not null check (body in ('committee', 'audit', 'women')),
  post text not null check (post in ('chair', 'vice-chair', 'organisation', 'publicity', 'finance', 'rights', 'women', 'member')),
  valid_from date not null,
  valid_to date,                          -- exclusive
  reason text,                            -- why it ended
  recorded_by text not null,
  recorded_at timestamptz not null,
  check (valid_to is null or valid_to >= valid_from)
);
create unique index union_officer_once on union_officer (term_id, body, person_id) where valid_to is null;
create unique index union_officer_one_chair on union_officer (term_id, body) where valid_to is null and post = 'chair';   -- [O2]
create index on union_officer (scope);
create index on union_officer (person_id);
select app.protect('union_officer', worker_reads => 'person_id = app.person()');
select app.follows_person('union_officer', 'person_id');

-- Whose people a union is for: one unit, or several that founded it together. A founder that is on no record has only a name.
create table union_founder (
  id uuid primary key,
  union_id uuid not null references unit,
  scope text collate "C" not null,        -- of the union
  founder_id uuid references unit,
  name text not null,
  credit_code text,
  valid_from date not null,
  valid_to date
);
create index on union_founder (union_id);
create index on union_founder (founder_id) where founder_id is not null;
create index on union_founder (scope);
select app.protect('union_founder');

-- Who was reminded of which election, once for each distance: written in the transaction that tells them.
create table union_term_reminder (
  id uuid primary key,
  term_id uuid not null references union_term on delete cascade,
  scope text collate "C" not null,
  due_on date not null,                   -- of the promise as it stood: a postponed election is told of anew
  months int not null check (months >= 0),
  told int not null,
  sent_at timestamptz not null,
  unique (term_id, due_on, months)
);
create index on union_term_reminder (scope);
select app.protect('union_term_reminder', staff_writes => '');

-- What a new union, and after each election its chair, still has to do outside this system; with the proof.
create table union_formality (
  id uuid primary key,
  term_id uuid not null references union_term on delete cascade,
  unit_id uuid not null references unit,  -- the union
  scope text collate "C" not null,
  key text not null,
  done_on date not null,
  note text,
  file_id uuid references stored_file,
  recorded_by text not null,
  recorded_at timestamptz not null,
  unique (term_id, key)
);
create index on union_formality (scope);
select app.protect('union_formality', staff_writes => 'insert, update, delete');
