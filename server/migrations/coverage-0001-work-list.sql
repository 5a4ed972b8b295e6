-- How many insured staff an employer had, as it was learnt: by the ledger of units, or typed in by a cadre with the source. The latest on or before a day counts on that day.
create table employer_headcount (
  unit_id uuid not null references unit on delete cascade,
  scope text collate "C" not null,
  counted_on date not null,
  people int not null check (people >= 0),
  source text not null check (source in ('ledger', 'insurance', 'visit')),
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (unit_id, counted_on)
);
create index on employer_headcount (scope);
select app.protect('employer_headcount', staff_writes => 'insert, update, delete');

-- The ledger of units keeps only today's figure; each figure it has had is kept here, from the day on which it was written. What stood there before this table
-- was made counts from the founding, or from the day the unit came on record.
insert into employer_headcount (unit_id, scope, counted_on, people, source, recorded_by, recorded_at)
  select id, scope, least(coalesce(founded_on, (created_at at time zone 'Asia/Shanghai')::date), (created_at at time zone 'Asia/Shanghai')::date), staff, 'ledger', 'migration', updated_at
  from unit where kind in ('enterprise', 'social-organisation') and staff is not null;
create function app.keep_headcount() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.kind in ('enterprise', 'social-organisation') and new.staff is not null and (tg_op = 'INSERT' or new.staff is distinct from old.staff) then
    insert into employer_headcount (unit_id, scope, counted_on, people, source, recorded_by, recorded_at)
    values (new.id, new.scope,
      case when tg_op = 'INSERT' then least(coalesce(new.founded_on, (new.created_at at time zone 'Asia/Shanghai')::date), (new.created_at at time zone 'Asia/Shanghai')::date) else (new.updated_at at time zone 'Asia/Shanghai')::date end,
      new.staff, 'ledger', coalesce(current_setting('app.holder', true), ''), new.updated_at)
    on conflict (unit_id, counted_on) do update set people = excluded.people, source = excluded.source, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at;
  end if;
  return null;
end $$;
create trigger keep_headcount after insert or update of staff on unit for each row execute function app.keep_headcount();

-- Where the work with an employer without a union stands. A row begins with the first visit; that a union covers the employer is read from the tree, never written here.
create table coverage_task (
  unit_id uuid primary key references unit on delete cascade,
  scope text collate "C" not null,
  state text not null check (state in ('untouched', 'visited', 'agreed', 'refused', 'founding')),
  account_id uuid references staff_account,   -- who follows it up
  next_on date,
  updated_at timestamptz not null
);
create index on coverage_task (scope);
create index on coverage_task (account_id, next_on) where next_on is not null;
select app.protect('coverage_task');

create table coverage_note (
  id uuid primary key,
  unit_id uuid not null references unit on delete cascade,
  scope text collate "C" not null,
  state text not null,
  words text not null,
  next_on date,
  account_id uuid references staff_account,
  at timestamptz not null
);
create index on coverage_note (unit_id, at);
create index on coverage_note (scope);
select app.protect('coverage_note', staff_writes => 'insert');
