-- [P4] What happened stays as it happened, with one exception that the law makes: who is erased at their own wish takes their words along. The step stays, with its day and its event.
create function app.erase_words_of(person uuid) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  erased int;
begin
  update process_step s set reason = null from process_case c where c.id = s.case_id and c.applicant = person and s.acted_as = 'applicant' and s.reason is not null;
  get diagnostics erased = row_count;
  return erased;
end $$;
revoke execute on function app.erase_words_of(uuid) from public;
grant execute on function app.erase_words_of(uuid) to app_job;
