-- Stored files; the bytes lie in DATA_DIR/files or in a bucket, named by their SHA-256.
create table stored_file (
  id uuid primary key,
  scope text collate "C" not null,        -- '~' until the record it belongs to takes it in: then only its uploader sees it
  owner text not null,
  name_sealed bytea not null,             -- people name files after people
  content_type text not null,
  size bigint not null,
  sha256 bytea not null,
  created_at timestamptz not null
);
create index on stored_file (scope, id);
create index on stored_file (sha256);
select app.protect('stored_file', staff_writes => '', staff_also => 'owner = current_setting(''app.holder'', true)',
  worker_reads => 'owner = current_setting(''app.holder'', true)');
