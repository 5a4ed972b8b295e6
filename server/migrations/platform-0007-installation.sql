-- Null while the demo is being built: a first start that was interrupted begins anew.
alter table installation add column built_at timestamptz;
-- A word sealed with the keys of this installation: another key file is recognised before it does harm.
alter table installation add column key_check bytea not null;
grant update (name, built_at) on installation to app_job;
