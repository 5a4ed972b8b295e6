-- A dead letter that need not be run again: who looked says why, and it leaves the list of the failed.
alter table job_run add column discard_reason text;
