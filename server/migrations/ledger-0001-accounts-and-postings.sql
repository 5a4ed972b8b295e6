-- Double entry (server/src/engines/ledger). The numbers in brackets are the invariants of its README.

create table ledger_account (
  id uuid primary key,
  scope text collate "C" not null,          -- of the unit whose books the account is in
  subject uuid not null,                    -- what the account is about; opaque
  holder uuid,                              -- whose it is; opaque
  kind text not null check (kind <> ''),
  currency text not null check (currency ~ '^[A-Za-z][A-Za-z0-9_-]{0,31}$'),
  floor bigint,                             -- the balance never falls below; null: as far as it gets
  balance bigint not null default 0,
  last_seq int not null default 0,
  last_at timestamptz,
  opened_at timestamptz not null,
  constraint ledger_one_account unique nulls not distinct (subject, holder, kind, currency),
  constraint ledger_floor check (floor is null or balance >= floor),                                       -- [L3]
  check ((last_seq = 0) = (last_at is null))
);
create index on ledger_account (holder) where holder is not null;
create index on ledger_account (scope);
select app.protect('ledger_account', staff_writes => '', worker_reads => 'holder = app.person()');

create table ledger_posting (
  id uuid primary key,
  scope text collate "C" not null,
  key text not null,                        -- asking twice gives the same posting [L5]
  kind text not null check (kind <> ''),
  about uuid,                               -- the record that it was made for; opaque
  reverses uuid references ledger_posting,
  at timestamptz not null,
  posted_by text not null,
  constraint ledger_one_posting_per_key unique (key),
  constraint ledger_reversed_once unique (reverses)                                                        -- [L6]
);
create index on ledger_posting (about) where about is not null;
create index on ledger_posting (scope, at);

create table ledger_entry (
  account_id uuid not null references ledger_account,
  seq int not null,
  posting_id uuid not null references ledger_posting,
  scope text collate "C" not null,
  currency text not null,
  amount bigint not null check (amount <> 0),
  balance_after bigint not null,
  at timestamptz not null,
  primary key (account_id, seq)
);
create index on ledger_entry (posting_id);
create index on ledger_entry (account_id, at);
create index on ledger_entry (scope);
select app.protect('ledger_entry', staff_writes => '', worker_reads => 'account_id in (select a.id from ledger_account a where a.holder = app.person())');
select app.protect('ledger_posting', staff_writes => '', worker_reads => 'id in (select e.posting_id from ledger_entry e join ledger_account a on a.id = e.account_id where a.holder = app.person())');

-- [L4] Nothing is changed, nothing removed: nobody has the right. An account may be opened; its balance is written by app.ledger_write alone. Paths follow the tree.
revoke insert, update, delete on ledger_account, ledger_posting, ledger_entry from app_job;
grant insert (id, scope, subject, holder, kind, currency, floor, opened_at) on ledger_account to app_staff, app_job;
create policy staff_opens on ledger_account for insert to app_staff with check (scope >= current_setting('app.lo', true) and scope < current_setting('app.hi', true));
grant update (scope, holder) on ledger_account to app_job;
grant update (scope) on ledger_posting, ledger_entry to app_job;

-- Not even the owner of the tables changes what was posted, by mistake.
create function app.ledger_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - 'scope' = to_jsonb(old) - 'scope' then return new; end if;
  raise exception '% only grows: reverse a posting by another one', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger stands before update or delete on ledger_posting for each row execute function app.ledger_stands();
create trigger stands before update or delete on ledger_entry for each row execute function app.ledger_stands();

-- The accounts under their row locks, always in the order of their ids: whoever posts begins here, so postings on one account come one after another and nothing deadlocks.
create function app.ledger_lock(accounts uuid[]) returns setof ledger_account language sql volatile security definer set search_path = public, pg_temp as $$
  select * from ledger_account a where a.id = any(accounts) and a.scope >= current_setting('app.lo', true) and a.scope < current_setting('app.hi', true)
  order by a.id for no key update
$$;
revoke execute on function app.ledger_lock(uuid[]) from public;
grant execute on function app.ledger_lock(uuid[]) to app_staff, app_job;

/*
 * The only way into the books: any number of postings with all of their entries, in the order of `ord`. Running balances are computed here, under the locks. Refuses what
 * is not in the caller's range, what does not sum to zero in every unit and currency [L1], what overdraws [L3], and what would stand before an older entry [L2].
 */
create function app.ledger_write(postings jsonb, entries jsonb) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  lo constant text := current_setting('app.lo', true);
  hi constant text := current_setting('app.hi', true);
  written uuid[];
  count_of_entries int;
begin
  perform from app.ledger_lock(array(select distinct e.account_id from jsonb_to_recordset(entries) as e(account_id uuid)));
  insert into ledger_posting (id, scope, key, kind, about, reverses, at, posted_by)
    select p.id, p.scope, p.key, p.kind, p.about, p.reverses, p.at, current_setting('app.holder', true)
    from jsonb_to_recordset(postings) as p(id uuid, scope text, key text, kind text, about uuid, reverses uuid, at timestamptz)
    where p.scope >= lo and p.scope < hi;
  get diagnostics count_of_entries = row_count;
  if count_of_entries <> jsonb_array_length(postings) then raise exception 'a posting lies outside the range' using errcode = 'insufficient_privilege'; end if;
  written := array(select p.id from jsonb_to_recordset(postings) as p(id uuid));

  insert into ledger_entry (account_id, seq, posting_id, scope, currency, amount, balance_after, at)
    select e.account_id, (a.last_seq + row_number() over before)::int, e.posting_id, a.scope, a.currency, e.amount, (a.balance + sum(e.amount) over before)::bigint, p.at
    from jsonb_to_recordset(entries) as e(ord int, posting_id uuid, account_id uuid, amount bigint)
    join ledger_account a on a.id = e.account_id and a.scope >= lo and a.scope < hi
    join ledger_posting p on p.id = e.posting_id and p.id = any(written)
    window before as (partition by e.account_id order by e.ord);
  get diagnostics count_of_entries = row_count;
  if count_of_entries <> jsonb_array_length(entries) then raise exception 'an entry names no account of the range, or no posting of the batch' using errcode = 'insufficient_privilege'; end if;

  if exists (select from unnest(written) as w(id) where not exists (select from ledger_entry e where e.posting_id = w.id))
    or exists (select from ledger_entry e where e.posting_id = any(written) group by e.posting_id, e.scope, e.currency having sum(e.amount) <> 0) then
    raise exception 'a posting does not balance in every unit and currency' using errcode = 'check_violation', constraint = 'ledger_balanced';
  end if;
  if exists (select from ledger_entry e join ledger_account a on a.id = e.account_id
      where e.posting_id = any(written) and ((e.amount < 0 and e.balance_after < a.floor) or e.at < a.last_at)) then
    raise exception 'an account is overdrawn, or its entries leave the order of time' using errcode = 'check_violation', constraint = 'ledger_floor';
  end if;

  update ledger_account a set balance = l.balance_after, last_seq = l.seq, last_at = l.at
    from (select distinct on (e.account_id) e.account_id, e.seq, e.balance_after, e.at from ledger_entry e where e.posting_id = any(written) order by e.account_id, e.seq desc) l
    where a.id = l.account_id;
end $$;
revoke execute on function app.ledger_write(jsonb, jsonb) from public;
grant execute on function app.ledger_write(jsonb, jsonb) to app_staff, app_job;

select app.follows_person('ledger_account', 'holder');
select app.guard_paths();
