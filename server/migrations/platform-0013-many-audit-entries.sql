/*
 * Many entries of one transaction, chained in one go (platform/http/batched.ts): the same rows and the same hashes as one by one, without a trigger for each. To be called last, for it
 * holds the lane until the transaction ends.
 */
create function app.append_audit(entries jsonb) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  lanes constant int := 8;
  chosen int;
  last audit_seal;
  entry audit_entry;
  seqs bigint[] := '{}';
  ids uuid[] := '{}';
  hashes bytea[] := '{}';
begin
  insert into audit_entry select * from jsonb_populate_recordset(null::audit_entry, entries);
  for step in 0 .. lanes - 1 loop
    chosen := (pg_backend_pid() + step) % lanes;
    exit when pg_try_advisory_xact_lock(hashtext('guildhall.audit'), chosen);
    if step = lanes - 1 then
      chosen := pg_backend_pid() % lanes;
      perform pg_advisory_xact_lock(hashtext('guildhall.audit'), chosen);
    end if;
  end loop;
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
