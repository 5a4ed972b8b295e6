-- Scarce things (server/src/engines/quota). The numbers in brackets are the invariants of its README.

create table quota_pool (
  id uuid primary key,
  scope text collate "C" not null,
  subject uuid not null,                    -- what the places belong to; opaque
  exclusive_group uuid not null,            -- one live claim per holder in all pools of a group; a pool alone is its own group
  capacity int not null,
  waitlist_limit int,                       -- null: as long as it gets; 0: none
  seated int not null default 0,
  waiting int not null default 0,
  next_ticket int not null default 1,       -- order of arrival, drawn under the row lock
  opens_to_invited_at timestamptz,
  opens_to_all_at timestamptz,
  closes_at timestamptz,
  closed_at timestamptz,
  created_at timestamptz not null,
  constraint quota_never_oversold check (seated between 0 and capacity),                                           -- [Q1]
  constraint quota_no_idle_seat check (waiting = 0 or seated = capacity),                                          -- [Q3]
  constraint quota_waitlist_within_limit check (waiting between 0 and coalesce(waitlist_limit, 2147483647)),       -- [Q4]
  constraint quota_nobody_waits_for_a_closed_pool check (closed_at is null or waiting = 0)
);
create index on quota_pool (subject);
create index on quota_pool (scope, subject);
-- Counts are no secret once an opening is announced; who holds a seat is.
select app.protect('quota_pool', public_reads => 'opens_to_invited_at is not null or opens_to_all_at is not null');

create table quota_claim (
  id uuid primary key,
  scope text collate "C" not null,
  pool_id uuid not null references quota_pool,
  exclusive_group uuid not null,
  holder uuid not null,
  state text not null check (state in ('seat', 'waiting', 'released', 'lapsed')),
  ticket int not null,
  claimed_at timestamptz not null,
  seated_at timestamptz,
  ended_at timestamptz,
  unique (pool_id, ticket),
  check ((state in ('released', 'lapsed')) = (ended_at is not null)),
  check (state <> 'seat' or seated_at is not null)
);
create unique index quota_one_live_claim on quota_claim (exclusive_group, holder) where state in ('seat', 'waiting');  -- [Q2]
create index on quota_claim (pool_id, ticket) where state = 'waiting';
create index on quota_claim (holder);
create index on quota_claim (scope);
select app.protect('quota_claim', worker_reads => 'holder = app.person()');

create table quota_invitation (
  pool_id uuid not null references quota_pool,
  holder uuid not null,
  scope text collate "C" not null,
  invited_at timestamptz not null,
  primary key (pool_id, holder)
);
create index on quota_invitation (holder);
create index on quota_invitation (scope);
select app.protect('quota_invitation', staff_writes => 'insert, delete', worker_reads => 'holder = app.person()');

-- A waiter may know the own place in the line, but sees nobody else's claim: so it is counted here. Null when the claim is not waiting.
create function app.quota_position(claim uuid) returns int language sql stable security definer set search_path = public, pg_temp as $$
  select (select count(*)::int from quota_claim before where before.pool_id = own.pool_id and before.state = 'waiting' and before.ticket <= own.ticket)
  from quota_claim own where own.id = claim and own.state = 'waiting'
$$;
