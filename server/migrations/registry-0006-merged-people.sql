-- Two records of one person become one (server/src/registry/people/merging). The numbers in brackets are the invariants of its README.

-- [R6] The record that gave way: it stays, leads to the one that was kept, and has no number by which anybody would find it.
alter table person add column merged_into uuid references person check (merged_into <> id);
alter table person add constraint person_merged_has_no_number check (merged_into is null or (phone_blind is null and id_number_blind is null));
create index on person (merged_into) where merged_into is not null;

-- Where an id of a person leads today.
create function app.person_today(wanted uuid) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  with recursive way as (select id, merged_into from person where id = wanted union all select p.id, p.merged_into from way join person p on p.id = way.merged_into)
  select id from way where merged_into is null
$$;
revoke execute on function app.person_today(uuid) from public;
grant execute on function app.person_today(uuid) to app_staff, app_worker, app_job, app_login;

/*
 * [R8] Whatever is written about somebody whose record gave way (a request that was under way, a phone that was offline, a job with an old payload) is written about the
 * record that was kept. `for key share` waits for a merge that is being committed, then reads what it left.
 */
create function app.follow_person() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  row_now jsonb := to_jsonb(new);
  at uuid := (row_now ->> tg_argv[0])::uuid;
  next uuid;
begin
  if at is null then return new; end if;
  loop
    select merged_into into next from person where id = at for key share;
    exit when next is null;
    at := next;
  end loop;
  if at::text <> row_now ->> tg_argv[0] then new := jsonb_populate_record(new, jsonb_build_object(tg_argv[0], at)); end if;
  return new;
end $$;
revoke execute on function app.follow_person() from public;
create function app.follows_person(target regclass, column_name name) returns void language plpgsql as $$
begin
  execute format('create trigger %I before insert or update of %I on %s for each row execute function app.follow_person(%L)', 'follows_' || column_name, column_name, target, column_name);
end $$;
select app.follows_person(t::regclass, c::name) from (values
  ('desk_visit', 'person_id'), ('phone_change', 'person_id'), ('notice', 'person_id'), ('login_account', 'person_id'), ('process_case', 'applicant'),
  ('training_need', 'person_id'), ('training_need_change', 'person_id'), ('training_opinion', 'person_id'), ('training_enrolment', 'person_id'),
  ('training_attendance', 'person_id'), ('training_leave', 'person_id'), ('training_result', 'person_id'), ('training_calendar_feed', 'person_id'),
  ('quota_claim', 'holder'), ('quota_invitation', 'holder'), ('credential_issued', 'holder'), ('evaluation_invitation', 'evaluator'), ('evaluation_submission', 'evaluator')
) as held (t, c);

-- A merge, and all that is needed to take it back.
create table person_merge (
  id uuid primary key,
  winner_id uuid not null references person,
  loser_id uuid not null references person check (loser_id <> winner_id),
  reason text not null,
  before_sealed bytea not null,           -- what both records said, and which value was kept
  moved jsonb not null,                   -- [{table, column, keys: [...]}]: exactly the rows that were re-pointed
  settled jsonb not null,                 -- what could not simply be re-pointed, in words; no personal data
  account jsonb not null,                 -- what was done to the logins
  merged_by text not null,
  merged_at timestamptz not null,
  undone_by text,
  undone_at timestamptz,
  undone_reason text,
  undone_result jsonb,
  check ((undone_at is null) = (undone_by is null))
);
create index on person_merge (winner_id);
create unique index person_merged_once on person_merge (loser_id) where undone_at is null;

-- Two records that may be one person: why somebody or the nightly search thinks so, and what a clerk decided.
create table person_pair (
  id uuid primary key,
  a_id uuid not null references person,
  b_id uuid not null references person,
  why text[] not null check (why <> '{}' and why <@ array['same-id-number', 'same-phone', 'number-taken', 'same-name-unit']),
  state text not null default 'open' check (state in ('open', 'different', 'merged')),
  noted_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  reason text,
  check (a_id < b_id),
  check ((state = 'open') = (decided_at is null)),
  unique (a_id, b_id)
);
create index on person_pair (noted_at) where state = 'open';

-- Both records must be within reach: the policy asks the policies of `person`, so it follows whoever moves.
alter table person_merge enable row level security;
alter table person_pair enable row level security;
grant select on person_merge, person_pair to app_staff, guildhall_dump;
grant select, insert, update, delete on person_merge, person_pair to app_job;
create policy staff_reads on person_merge for select to app_staff using (
  exists (select from person p where p.id = winner_id) and exists (select from person p where p.id = loser_id));
create policy staff_reads on person_pair for select to app_staff using (
  exists (select from person p where p.id = a_id) and exists (select from person p where p.id = b_id));
create policy job_works on person_merge to app_job using (true) with check (true);
create policy job_works on person_pair to app_job using (true) with check (true);
create policy dump_reads on person_merge for select to guildhall_dump using (true);
create policy dump_reads on person_pair for select to guildhall_dump using (true);
