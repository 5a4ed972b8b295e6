-- The cockpit's figures follow the records by themselves: whatever writes a need, a result or a judgement, be it a command, an import, its undo or the making of a
-- demo, leaves a line here in the same transaction, and a job works it off within seconds (server/src/scenarios/training/cockpit). A line is only ever added, never
-- merged with one that is waiting: merged, a change that is committed later could be taken for one that was counted already.

create table training_figure_due (
  id bigint generated always as identity primary key,
  scope text collate "C" not null,
  kind text not null check (kind in ('need', 'result', 'judgement')),
  ref uuid not null                       -- need, enrolment, submission
);
create index on training_figure_due (scope);
select app.protect('training_figure_due', staff_writes => '');

create function app.training_figures_due() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- Arguments: kind, column with the record's id. "moved" is the set of rows that the statement wrote or took away.
  execute format('insert into training_figure_due (scope, kind, ref) select scope, %L, %I from moved', tg_argv[0], tg_argv[1]);
  return null;
end $$;

create trigger figures_due_inserted after insert on training_need referencing new table as moved for each statement execute function app.training_figures_due('need', 'id');
create trigger figures_due_updated after update on training_need referencing new table as moved for each statement execute function app.training_figures_due('need', 'id');
create trigger figures_due_deleted after delete on training_need referencing old table as moved for each statement execute function app.training_figures_due('need', 'id');

create trigger figures_due_inserted after insert on training_result referencing new table as moved for each statement execute function app.training_figures_due('result', 'enrolment_id');
create trigger figures_due_updated after update on training_result referencing new table as moved for each statement execute function app.training_figures_due('result', 'enrolment_id');
create trigger figures_due_deleted after delete on training_result referencing old table as moved for each statement execute function app.training_figures_due('result', 'enrolment_id');
-- A certificate is about an enrolment; revoked, it no longer counts.
create trigger figures_due_updated after update on credential_issued referencing new table as moved for each statement execute function app.training_figures_due('result', 'subject');

create trigger figures_due_inserted after insert on evaluation_submission referencing new table as moved for each statement execute function app.training_figures_due('judgement', 'id');
create trigger figures_due_deleted after delete on evaluation_submission referencing old table as moved for each statement execute function app.training_figures_due('judgement', 'id');

-- Occupation, level and place of a result or judgement are those of its class.
create function app.training_class_figures_due() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into training_figure_due (scope, kind, ref)
    select r.scope, 'result', r.enrolment_id from training_result r where r.class_id = new.id
    union all select s.scope, 'judgement', s.id from evaluation_submission s where s.subject = new.id;
  return null;
end $$;
create trigger figures_due_moved after update of occupation_id, level, division, town on training_class for each row
  when ((old.occupation_id, old.level, old.division, old.town) is distinct from (new.occupation_id, new.level, new.division, new.town)) execute function app.training_class_figures_due();

-- Counts everything anew: what is there, and what was counted and may be there no more.
create function app.training_recount() returns void language sql security definer set search_path = public, pg_temp as $$
  insert into training_figure_due (scope, kind, ref)
    select scope, 'need', id from training_need
    union all select scope, 'result', enrolment_id from training_result
    union all select scope, 'judgement', id from evaluation_submission
    union all select scope, case when metric in ('training.asked', 'training.planned') then 'need' when metric = 'training.satisfaction' then 'judgement' else 'result' end, ref
      from metric_entry where metric like 'training.%' $$;
revoke execute on function app.training_figures_due(), app.training_class_figures_due(), app.training_recount() from public;
grant execute on function app.training_recount() to app_job;
select app.training_recount();

-- The wall shows what has just happened: the newest of each kind, one step of an index.
create index on training_need (asked_at desc);
create index on training_enrolment (enrolled_at desc);
create index on training_result (confirmed_at desc) where confirmed_at is not null;
