/*
 * Takes many running numbers of a year in one step and gives the first of them: a file of thousands of needs would otherwise leave the database as many versions
 * of one row to walk through.
 */
create function app.next_training_numbers(which text, of_year int, how_many int) returns int language sql security definer set search_path = public, pg_temp as $$
  insert into training_number (kind, year, last) values (which, of_year, how_many) on conflict (kind, year) do update set last = training_number.last + how_many returning last - how_many + 1 $$;
revoke execute on function app.next_training_numbers(text, int, int) from public;
grant execute on function app.next_training_numbers(text, int, int) to app_staff, app_worker, app_job;
