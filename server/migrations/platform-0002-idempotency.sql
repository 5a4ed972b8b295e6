-- The first answer to a POST, kept in the transaction that did the work: after a crash either both are there or neither.
create table idempotency_key (
  holder text not null,           -- account or, without one, the hashed address of the caller
  key text not null,
  route text not null,
  request_hash bytea not null,    -- the same key with another body is a mistake and told so
  status int,
  answer jsonb,
  created_at timestamptz not null,
  primary key (holder, key)
);
create index on idempotency_key (created_at);
grant select, insert, update on idempotency_key to app_staff, app_worker, app_public, app_login, app_job;
grant delete on idempotency_key to app_job;
grant select on idempotency_key to guildhall_dump;
alter table idempotency_key enable row level security;
-- A caller meets its own keys only.
create policy own on idempotency_key to app_staff, app_worker, app_public, app_login
  using (holder = current_setting('app.holder', true)) with check (holder = current_setting('app.holder', true));
create policy job on idempotency_key to app_job using (true) with check (true);
create policy dump on idempotency_key for select to guildhall_dump using (true);
