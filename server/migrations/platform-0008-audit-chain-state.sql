-- Whether the audit chains are whole, for the audit administrator: counts only, over everything, because a chain cannot be judged by a part of it.
create function app.audit_chain_state() returns table (entries bigint, broken bigint, unsealed bigint, first_broken timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  with links as (
    select s.seq, s.hash, e.at, lag(s.hash) over lane as before, lag(s.seq) over lane as before_seq, case when e.id is null then null else app.audit_text(e) end as text
    from audit_seal s left join audit_entry e on e.id = s.entry_id window lane as (partition by s.lane order by s.seq)),
  judged as (
    select at, text is null or seq <> coalesce(before_seq, 0) + 1 or hash <> sha256(coalesce(before, ''::bytea) || convert_to(text, 'UTF8')) as wrong from links)
  select count(*), count(*) filter (where wrong), (select count(*) from audit_entry e where not exists (select from audit_seal s where s.entry_id = e.id)), min(at) filter (where wrong) from judged $$;
revoke execute on function app.audit_chain_state() from public;
grant execute on function app.audit_chain_state() to app_staff;
