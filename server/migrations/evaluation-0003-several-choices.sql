-- A question of which several options may be chosen: one answer, with all of them.
alter table evaluation_answer add column choices text[] check (cardinality(choices) > 0);
alter table evaluation_answer drop constraint evaluation_answer_check;
alter table evaluation_answer add constraint evaluation_answer_one_kind check (num_nonnulls(score, choice, words, choices) = 1);
-- Versions are found by the owner of their wording.
create index on evaluation_form (key, scope, version);
