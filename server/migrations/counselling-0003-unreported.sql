-- Sessions of which the counsellor never said how they went (server/src/scenarios/counselling, P9): asked for once, then closed by the clock.
alter table counselling_session drop constraint counselling_session_state_check;
alter table counselling_session add constraint counselling_session_state_check check (state in ('booked', 'cancelled', 'held', 'missed', 'unreported'));
alter table counselling_session add column asked_at timestamptz;   -- when the counsellor was asked how it went
