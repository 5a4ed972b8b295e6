-- Keys are written in the order of time and swept by it: a summary of blocks finds a week's as well as an entry for each, and a rush writes one index less (docs/performance.md, claims).
drop index idempotency_key_created_at_idx;
create index idempotency_key_created_at_idx on idempotency_key using brin (created_at) with (pages_per_range = 16, autosummarize = on);
-- Entries are read once, not twice.
create or replace function app.append_audit(entries jsonb) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  added audit_entry[];
  chosen int;
  last audit_seal;
  entry audit_entry;
  seqs bigint[] := '{}';
  ids uuid[] := '{}';
  hashes bytea[] := '{}';
begin
  select array_agg(e) into added from jsonb_populate_recordset(null::audit_entry, entries) as e;
  insert into audit_entry select (a).* from (select unnest(added) as a) as one;
  chosen := app.audit_lane();
  select * into last from audit_seal where lane = chosen order by seq desc limit 1;
  last.seq := coalesce(last.seq, 0);
  last.hash := coalesce(last.hash, ''::bytea);
  foreach entry in array added loop
    last.seq := last.seq + 1;
    last.hash := sha256(last.hash || convert_to(app.audit_text(entry), 'UTF8'));
    seqs := seqs || last.seq;
    ids := ids || entry.id;
    hashes := hashes || last.hash;
  end loop;
  insert into audit_seal select chosen, s.seq, s.id, s.hash from unnest(seqs, ids, hashes) as s (seq, id, hash);
end $$;
