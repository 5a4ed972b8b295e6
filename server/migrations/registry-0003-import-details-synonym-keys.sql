-- Cells of rejected and repaired rows are personal data (phones, ID numbers): sealed, so that a search of the database finds none.
alter table import_run add column details_sealed bytea;

-- Occupations that ship are known by a key; what people call a trade says strongly (weight 1) or weakly (less) which one they mean.
alter table occupation add column key text unique;
create index on occupation_synonym (occupation_id);
-- A word that two trades claim is a hint for both.
alter table occupation_synonym drop constraint occupation_synonym_word_key;
alter table occupation_synonym add unique (word, occupation_id);
