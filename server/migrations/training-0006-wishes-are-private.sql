-- T8: what a worker wants to learn (away from this job, perhaps) is no business of the employer: a worker's need never belongs to an applicant unit.
update training_need set applicant_scope = null, unit_id = null where source = 'worker' and (applicant_scope is not null or unit_id is not null);
alter table training_need add constraint training_need_worker_is_private check (source <> 'worker' or (applicant_scope is null and unit_id is null));
