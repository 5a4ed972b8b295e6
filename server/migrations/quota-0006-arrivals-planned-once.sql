/*
 * The statement of an arrival (quota-0005), planned once for each connection instead of for every batch, which took longer than to do it for a few; and one statement instead of three.
 */
create or replace function app.quota_arrive(pool uuid, seen text, at timestamptz, confirm timestamptz, ids uuid[], holders uuid[], favoured_places int[], key_holders text[], keys text[], calls text[],
  out arrived boolean, out known int[], out now_seen text, out first_ticket int) language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
begin
  with there as materialized (
    select array_agg(a.place) as places from unnest(holders, key_holders, keys) with ordinality a (holder, key_holder, key, place)
    where (select true from quota_claim c where c.exclusive_group = quota_arrive.pool and c.holder = a.holder and c.state in ('seat', 'waiting', 'entered') limit 1)
      or (select true from quota_arrival r where r.holder = a.holder and r.pool_id = quota_arrive.pool limit 1)
      or (select true from idempotency_key k where k.holder = a.key_holder and k.key = a.key limit 1)),
  counted as (
    update quota_pool p set seated = p.seated + cardinality(ids), seated_others = p.seated_others + cardinality(ids) - cardinality(favoured_places), next_ticket = p.next_ticket + cardinality(ids), has_arrivals = true
    where p.id = quota_arrive.pool and p.xmin::text = seen and p.exclusive_group = p.id and (select places is null from there) returning p.xmin::text as seen_now, p.next_ticket - cardinality(ids) as first),
  written as (
    insert into quota_arrival (holder, pool_id, id, ticket, favoured, claimed_at, confirm_by, key_holder, key, call)
    select a.holder, quota_arrive.pool, a.id, c.first + a.place::int - 1, a.place = any(favoured_places), at, confirm, a.key_holder, a.key, a.call
    from counted c, unnest(holders, ids, key_holders, keys, calls) with ordinality a (holder, id, key_holder, key, call, place))
  select c.seen_now is not null, t.places, c.seen_now, c.first into arrived, known, now_seen, first_ticket from there t left join counted c on true;
end $$;
