/*
 * Many entries of one transaction, chained in one go (platform/batches): the same rows and the same hashes as one by one, without a trigger for each. To be called last, for it
 * holds the lane until the transaction ends.
 */
-- The chain that a transaction adds to, locked until it ends: one that is free, or else the one that is its turn.
create function app.audit_lane() returns int language plpgsql set search_path = public, pg_temp as $$
declare
  lanes constant int := 8;
  chosen int;
begin
  for step in 0 .. lanes - 1 loop
    chosen := (pg_backend_pid() + step) % lanes;
    if pg_try_advisory_xact_lock(hashtext('guildhall.audit'), chosen) then return chosen; end if;
  end loop;
  chosen := pg_backend_pid() % lanes;
  perform pg_advisory_xact_lock(hashtext('guildhall.audit'), chosen);
  return chosen;
end $$;
revoke execute on function app.audit_lane() from public;

create or replace function app.seal_audit() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  chosen int := app.audit_lane();
  last audit_seal;
begin
  select * into last from audit_seal where lane = chosen order by seq desc limit 1;
  insert into audit_seal values (chosen, coalesce(last.seq, 0) + 1, new.id, sha256(coalesce(last.hash, ''::bytea) || convert_to(app.audit_text(new), 'UTF8')));
  return null;
end $$;

create function app.append_audit(entries jsonb) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  chosen int;
  last audit_seal;
  entry audit_entry;
  seqs bigint[] := '{}';
  ids uuid[] := '{}';
  hashes bytea[] := '{}';
begin
  insert into audit_entry select * from jsonb_populate_recordset(null::audit_entry, entries);
  chosen := app.audit_lane();
  select * into last from audit_seal where lane = chosen order by seq desc limit 1;
  last.seq := coalesce(last.seq, 0);
  last.hash := coalesce(last.hash, ''::bytea);
  for entry in select * from jsonb_populate_recordset(null::audit_entry, entries) loop
    last.seq := last.seq + 1;
    last.hash := sha256(last.hash || convert_to(app.audit_text(entry), 'UTF8'));
    seqs := seqs || last.seq;
    ids := ids || entry.id;
    hashes := hashes || last.hash;
  end loop;
  insert into audit_seal select chosen, s.seq, s.id, s.hash from unnest(seqs, ids, hashes) as s (seq, id, hash);
end $$;
revoke execute on function app.append_audit(jsonb) from public;
grant execute on function app.append_audit(jsonb) to app_job;

-- What the function above inserts, as the owner of the log, it has sealed itself. An owner who inserts by hand leaves an entry outside the chain, which doctor finds.
drop trigger seal on audit_entry;
create constraint trigger seal after insert on audit_entry deferrable initially deferred for each row
  when (current_user <> 'guildhall_owner') execute function app.seal_audit();
