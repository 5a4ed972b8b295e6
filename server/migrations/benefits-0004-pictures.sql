-- What a benefit looks like (server/src/scenarios/benefits/pictures).
create table benefit_picture (
  id uuid primary key,
  scope text collate "C" not null,
  release_id uuid not null references benefit_release,
  file_id uuid not null references stored_file,
  caption text not null,                  -- what it shows, said to those who do not see it
  added_at timestamptz not null
);
create index on benefit_picture (release_id, added_at);
create index on benefit_picture (scope);
select app.protect('benefit_picture', staff_writes => 'insert, delete', public_reads => 'true');

select app.guard_paths();
