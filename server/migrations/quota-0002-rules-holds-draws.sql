-- Rules, holds and draws (server/src/engines/quota). The numbers in brackets are the invariants of its README.

alter table quota_pool add column eligible text[];                              -- words of the caller's choosing, one of which a holder must bring; null: everybody
alter table quota_pool add column reserved_for text;                            -- the word of those for whom `reserved` seats are kept until `reserved_until`
alter table quota_pool add column reserved_until timestamptz;
alter table quota_pool add column reserved int not null default 0;
alter table quota_pool add column seated_others int not null default 0;         -- seats of those who do not bring that word
alter table quota_pool add column entered int not null default 0;               -- entries of a draw that has not been held
alter table quota_pool add column hold_minutes int check (hold_minutes > 0);    -- a seat lapses unless it is confirmed in time; null: seats need no confirming
alter table quota_pool add column draw_at timestamptz;                          -- seats are drawn then, among those who entered before `closes_at`
alter table quota_pool drop constraint quota_no_idle_seat;
alter table quota_pool add constraint quota_no_idle_seat check (waiting = 0 or seated = capacity or reserved > 0);                       -- [Q3]
alter table quota_pool add constraint quota_reserve_is_kept check (reserved = 0 or seated_others <= capacity - reserved);                -- [Q8]
alter table quota_pool add constraint quota_reserve_is_whole check (reserved >= 0 and (reserved = 0 or (reserved_for is not null and reserved_until is not null)));
alter table quota_pool add constraint quota_others_are_seated check (seated_others between 0 and seated);
alter table quota_pool add constraint quota_draw_closes_before check (draw_at is null or (closes_at is not null and closes_at <= draw_at));  -- [Q10]
update quota_pool set seated_others = seated;

alter table quota_claim add column favoured boolean not null default false;     -- brought the word of the reserve
alter table quota_claim add column confirm_by timestamptz;
alter table quota_claim add column confirmed_at timestamptz;
alter table quota_claim add column entry int;                                   -- the number under which it took part in a draw
alter table quota_claim add column rank int;                                    -- and the place that it drew, from 1
alter table quota_claim drop constraint quota_claim_state_check;
alter table quota_claim add constraint quota_claim_state_check check (state in ('seat', 'waiting', 'entered', 'released', 'lapsed', 'lost'));
alter table quota_claim drop constraint quota_claim_check;
alter table quota_claim add constraint quota_claim_ended check ((state in ('released', 'lapsed', 'lost')) = (ended_at is not null));
drop index quota_one_live_claim;
create unique index quota_one_live_claim on quota_claim (exclusive_group, holder) where state in ('seat', 'waiting', 'entered');          -- [Q2]
create unique index quota_entry_once on quota_claim (pool_id, entry) where entry is not null;
create index quota_hold_due on quota_claim (pool_id, confirm_by) where state = 'seat' and confirmed_at is null and confirm_by is not null;

-- [Q10] What is said of a draw before, at and after it. The seed stands here only when it was drawn.
create table quota_draw (
  pool_id uuid primary key references quota_pool,
  scope text collate "C" not null,
  rules text not null,
  commitment text not null,
  frozen_at timestamptz,
  entries int,
  entries_hash text,
  seed text,
  drawn_at timestamptz,
  check ((frozen_at is null) = (entries_hash is null)),
  check ((seed is null) = (drawn_at is null)),
  check (drawn_at is null or frozen_at is not null)
);
create index on quota_draw (scope);
select app.protect('quota_draw', staff_writes => '', public_reads => 'true');

-- The seed until then, sealed: neither staff nor a copy of the database tells it.
create table quota_draw_secret (
  pool_id uuid primary key references quota_draw,
  scope text collate "C" not null,
  seed_sealed bytea not null
);
create index on quota_draw_secret (scope);
alter table quota_draw_secret enable row level security;
grant select, insert, delete on quota_draw_secret to app_job;
create policy job_works on quota_draw_secret to app_job using (scope >= current_setting('app.lo', true) and scope < current_setting('app.hi', true))
  with check (scope >= current_setting('app.lo', true) and scope < current_setting('app.hi', true));
grant select on quota_draw_secret to guildhall_dump;
create policy dump_reads on quota_draw_secret for select to guildhall_dump using (true);

-- Once frozen, anybody may have the list: numbers and what they drew, nobody's name.
create function app.quota_draw_sheet(pool uuid) returns table (entry int, rank int) language sql stable security definer set search_path = public, pg_temp as $$
  select c.entry, c.rank from quota_claim c join quota_draw d on d.pool_id = c.pool_id
  where c.pool_id = pool and d.frozen_at is not null and c.entry is not null and not (c.state = 'released' and c.ended_at < d.frozen_at) order by c.entry
$$;
revoke execute on function app.quota_draw_sheet(uuid) from public;
grant execute on function app.quota_draw_sheet(uuid) to app_public, app_worker, app_staff, app_job;

-- Who of these has a live claim in the group, in whatever pool and range: asked before a batch is decided. [Q2]
create function app.quota_busy(in_group uuid, beside uuid, holders uuid[]) returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select holder from quota_claim where exclusive_group = in_group and holder = any(holders) and pool_id <> beside and state in ('seat', 'waiting', 'entered')
$$;
revoke execute on function app.quota_busy(uuid, uuid, uuid[]) from public;
grant execute on function app.quota_busy(uuid, uuid, uuid[]) to app_job, app_staff;
