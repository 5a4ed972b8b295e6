-- A unit moves in the tree as a job (server/src/registry/units/README.md). The numbers in brackets are the invariants of its README.

-- What was asked, and the path that the subtree had. `watched`: whoever may still hold the old path is caught [V3].
create table unit_move (
  id uuid primary key,
  unit_id uuid not null references unit,
  parent_id uuid not null references unit,
  scope text collate "C" not null,        -- of the unit: where the progress is seen
  old_path text collate "C" not null,     -- stays as it was: not a column that follows the tree
  valid_from date not null,
  reason text not null,
  state text not null check (state in ('waiting', 'done', 'refused')),
  refusal text,
  job_id uuid not null,
  asked_by text not null,
  asked_at timestamptz not null,
  ended_at timestamptz,
  watched boolean not null default true,
  check ((state = 'waiting') = (ended_at is null)),
  check ((state = 'refused') = (refusal is not null))
);
create unique index unit_move_one_at_a_time on unit_move (unit_id) where state = 'waiting';
create index unit_move_watched on unit_move (old_path) where watched;
create index on unit_move (scope);
create index on unit_move (unit_id, asked_at);
select app.protect('unit_move', staff_writes => '');

-- The last step of a path names its unit, whatever has happened to the path: labels are never used again (R1).
create function app.label_of(path text) returns text language sql immutable parallel safe as $$ select substring(path from '[^.]*$') $$;
create unique index unit_label on unit (app.label_of(scope));
-- Where a path that somebody remembers leads today; itself where no unit has its label.
create function app.path_today(path text) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select u.scope from unit u where app.label_of(u.scope) = app.label_of(path)), path)
$$;

/*
 * [V3] A row is never written under a path that its unit has left. Under a subtree that is about to move, writers queue behind the move (a shared lock that it takes
 * alone); whoever then still holds the old path is sent back to read again: the edge and the job runner repeat what fails so (40001).
 */
create function app.refuse_left_path() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  row_now jsonb;
  path text;
  move_id uuid;
begin
  -- The move itself writes nothing but paths of today.
  if current_setting('app.moving', true) = 'on' or not exists (select from unit_move where watched) then return new; end if;
  row_now := to_jsonb(new);
  for i in 0 .. tg_nargs - 1 loop
    path := row_now ->> tg_argv[i];
    continue when path is null;
    for move_id in select m.id from unit_move m where m.watched and path >= m.old_path and path < m.old_path || '/' order by m.id loop
      perform pg_advisory_xact_lock_shared(hashtext('guildhall.unit-move'), hashtext(move_id::text));
    end loop;
    if found and app.path_today(path) <> path then
      raise exception 'the unit of % has moved: read again', tg_table_name using errcode = 'serialization_failure';
    end if;
  end loop;
  return new;
end $$;
revoke execute on function app.refuse_left_path() from public;

-- The columns of a table that hold paths and follow the tree: `scope`, and others called so (applicant_scope), as far as app_job may update them.
create function app.path_columns(target regclass) returns text[] language sql stable as $$
  select coalesce(array_agg(a.attname::text order by a.attname <> 'scope', a.attname), '{}') from pg_attribute a
  where a.attrelid = target and a.attnum > 0 and not a.attisdropped and a.atttypid = 'text'::regtype and a.attname ~ '(^|_)scope$' and has_column_privilege('app_job', a.attrelid, a.attnum, 'update')
$$;

-- Puts the guard on every table that has such columns and not yet the guard; nothing has to be registered.
create function app.guard_paths() returns void language plpgsql as $$
declare
  target regclass;
begin
  for target in select c.oid::regclass from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname not in ('unit', 'unit_version')
    and app.path_columns(c.oid::regclass) <> '{}' loop
    execute format('drop trigger if exists refuses_left_path on %s', target);
    execute format('create trigger refuses_left_path before insert or update of %s on %s for each row execute function app.refuse_left_path(%s)',
      (select string_agg(quote_ident(name), ', ') from unnest(app.path_columns(target)) as name), target, (select string_agg(quote_literal(name), ', ') from unnest(app.path_columns(target)) as name));
  end loop;
end $$;
select app.guard_paths();

-- A unit is never made below a path that its parent has left: the row lock waits for a move that is being committed.
create function app.refuse_left_parent() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  above text;
begin
  if new.parent_id is null or not exists (select from unit_move where watched) then return new; end if;
  select scope into above from unit where id = new.parent_id for key share;
  if above is not null and new.scope <> above || '.' || app.label_of(new.scope) then
    raise exception 'the parent of unit % has moved: read again', new.id using errcode = 'serialization_failure';
  end if;
  return new;
end $$;
revoke execute on function app.refuse_left_parent() from public;
create trigger refuses_left_parent before insert on unit for each row execute function app.refuse_left_parent();
