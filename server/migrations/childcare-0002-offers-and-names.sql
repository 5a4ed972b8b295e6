-- Holiday childcare: the line goes on while the class is held, and children of one name (server/src/scenarios/childcare).

-- [C9] A place that becomes free once the class has begun is offered: it is kept for the child until then, or until its guardian says yes.
alter table childcare_child add column offered_until timestamptz, drop constraint childcare_child_state_check, drop constraint childcare_child_check1,
  add constraint childcare_child_state_check check (state in ('seat', 'waiting', 'offered', 'withdrawn', 'not-reached', 'not-answered', 'cancelled')),
  add constraint childcare_child_live check ((state in ('seat', 'waiting', 'offered')) = (ended_at is null)),
  add constraint childcare_child_offered check ((state = 'offered') = (offered_until is not null));
create index on childcare_child (offered_until) where state = 'offered';

-- [C2] A guardian enrols a child once. Another guardian's child may have the same name and month of birth.
drop index childcare_child_once;
create unique index childcare_child_once on childcare_child (class_id, person_id, child_blind) where ended_at is null and child_blind is not null;
