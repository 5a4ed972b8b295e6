-- Every mark that was ever entered and by whom. T3 asks all of them, not only the last one.
create table training_mark_entry (
  id uuid primary key,
  enrolment_id uuid not null references training_enrolment,
  class_id uuid not null references training_class,
  scope text collate "C" not null,
  theory int,
  practice int,
  absent boolean not null,
  entered_by text not null,
  entered_at timestamptz not null
);
create index on training_mark_entry (class_id, entered_at);
create index on training_mark_entry (enrolment_id);
create index on training_mark_entry (scope);
select app.protect('training_mark_entry', staff_writes => 'insert');

-- [T3] "account:X" and "account:X:for:Y" are the same pair of eyes; whoever ever entered a mark of this person confirms none of them.
alter table training_result drop constraint training_result_check;
alter table training_result add constraint training_result_two_pairs_of_eyes
  check (confirmed_by is null or split_part(confirmed_by, ':', 2) <> split_part(entered_by, ':', 2));
create function app.refuse_own_marks() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from training_mark_entry e where e.enrolment_id = new.enrolment_id and split_part(e.entered_by, ':', 2) = split_part(new.confirmed_by, ':', 2)) then
    raise exception 'results are confirmed by another account than entered them' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger training_result_confirmed_by_another before insert or update of confirmed_by on training_result
  for each row when (new.confirmed_by is not null) execute function app.refuse_own_marks();
-- [T4] A certificate only for a confirmed pass.
alter table training_result add constraint training_result_certified_pass
  check (certificate_id is null or (outcome = 'passed' and confirmed_at is not null));

-- How the certificates of a subtree are numbered and how long they are good; the nearest one above a class counts.
create table training_certificate_series (
  scope text collate "C" primary key,
  issuer text not null check (issuer ~ '^[A-Z][0-9]{4}$'),
  region text not null check (region ~ '^[0-9]{4}$'),
  valid_years int check (valid_years between 1 and 50),   -- null: for good
  set_by text not null,
  set_at timestamptz not null
);
select app.protect('training_certificate_series', staff_also => 'scope = any(app.above())');

-- That somebody checked a certificate, and what they were told: never who.
create table training_certificate_check (
  id uuid primary key,
  scope text collate "C" not null,        -- of the certificate; empty when it is none of ours
  credential_id uuid,
  by text not null check (by in ('number', 'file')),
  verdict text not null,
  checked_at timestamptz not null
);
create index on training_certificate_check (credential_id, checked_at);
create index on training_certificate_check (scope, checked_at);
select app.protect('training_certificate_check', staff_writes => '');
