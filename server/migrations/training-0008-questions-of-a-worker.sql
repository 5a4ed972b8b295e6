-- A plan is not public while it is being talked about, so whoever was asked about one may read no class. Their first page says that they were asked, and until when: this much
-- is theirs to know. The newest round of each plan and need, as long as it is open and unanswered.
create function app.my_training_questions(at timestamptz) returns table (id uuid, asked_at timestamptz, title text, closes_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
    select o.id, o.asked_at, c.title, c.opinions_close_at
    from training_opinion o join training_class c on c.id = o.class_id
    where o.person_id = nullif(current_setting('app.person', true), '')::uuid and o.stance is null and c.state = 'opinions' and c.opinions_close_at > at
      and not exists (select from training_opinion later where later.class_id = o.class_id and later.need_id = o.need_id and later.round > o.round)
    order by o.asked_at desc, o.id desc limit 100 $$;
revoke execute on function app.my_training_questions(timestamptz) from public;
grant execute on function app.my_training_questions(timestamptz) to app_worker;
