-- The e-library (电子书屋; server/src/scenarios/library). The numbers in brackets are the invariants of its README.

create table library_book (
  id uuid primary key,
  scope text collate "C" not null,
  unit_id uuid not null references unit,
  file_id uuid not null references stored_file,
  size bigint not null check (size > 0),
  title text not null,
  author text not null,
  summary text not null,
  category text not null,
  licence text not null,                  -- where the right to lend comes from
  readers text not null check (readers in ('everybody', 'members')),
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  cover int,                              -- number of the picture
  chapters int not null check (chapters > 0),
  signs bigint not null check (signs >= 0),  -- of all chapters: what is read is a share of them
  contents jsonb not null,                -- [{title, chapter, anchor, depth}]
  why text,                               -- it was withdrawn
  added_by text not null,
  added_at timestamptz not null,
  published_by text,
  published_at timestamptz,
  updated_at timestamptz not null,
  -- [B1] Nothing is lent without a word on the right to.
  check (state = 'draft' or (title <> '' and author <> '' and licence <> '' and published_by is not null)),
  check ((state = 'withdrawn') = (why is not null))
);
create index on library_book (scope, updated_at);
create index on library_book (state, category);
create index on library_book (unit_id);
create index on library_book (file_id);
select app.protect('library_book', public_reads => 'state = ''published'' and readers = ''everybody''');

-- [B2] What a chapter says was made harmless when the book came in; nobody is sent what the file says itself.
create table library_chapter (
  book_id uuid not null references library_book on delete cascade,
  number int not null check (number > 0),
  scope text collate "C" not null,
  title text not null,
  html text not null,
  before bigint not null,                 -- signs of the chapters before
  signs bigint not null,
  primary key (book_id, number)
);
create index on library_chapter (scope);
select app.protect('library_chapter', staff_writes => '');

create table library_picture (
  book_id uuid not null references library_book on delete cascade,
  number int not null check (number > 0),
  scope text collate "C" not null,
  file_id uuid not null references stored_file,
  primary key (book_id, number)
);
create index on library_picture (file_id);
create index on library_picture (scope);
select app.protect('library_picture', staff_writes => '');

-- [B4] Where somebody is in a book is theirs alone: no role of staff reads this table.
create table library_reading (
  id uuid primary key,
  scope text collate "C" not null,        -- of the book
  book_id uuid not null references library_book,
  person_id uuid not null references person,
  chapter int not null check (chapter > 0),
  "offset" double precision not null check ("offset" between 0 and 1),
  share double precision not null check (share between 0 and 1),
  at timestamptz not null,                -- when they were there
  begun_at timestamptz not null,
  unique (person_id, book_id)
);
create index on library_reading (book_id);
create index on library_reading (scope);
select app.protect('library_reading', staff_writes => '', worker_reads => 'person_id = app.person()');
revoke select on library_reading from app_staff;
select app.follows_person('library_reading', 'person_id');
select app.guard_paths();
