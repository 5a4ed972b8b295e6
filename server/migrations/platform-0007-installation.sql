-- Null while the demo is being built: a first start that was interrupted begins anew.
alter table installation add column built_at timestamptz;
grant update (name) on installation to app_job;
