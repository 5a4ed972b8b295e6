-- Finding positions (server/src/scenarios/venues/places/finding.ts): the nearest are looked for in a box of latitudes and longitudes, others by name. Comparing numbers and collated text leaks nothing, so
-- both serve under the policies, which an operator of points would not.
create index venue_position_places on venue_position (lat, lng) where active;
create index venue_position_names on venue_position (name collate "zh-x-icu", id) where active;
