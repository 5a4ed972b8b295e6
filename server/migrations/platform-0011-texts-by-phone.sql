-- Text messages are found by the phone they went to: whoever is erased takes them along before the thirty days are over.
alter table text_message add column phone_blind bytea;
create index on text_message (phone_blind);
