-- What the phone and the console show under the bell. Addressed to a person (worker) or an account (staff).
create table notice (
  id uuid primary key,
  person_id uuid references person on delete cascade,
  account_id uuid,
  kind text not null,                     -- names the template
  params jsonb not null,                  -- what the template needs; no personal data
  link text,
  created_at timestamptz not null,
  read_at timestamptz,
  check ((person_id is null) <> (account_id is null))
);
create index on notice (person_id, id);
create index on notice (account_id, id);
grant select, insert, update, delete on notice to app_job;
grant select on notice to app_staff, app_worker, guildhall_dump;
grant update (read_at) on notice to app_staff, app_worker;
alter table notice enable row level security;
create policy job_works on notice to app_job using (true) with check (true);
create policy dump_reads on notice for select to guildhall_dump using (true);
create policy own_person on notice to app_worker using (person_id = app.person()) with check (person_id = app.person());
create policy own_account on notice to app_staff using (account_id::text = split_part(current_setting('app.holder', true), ':', 2))
  with check (account_id::text = split_part(current_setting('app.holder', true), ':', 2));

-- Text messages on their way to the gateway. Number and words are sealed: codes and names pass through here.
create table text_message (
  id uuid primary key,
  phone_sealed bytea not null,
  template text not null,
  params_sealed bytea not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'refused')),
  gateway_id text,
  created_at timestamptz not null,
  sent_at timestamptz
);
create index on text_message (created_at);
grant select, insert, update, delete on text_message to app_job;
grant select on text_message to guildhall_dump;
