-- A file that is taken back takes its records with it, and with them the question whether one of them is somebody else: only what hangs on a record keeps it.
alter table person_pair drop constraint person_pair_a_id_fkey, drop constraint person_pair_b_id_fkey;
alter table person_pair add constraint person_pair_a_id_fkey foreign key (a_id) references person on delete cascade;
alter table person_pair add constraint person_pair_b_id_fkey foreign key (b_id) references person on delete cascade;
