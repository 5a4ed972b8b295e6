-- How people look at the lists of the console, and what they took away from them. What is filtered by may be a name: views and requests are sealed.

-- Filters, order, columns and density under a name. Nobody's but the account's; shared: seen by whoever acts for the same unit.
create table list_view (
  id uuid primary key,
  list text not null,
  account_id uuid not null,
  unit_id uuid not null references unit,
  shared boolean not null default false,
  name_blind bytea not null,
  content_sealed bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint list_view_name unique (account_id, list, name_blind)
);
create index on list_view (unit_id, list) where shared;

create function app.account() returns uuid language sql stable as $$ select nullif(split_part(current_setting('app.holder', true), ':', 2), '')::uuid $$;

alter table list_view enable row level security;
grant select, insert, update, delete on list_view to app_staff;
grant select on list_view to guildhall_dump;
create policy dump_reads on list_view for select to guildhall_dump using (true);
create policy staff_reads on list_view for select to app_staff using (account_id = app.account() or (shared and unit_id = app.unit()));
create policy own_inserts on list_view for insert to app_staff with check (account_id = app.account() and unit_id = app.unit());
create policy own_updates on list_view for update to app_staff using (account_id = app.account()) with check (account_id = app.account());
create policy own_deletes on list_view for delete to app_staff using (account_id = app.account());

-- How one account likes one list.
create table list_look (
  account_id uuid not null,
  list text not null,
  columns text[],
  dense boolean not null default false,
  default_view_id uuid references list_view on delete set null,
  primary key (account_id, list)
);
create index on list_look (default_view_id);
alter table list_look enable row level security;
grant select, insert, update, delete on list_look to app_staff;
grant select on list_look to guildhall_dump;
create policy dump_reads on list_look for select to guildhall_dump using (true);
create policy own on list_look to app_staff using (account_id = app.account()) with check (account_id = app.account());

-- A list on its way into a workbook, and the workbook while it is kept.
create table list_export (
  id uuid primary key,
  list text not null,
  scope text collate "C" not null,
  account_id uuid not null,
  unit_id uuid not null references unit,
  role text not null,                     -- with which it was asked for: held still when it is written and when it is fetched
  request_sealed bytea not null,          -- filter, columns, chosen rows, language
  reason text not null,
  job_id uuid not null,
  rows int,
  refused text,
  file_id uuid references stored_file on delete set null,
  file_name text,
  created_at timestamptz not null,
  ready_at timestamptz,
  expires_at timestamptz
);
create index on list_export (scope, id);
create index on list_export (account_id, id);
create index on list_export (expires_at) where file_id is not null;
create index on list_export (file_id);
alter table list_export enable row level security;
grant select, insert, update, delete on list_export to app_job;
grant select, insert on list_export to app_staff;
grant select on list_export to guildhall_dump;
create policy job_works on list_export to app_job using (scope >= current_setting('app.lo', true) and scope < current_setting('app.hi', true))
  with check (scope >= current_setting('app.lo', true) and scope < current_setting('app.hi', true));
create policy dump_reads on list_export for select to guildhall_dump using (true);
create policy own_reads on list_export for select to app_staff using (account_id = app.account());
create policy own_inserts on list_export for insert to app_staff with check (account_id = app.account() and scope >= current_setting('app.lo', true) and scope < current_setting('app.hi', true));
