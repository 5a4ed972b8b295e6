-- A range of scopes is guessed by the bounds that statistics keep. With a hundred of them a county lies between two: the planner took its 37,000 people for 900 and read them all
-- where the first fifty were asked for.
alter table person alter column scope set statistics 1000;
alter table person_name_key alter column scope set statistics 1000;
alter table membership alter column scope set statistics 1000;
alter table unit alter column scope set statistics 1000;
