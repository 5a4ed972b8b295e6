-- Somebody stands at a window that does not reach their record: they agree by reading out a code sent to their phone. The visit then belongs to the window
-- (its scope is the clerk's), and says that it rests on this consent and not on range.
alter table desk_visit add column consented boolean not null default false;
alter table login_code drop constraint login_code_purpose_check;
alter table login_code add constraint login_code_purpose_check check (purpose in ('login', 'new-phone', 'desk'));
-- A person asks who acted for them; that may have been at any window.
create index on audit_entry (on_behalf_of, id) where on_behalf_of is not null;
