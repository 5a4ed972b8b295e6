/*
 * The cockpit's figures of members (server/src/registry/memberships/figures). Whatever writes a membership, be it a command, a roster, its undo, a merge of records or a
 * unit that moves, leaves what it changes here in the same transaction, and a job adds it up within seconds for the unit and every unit above it. A question then reads
 * a row for each month, however many members there are. The letters in brackets are the invariants of its README.
 */

-- By which gender and year of birth a membership is counted. Who writes a membership need not say: the job looks the person up, also when the person changes [F3].
alter table membership add column counted_gender text, add column counted_birth_year int;

-- What changed, by path at that time and month. Added up as it stands, whatever the tree is by then: a move takes away along the old path and adds along the new [F2].
create table member_figure_due (
  id bigint generated always as identity primary key,
  path text collate "C" not null,         -- stays as it was: not a column that follows the tree
  month date not null,
  joined int not null default 0,          -- became members of the trade union
  departed int not null default 0,        -- left, retired, died
  came int not null default 0,            -- by transfer
  went int not null default 0,
  members int not null default 0,
  women int not null default 0,
  men int not null default 0,
  born_1960s int not null default 0,      -- before 1970
  born_1970s int not null default 0,
  born_1980s int not null default 0,
  born_1990s int not null default 0,
  born_2000s int not null default 0,      -- since 2000
  staff int not null default 0            -- workers of living units as far as they are on record; without a history
);
-- Whose gender and year of birth are to be looked up.
create table member_figure_person_due (
  id bigint generated always as identity primary key,
  ref uuid not null
);
-- Lasting memberships at one path itself: one or more, and it is a union with members.
create table member_union (
  path text collate "C" primary key,
  members int not null
);
-- Sums for a unit and everything below it, by the month of the change; what there is at the end of a month is the sum up to it [F1].
create table member_figure (
  unit_id uuid not null references unit on delete cascade,
  scope text collate "C" not null,        -- of the unit, today
  month date not null check (extract(day from month) = 1),
  joined int not null, departed int not null, came int not null, went int not null,
  members int not null, women int not null, men int not null,
  born_1960s int not null, born_1970s int not null, born_1980s int not null, born_1990s int not null, born_2000s int not null,
  staff int not null,
  unions int not null,
  primary key (unit_id, month)
);
create index on member_figure (scope);
select app.protect('member_figure', staff_writes => '');
alter table member_figure_due enable row level security;
alter table member_figure_person_due enable row level security;
alter table member_union enable row level security;
grant select on member_figure_due, member_figure_person_due, member_union to guildhall_dump, app_job;
create policy dump_reads on member_figure_due for select to guildhall_dump, app_job using (true);
create policy dump_reads on member_figure_person_due for select to guildhall_dump, app_job using (true);
create policy dump_reads on member_union for select to guildhall_dump, app_job using (true);

-- How much waits to be counted, for the page that says so.
create function app.member_figures_due() returns int language sql stable security definer set search_path = public, pg_temp as $$
  select (select count(*) from (select from member_figure_due limit 1000) d)::int + (select count(*) from (select from member_figure_person_due limit 1000) d)::int
$$;
revoke execute on function app.member_figures_due() from public;
grant execute on function app.member_figures_due() to app_staff, app_job;

-- Wakes the job, once for each transaction.
create function app.tell_members_changed() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_setting('app.members_told', true) = pg_current_xact_id()::text then return; end if;
  perform set_config('app.members_told', pg_current_xact_id()::text, true);
  insert into outbox_event (id, type, scope, payload, emitted_by, emitted_at) values (gen_random_uuid(), 'registry.members-changed', '', '{}', 'database', now());
end $$;
revoke execute on function app.tell_members_changed() from public;

create function app.member_figures_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  changed text := case tg_op when 'INSERT' then 'select *, 1 as sign from added' when 'DELETE' then 'select *, -1 as sign from taken'
    else 'select *, 1 as sign from added union all select *, -1 as sign from taken' end;
  noted int;
  looked int := 0;
