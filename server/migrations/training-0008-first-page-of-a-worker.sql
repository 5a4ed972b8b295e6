-- Both are in plpgsql because it keeps the plan from call to call; in SQL a function that cannot be inlined costs five times as much.

-- A plan is not public while it is being talked about, so whoever was asked about one may read no class. Their first page says that they were asked, and until when: this much
-- is theirs to know. The newest round of each plan and need, as long as it is open and unanswered.
create function app.my_training_questions(at timestamptz) returns table (id uuid, asked_at timestamptz, title text, closes_at timestamptz)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select o.id, o.asked_at, c.title, c.opinions_close_at
    from training_opinion o join training_class c on c.id = o.class_id
    where o.person_id = nullif(current_setting('app.person', true), '')::uuid and o.stance is null and c.state = 'opinions' and c.opinions_close_at > at
      and not exists (select from training_opinion later where later.class_id = o.class_id and later.need_id = o.need_id and later.round > o.round)
    order by o.asked_at desc, o.id desc limit 100;
end $$;
revoke execute on function app.my_training_questions(timestamptz) from public;
grant execute on function app.my_training_questions(timestamptz) to app_worker;

-- A trainer is a worker whose phone stands in the trainers' register. How many sit in the next lesson is theirs to know, who they are is on a page of its own.
create function app.my_lessons_to_teach(at timestamptz, most int) returns table (id uuid, title text, topic text, venue text, starts_at timestamptz, ends_at timestamptz, state text, seated int, here int)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select s.id, c.title, s.topic, v.name, s.starts_at, s.ends_at, s.state,
      (select count(*)::int from training_enrolment e where e.class_id = c.id and e.state = 'seated'),
      (select count(*)::int from training_attendance a where a.session_id = s.id and a.status in ('present', 'late'))
    from training_session s join training_class c on c.id = s.class_id left join training_venue v on v.id = s.venue_id
    where s.trainer_id in (select t.id from training_trainer t join person p on p.phone_blind = t.phone_blind
        where p.id = nullif(current_setting('app.person', true), '')::uuid and t.active)
      and s.ends_at > at and s.starts_at < at + interval '120 days' and s.state <> 'cancelled' and c.state not in ('draft', 'opinions')
    order by s.starts_at, s.id limit most;
end $$;
revoke execute on function app.my_lessons_to_teach(timestamptz, int) from public;
grant execute on function app.my_lessons_to_teach(timestamptz, int) to app_worker;
