-- Ratings of counselling sessions (server/src/scenarios/counselling, P7).

-- That a session was rated is known, so that it is rated once; what was said of it is not kept with it.
alter table counselling_session add column rated boolean not null default false, add check (not rated or state = 'held');

-- [P7] Neither whose nor of which session nor when: the id is random, and `batch` counts in fives.
create table counselling_rating (
  id uuid primary key,
  counsellor_id uuid not null references counsellor,
  batch int not null check (batch >= 0),
  stars int not null check (stars between 1 and 5),
  words_sealed bytea
);
create index on counselling_rating (counsellor_id, batch);
alter table counselling_rating enable row level security;
grant select, insert, update, delete on counselling_rating to app_job;
create policy job_works on counselling_rating to app_job using (current_setting('app.lo', true) = '') with check (current_setting('app.lo', true) = '');
grant select on counselling_rating to guildhall_dump;
create policy dump_reads on counselling_rating for select to guildhall_dump using (true);
select app.guard_paths();
