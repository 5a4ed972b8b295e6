-- 班型表格导入, and rooms that lack what a class's template asks for.
alter table training_template add column import_id uuid references import_run;   -- the import that made it, if one did
create index on training_template (import_id) where import_id is not null;

alter table import_run drop constraint import_run_kind_check;
alter table import_run add constraint import_run_kind_check check (kind in ('units', 'members', 'needs', 'trainers', 'venues', 'classes', 'evaluations', 'templates'));
alter table import_draft drop constraint import_draft_kind_check;
alter table import_draft add constraint import_draft_kind_check check (kind in ('units', 'members', 'needs', 'trainers', 'venues', 'classes', 'evaluations', 'templates'));

-- How the equipment comes that the template asks for and the room lacks; without it such a room is refused.
alter table training_class add column equipment_reason text;
