-- That a unit exists, what it is called and where it stands is public (registry-0001): to a job in the range of a county as well, which must know the city above it. It writes in its range only, as before.
create policy job_reads on unit for select to app_job using (true);
