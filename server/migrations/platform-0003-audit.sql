-- The audit log. `audit_entry` is what happened; `audit_seal` chains the entries by hash. Both only grow.
create table audit_entry (
  id uuid primary key,
  at timestamptz not null,
  actor text not null,                    -- the holder: account:…, public:…, job:…
  account_id uuid,
  role text,                              -- the acting role, of staff
  unit_id uuid,
  on_behalf_of uuid,                      -- the worker whom a clerk assisted (代办)
  scope text collate "C" not null,        -- of the subject; '' where it belongs to no unit (a failed login)
  action text not null,
  subject text,
  reason text,
  details jsonb not null,
  address_hash bytea,
  request_id text
);
create index on audit_entry (scope, id);
create index on audit_entry (account_id, id);
create index on audit_entry (subject, id);

-- Eight chains side by side, so that audited commits do not queue behind one lock; each is complete in itself.
create table audit_seal (
  lane smallint not null,
  seq bigint not null,
  entry_id uuid not null unique references audit_entry,
  hash bytea not null,
  primary key (lane, seq)
);

-- The bytes that are hashed: fixed fields in fixed order, independent of the session's settings.
create function app.audit_text(e audit_entry) returns text language sql stable set timezone = 'UTC' as $$
  select jsonb_build_array(e.id, to_char(e.at, 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.actor, e.account_id, e.role, e.unit_id, e.on_behalf_of, e.scope, e.action, e.subject,
    e.reason, e.details, encode(e.address_hash, 'hex'), e.request_id)::text
$$;

-- Runs at commit, the latest possible moment: the lane is locked only while the transaction is made durable.
create function app.seal_audit() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  lanes constant int := 8;
  chosen int;
  last audit_seal;
begin
  for step in 0 .. lanes - 1 loop
    chosen := (pg_backend_pid() + step) % lanes;
    exit when pg_try_advisory_xact_lock(hashtext('guildhall.audit'), chosen);
    if step = lanes - 1 then
      chosen := pg_backend_pid() % lanes;
      perform pg_advisory_xact_lock(hashtext('guildhall.audit'), chosen);
    end if;
  end loop;
  select * into last from audit_seal where lane = chosen order by seq desc limit 1;
  insert into audit_seal values (chosen, coalesce(last.seq, 0) + 1, new.id, sha256(coalesce(last.hash, ''::bytea) || convert_to(app.audit_text(new), 'UTF8')));
  return null;
end $$;
create constraint trigger seal after insert on audit_entry deferrable initially deferred for each row execute function app.seal_audit();

create function app.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% only grows: entries are neither changed nor removed', tg_table_name;
end $$;
create trigger only_grows before update or delete or truncate on audit_entry for each statement execute function app.refuse_change();
create trigger only_grows before update or delete or truncate on audit_seal for each statement execute function app.refuse_change();

grant insert on audit_entry to app_staff, app_worker, app_public, app_login, app_job;
grant select on audit_entry to app_staff, app_job, guildhall_dump;
grant select on audit_seal to guildhall_dump;
alter table audit_entry enable row level security;
create policy anybody_appends on audit_entry for insert to app_staff, app_worker, app_public, app_login, app_job with check (true);
-- Those who act at the top also see what belongs to no unit.
create policy staff_reads on audit_entry for select to app_staff using (
  (scope >= current_setting('app.lo', true) and scope < current_setting('app.hi', true)) or (scope = '' and current_setting('app.above', true) = ''));
create policy job_reads on audit_entry for select to app_job using (scope >= current_setting('app.lo', true) and scope < current_setting('app.hi', true));
create policy dump_reads on audit_entry for select to guildhall_dump using (true);
