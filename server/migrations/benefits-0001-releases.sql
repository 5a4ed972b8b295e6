-- Benefits that a union gives out (server/src/scenarios/benefits). Who claimed one is a claim of the quota engine; here is only what is given.
create table benefit_release (
  id uuid primary key,
  scope text collate "C" not null,
  number int not null generated always as identity unique,   -- first part of every code, so that a shop's screen finds the release
  unit_id uuid not null references unit,
  name text not null,
  summary text not null,
  kind text not null check (kind in ('rush', 'draw')),
  quantity int not null check (quantity > 0),
  waitlist int check (waitlist >= 0),
  hand_out text not null check (hand_out in ('code', 'later')),
  where_to text,
  fetch_days int check (fetch_days between 1 and 365),
  period text not null check (period in ('once', 'month', 'quarter', 'year')),
  series text,
  eligible text not null check (eligible in ('everyone', 'members', 'gig')),
  reserve_seats int not null default 0 check (reserve_seats between 0 and quantity),
  reserve_until timestamptz,
  no_show boolean not null default true,
  opens_at timestamptz not null,
  closes_at timestamptz not null check (closes_at > opens_at),
  draw_at timestamptz,
  state text not null default 'draft' check (state in ('draft', 'published', 'withdrawn')),
  pool_id uuid unique references quota_pool,
  withdrawn_reason text,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  published_at timestamptz,
  check ((kind = 'draw') = (draw_at is not null)),
  check (draw_at is null or draw_at >= closes_at),
  check ((reserve_seats > 0) = (reserve_until is not null)),
  check ((period = 'once') = (series is null)),
  check ((state = 'draft') = (published_at is null)),
  check (state <> 'published' or pool_id is not null)
);
create index on benefit_release (scope);
create index on benefit_release (closes_at) where state = 'published';
select app.protect('benefit_release', public_reads => $$state <> 'draft'$$);
