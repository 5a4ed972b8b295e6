/*
 * The first moment of a rush (engines/quota/arrivals): a place is given by one statement that is durable when it is answered. It changes the counters of the pool and leaves one row
 * here with all that the rest is made of; claim, answer and audit entry follow within seconds, many in one transaction. No place is ever in both tables: whoever counts or shows places reads
 * `quota_claim_now`.
 */
create table quota_arrival (
  holder uuid not null,
  pool_id uuid not null,                     -- no reference: the pool's own row is changed in the same statement, and no pool is ever removed
  id uuid not null,                          -- of the claim to be
  ticket int not null,
  favoured boolean not null,
  claimed_at timestamptz not null,
  confirm_by timestamptz,
  brought_in boolean not null default false, -- the claim is in its place already; its answer and its audit entry are still to be written
  key_holder text not null,                  -- the idempotency key under which it was asked
  key text not null,
  came_at timestamptz not null default clock_timestamp(), -- by the database's clock: how long it has been waiting
  call text not null,                        -- the rest of the request, as platform/batches wrote it
  primary key (holder, pool_id)
);
-- The range is the pool's: a row that lives for seconds keeps no path of its own.
alter table quota_arrival enable row level security;
grant select, insert, update, delete on quota_arrival to app_job;
create policy job_works on quota_arrival to app_job using (exists (select from quota_pool p where p.id = pool_id)) with check (exists (select from quota_pool p where p.id = pool_id));
grant select on quota_arrival to app_staff, app_worker, guildhall_dump;
create policy staff_reads on quota_arrival for select to app_staff using (
  exists (select from quota_pool p where p.id = pool_id and p.scope >= current_setting('app.lo', true) and p.scope < current_setting('app.hi', true)));
create policy worker_reads on quota_arrival for select to app_worker using (holder = app.person());
create policy dump_reads on quota_arrival for select to guildhall_dump using (true);

-- Whether a pool ever had arrivals: all others are spared the question.
alter table quota_pool add column has_arrivals boolean not null default false;

create view quota_claim_now with (security_invoker = true) as
  select id, scope, pool_id, exclusive_group, holder, state, ticket, claimed_at, seated_at, ended_at, favoured, confirm_by, confirmed_at, entry, rank from quota_claim
  union all
  select a.id, p.scope, a.pool_id, a.pool_id, a.holder, 'seat', a.ticket, a.claimed_at, a.claimed_at, null, a.favoured, a.confirm_by, null, null, null from quota_arrival a join quota_pool p on p.id = a.pool_id where not a.brought_in;
grant select on quota_claim_now to app_staff, app_worker, app_job, guildhall_dump;

/*
 * Gives a seat to each of `holders`, in their order, or to none: `known` are the places of those who have one already or whose key was answered before; without any, nothing was done
 * either when the pool is not `seen` any more (the xmin of its row: somebody changed it since it was read). The caller has decided by the pool as it was seen that all of them may have one.
 * The plans are kept from a time when these tables may have been empty: so each question is a step into an index, whatever the statistics say (no hashed subplans, no scans).
 */
create function app.quota_arrive(pool uuid, seen text, at timestamptz, confirm timestamptz, ids uuid[], holders uuid[], favoured_places int[], key_holders text[], keys text[], calls text[],
  out arrived boolean, out known int[], out now_seen text, out first_ticket int) language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off as $$
begin
  arrived := false;
  select array_agg(a.place) into known from unnest(holders, key_holders, keys) with ordinality a (holder, key_holder, key, place)
  where (select true from quota_claim c where c.exclusive_group = quota_arrive.pool and c.holder = a.holder and c.state in ('seat', 'waiting', 'entered') limit 1)
    or (select true from quota_arrival r where r.holder = a.holder and r.pool_id = quota_arrive.pool limit 1)
    or (select true from idempotency_key k where k.holder = a.key_holder and k.key = a.key limit 1);
  if known is not null then return; end if;
  update quota_pool p set seated = p.seated + cardinality(ids), seated_others = p.seated_others + cardinality(ids) - cardinality(favoured_places), next_ticket = p.next_ticket + cardinality(ids), has_arrivals = true
  where p.id = quota_arrive.pool and p.xmin::text = seen and p.exclusive_group = p.id returning p.xmin::text, p.next_ticket - cardinality(ids) into now_seen, first_ticket;
  if not found then return; end if;
  insert into quota_arrival (holder, pool_id, id, ticket, favoured, claimed_at, confirm_by, key_holder, key, call)
  select a.holder, quota_arrive.pool, a.id, first_ticket + a.place::int - 1, a.place = any(favoured_places), at, confirm, a.key_holder, a.key, a.call
  from unnest(holders, ids, key_holders, keys, calls) with ordinality a (holder, id, key_holder, key, call, place);
  arrived := true;
end $$;
revoke execute on function app.quota_arrive(uuid, text, timestamptz, timestamptz, uuid[], uuid[], int[], text[], text[], text[]) from public;
grant execute on function app.quota_arrive(uuid, text, timestamptz, timestamptz, uuid[], uuid[], int[], text[], text[], text[]) to guildhall_server;

-- An arrival is a change of what is somebody's, and counts in their stamp like a line of `touched`.
create or replace function app.stamp_of(whose uuid) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) || '.' || coalesce(sum(id), 0) || '.' || (select count(*) from quota_arrival where holder = whose) from touched where person_id = whose
$$;
