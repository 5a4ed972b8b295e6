-- 另选他人: somebody who was no candidate and was written on ballots. The row is made when the vote is counted; before that the name is in the sealed box alone.
alter table founding_candidate add column written_in boolean not null default false;
