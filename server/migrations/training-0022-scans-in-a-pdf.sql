-- Scans that come as the pages of a PDF (server/src/scenarios/training/sheets): its row waits until all of them are read; each that holds something becomes a row of its own.
alter table training_scan
  add column pages int check (pages > 0),                      -- of a PDF
  add column pages_read int not null default 0,
  add column pages_blank int[] not null default '{}',          -- numbers of its pages on which there is nothing
  add column file_page int check (file_page > 0),              -- of what came out of one: which page it was
  add constraint training_scan_pages check (pages_read <= coalesce(pages, 0) and (pages is null or run_id is null));
