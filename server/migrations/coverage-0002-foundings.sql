-- An employer whose union is being founded stands so on the work list by itself: since which founding, what stood there before, and what was last heard of it (events may come twice, or late).
alter table coverage_task add column founding_id uuid;
alter table coverage_task add column before_founding text check (before_founding in ('untouched', 'visited', 'agreed', 'refused', 'founding'));
alter table coverage_task add column founding_heard_at timestamptz;
create index on coverage_task (founding_id) where founding_id is not null;