begin
  execute format($sql$
    with changed as (%s),
    heads as (
      select scope, date_trunc('month', valid_from)::date as month, sign as members, counted_gender, counted_birth_year,
        case when began_by in ('import', 'join') then sign else 0 end as joined, case when began_by in ('import', 'join') then 0 else sign end as came, 0 as departed, 0 as went from changed
      union all
      select scope, date_trunc('month', valid_to)::date, -sign, counted_gender, counted_birth_year, 0, 0,
        case when ended_by in ('leave', 'retire', 'death') then sign else 0 end, case when ended_by in ('leave', 'retire', 'death', 'merge') then 0 else sign end from changed where valid_to is not null),
    sums as (
      select scope, month, sum(joined) as joined, sum(departed) as departed, sum(came) as came, sum(went) as went, sum(members) as members,
        coalesce(sum(members) filter (where counted_gender = 'female'), 0) as women, coalesce(sum(members) filter (where counted_gender = 'male'), 0) as men,
        coalesce(sum(members) filter (where counted_birth_year < 1970), 0) as b6, coalesce(sum(members) filter (where counted_birth_year between 1970 and 1979), 0) as b7,
        coalesce(sum(members) filter (where counted_birth_year between 1980 and 1989), 0) as b8, coalesce(sum(members) filter (where counted_birth_year between 1990 and 1999), 0) as b9,
        coalesce(sum(members) filter (where counted_birth_year >= 2000), 0) as b0
      from heads group by scope, month)
    insert into member_figure_due (path, month, joined, departed, came, went, members, women, men, born_1960s, born_1970s, born_1980s, born_1990s, born_2000s)
    select * from sums where (joined, departed, came, went, members, women, men, b6, b7, b8, b9, b0) <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)$sql$, changed);
  get diagnostics noted = row_count;
  if tg_op = 'INSERT' then
    insert into member_figure_person_due (ref) select person_id from added where counted_gender is null or counted_birth_year is null;
    get diagnostics looked = row_count;
  elsif tg_op = 'UPDATE' then
    insert into member_figure_person_due (ref) select a.person_id from added a join taken t on t.id = a.id where a.person_id <> t.person_id;
    get diagnostics looked = row_count;
  end if;
  if noted + looked > 0 then perform app.tell_members_changed(); end if;
  return null;
end $$;
revoke execute on function app.member_figures_changed() from public;
create trigger figures_due_inserted after insert on membership referencing new table as added for each statement execute function app.member_figures_changed();
create trigger figures_due_updated after update on membership referencing old table as taken new table as added for each statement execute function app.member_figures_changed();
create trigger figures_due_deleted after delete on membership referencing old table as taken for each statement execute function app.member_figures_changed();

create function app.member_person_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  looked int;
begin
  insert into member_figure_person_due (ref) select a.id from added a join taken t on t.id = a.id where (a.gender, a.birth_year) is distinct from (t.gender, t.birth_year);
  get diagnostics looked = row_count;
  if looked > 0 then perform app.tell_members_changed(); end if;
  return null;
end $$;
revoke execute on function app.member_person_changed() from public;
create trigger member_figures_due after update on person referencing old table as taken new table as added for each statement execute function app.member_person_changed();

-- Workers on record follow the unit: its figure, its place in the tree, its end.
create function app.member_staff_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  changed text := case tg_op when 'INSERT' then 'select *, 1 as sign from added' when 'DELETE' then 'select *, -1 as sign from taken'
    else 'select *, 1 as sign from added union all select *, -1 as sign from taken' end;
  noted int;
begin
  execute format($sql$insert into member_figure_due (path, month, staff) select scope, '1900-01-01', sum(sign * staff) from (%s) changed where staff > 0 and dissolved_on is null group by scope having sum(sign * staff) <> 0$sql$, changed);
  get diagnostics noted = row_count;
  if noted > 0 then perform app.tell_members_changed(); end if;
  return null;
end $$;
revoke execute on function app.member_staff_changed() from public;
create trigger member_figures_inserted after insert on unit referencing new table as added for each statement execute function app.member_staff_changed();
create trigger member_figures_updated after update on unit referencing old table as taken new table as added for each statement execute function app.member_staff_changed();
create trigger member_figures_deleted after delete on unit referencing old table as taken for each statement execute function app.member_staff_changed();

/*
 * Adds up to `most` of what is due, and gives how much there was. One at a time, because two that meet on a sum would wait for each other anyhow.
 */
create function app.fold_member_figures(most int) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  looked int;
  folded int;
