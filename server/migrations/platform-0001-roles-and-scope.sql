-- Who sees which row is decided here, once, for every table (docs/architecture.md, "Scope").
-- The roles are made by `provision` (they belong to the cluster); this file makes the words that policies use.

create schema app;
grant usage on schema app to app_staff, app_worker, app_public, app_job, app_login, guildhall_dump;
grant usage on schema public to app_staff, app_worker, app_public, app_job, app_login, guildhall_dump;
revoke create on schema public from public;

-- The person a worker's transaction belongs to; null for everybody else.
create function app.person() returns uuid language sql stable as $$ select nullif(current_setting('app.person', true), '')::uuid $$;
-- The unit in whose name a staff transaction acts.
create function app.unit() returns uuid language sql stable as $$ select nullif(current_setting('app.unit', true), '')::uuid $$;
-- The units above the acting one, as scopes: what they share downwards (trainers, venues, words) is theirs to lend.
create function app.above() returns text[] language sql stable as $$ select string_to_array(coalesce(current_setting('app.above', true), ''), ',') $$;

/*
 * Puts a table under scope. Columns: `scope text collate "C"`, the path of the owner.
 *   staff_writes   what app_staff may do beside select, inside its range: 'insert, update, delete' or less
 *   staff_also     a further condition under which staff may read a row outside the range (shared downwards, applied for by my unit)
 *   worker_reads   condition under which app_worker reads a row, 'person_id = app.person()' being the usual one; null: nothing
 *   public_reads   condition under which anybody, logged in or not, reads a row; null: nothing
 * app_job reads and writes inside its range. Each policy stays one indexable condition.
 */
create function app.protect(target regclass, staff_writes text default 'insert, update', staff_also text default null,
                            worker_reads text default null, public_reads text default null) returns void language plpgsql as $$
declare
  in_range constant text := '(scope >= current_setting(''app.lo'', true) and scope < current_setting(''app.hi'', true))';
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy staff_reads on %s for select to app_staff using (%s)', target, concat_ws(' or ', in_range, staff_also));
  execute format('grant select on %s to app_staff', target);
  if staff_writes <> '' then
    execute format('grant %s on %s to app_staff', staff_writes, target);
    execute format('create policy staff_inserts on %s for insert to app_staff with check %s', target, in_range);
    execute format('create policy staff_updates on %s for update to app_staff using %s with check %s', target, in_range, in_range);
    execute format('create policy staff_deletes on %s for delete to app_staff using %s', target, in_range);
  end if;
  execute format('grant select, insert, update, delete on %s to app_job', target);
  execute format('create policy job_works on %s to app_job using %s with check %s', target, in_range, in_range);
  if worker_reads is not null then
    execute format('grant select on %s to app_worker', target);
    execute format('create policy worker_reads on %s for select to app_worker using (%s)', target, worker_reads);
  end if;
  if public_reads is not null then
    execute format('grant select on %s to app_public, app_worker', target);
    execute format('create policy public_reads on %s for select to app_public, app_worker, app_staff using (%s)', target, public_reads);
  end if;
  execute format('grant select on %s to guildhall_dump', target);
  execute format('create policy dump_reads on %s for select to guildhall_dump using (true)', target);
end $$;

-- A table without scope that everybody may read and only jobs and the given role may write (calendars, code lists).
create function app.publish(target regclass, writer text default 'app_job') returns void language plpgsql as $$
begin
  execute format('grant select on %s to app_staff, app_worker, app_public, app_job, app_login, guildhall_dump', target);
  execute format('grant insert, update, delete on %s to app_job, %s', target, writer);
end $$;

-- What this database is: a demo or a real installation, decided once at its creation (docs/operations.md).
create table installation (
  only_one boolean primary key default true check (only_one),
  id uuid not null,
  kind text not null check (kind in ('demo', 'real')),
  name text not null,
  created_at timestamptz not null
);
grant select on installation to app_staff, app_worker, app_public, app_job, app_login, guildhall_dump;