begin
  perform pg_advisory_xact_lock(hashtext('registry.member-figures'));
  with due as (delete from member_figure_person_due where id in (select id from member_figure_person_due order by id limit most) returning ref)
  update membership m set counted_gender = p.gender, counted_birth_year = p.birth_year
    from person p where p.id in (select ref from due) and m.person_id = p.id and (m.counted_gender, m.counted_birth_year) is distinct from (p.gender, p.birth_year);
  get diagnostics looked = row_count;
  with due as (delete from member_figure_due where id in (select id from member_figure_due order by id limit most) returning *),
  sums as (
    select path, month, sum(joined)::int as joined, sum(departed)::int as departed, sum(came)::int as came, sum(went)::int as went, sum(members)::int as members, sum(women)::int as women,
      sum(men)::int as men, sum(born_1960s)::int as b6, sum(born_1970s)::int as b7, sum(born_1980s)::int as b8, sum(born_1990s)::int as b9, sum(born_2000s)::int as b0, sum(staff)::int as staff
    from due group by path, month),
  lasting as (select path, sum(members)::int as members, min(month) filter (where members > 0) as since, max(month) filter (where members < 0) as until from sums where members <> 0 group by path),
  before as (select l.*, coalesce(u.members, 0) as had from lasting l left join member_union u using (path)),
  kept as (insert into member_union (path, members) select path, members from lasting on conflict (path) do update set members = member_union.members + excluded.members),
  crossed as (
    select path, case when had > 0 then coalesce(until, since) else coalesce(since, until) end as month, case when had > 0 then -1 else 1 end as unions
    from before where (had > 0) <> (had + members > 0)),
  all_paths as (select distinct path from sums),
  above as (
    select p.path, u.id as unit_id, u.scope from all_paths p cross join lateral unnest(string_to_array(p.path, '.')) as step(label) join unit u on app.label_of(u.scope) = step.label),
  told as (
    select path, month, joined, departed, came, went, members, women, men, b6, b7, b8, b9, b0, staff, 0 as unions from sums
    union all select path, month, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, unions from crossed),
  kept_sums as (
    insert into member_figure as f (unit_id, scope, month, joined, departed, came, went, members, women, men, born_1960s, born_1970s, born_1980s, born_1990s, born_2000s, staff, unions)
    select a.unit_id, a.scope, t.month, sum(joined), sum(departed), sum(came), sum(went), sum(members), sum(women), sum(men), sum(b6), sum(b7), sum(b8), sum(b9), sum(b0), sum(staff), sum(unions)
    from told t join above a using (path) group by a.unit_id, a.scope, t.month order by a.unit_id, t.month
    on conflict (unit_id, month) do update set joined = f.joined + excluded.joined, departed = f.departed + excluded.departed, came = f.came + excluded.came, went = f.went + excluded.went,
      members = f.members + excluded.members, women = f.women + excluded.women, men = f.men + excluded.men, born_1960s = f.born_1960s + excluded.born_1960s, born_1970s = f.born_1970s + excluded.born_1970s,
      born_1980s = f.born_1980s + excluded.born_1980s, born_1990s = f.born_1990s + excluded.born_1990s, born_2000s = f.born_2000s + excluded.born_2000s, staff = f.staff + excluded.staff, unions = f.unions + excluded.unions)
  select count(*)::int into folded from due;
  return folded + looked;
end $$;
revoke execute on function app.fold_member_figures(int) from public;
grant execute on function app.fold_member_figures(int) to app_job;

/* Forgets every sum and says anew what there is. Nobody writes a membership meanwhile. */
create function app.recount_members() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtext('registry.member-figures'));
  lock table membership, unit in share row exclusive mode;
  delete from member_figure_due; delete from member_figure_person_due; delete from member_union; delete from member_figure;
  insert into member_figure_person_due (ref) select m.person_id from membership m join person p on p.id = m.person_id where (m.counted_gender, m.counted_birth_year) is distinct from (p.gender, p.birth_year);
  with heads as (
    select scope, date_trunc('month', valid_from)::date as month, 1 as members, counted_gender, counted_birth_year,
      (began_by in ('import', 'join'))::int as joined, (began_by not in ('import', 'join'))::int as came, 0 as departed, 0 as went from membership
    union all
    select scope, date_trunc('month', valid_to)::date, -1, counted_gender, counted_birth_year, 0, 0, (ended_by in ('leave', 'retire', 'death'))::int, (ended_by not in ('leave', 'retire', 'death', 'merge'))::int
    from membership where valid_to is not null)
  insert into member_figure_due (path, month, joined, departed, came, went, members, women, men, born_1960s, born_1970s, born_1980s, born_1990s, born_2000s)
  select scope, month, sum(joined), sum(departed), sum(came), sum(went), sum(members),
    coalesce(sum(members) filter (where counted_gender = 'female'), 0), coalesce(sum(members) filter (where counted_gender = 'male'), 0),
    coalesce(sum(members) filter (where counted_birth_year < 1970), 0), coalesce(sum(members) filter (where counted_birth_year between 1970 and 1979), 0),
    coalesce(sum(members) filter (where counted_birth_year between 1980 and 1989), 0), coalesce(sum(members) filter (where counted_birth_year between 1990 and 1999), 0),
    coalesce(sum(members) filter (where counted_birth_year >= 2000), 0)
  from heads group by scope, month order by scope, month;  -- so that what is folded together lies together
  insert into member_figure_due (path, month, staff) select scope, '1900-01-01', staff from unit where staff > 0 and dissolved_on is null;
  perform app.tell_members_changed();
end $$;
revoke execute on function app.recount_members() from public;
grant execute on function app.recount_members() to app_job;

select app.guard_paths();
select app.recount_members();
