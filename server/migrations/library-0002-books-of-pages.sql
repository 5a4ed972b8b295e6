-- Books that are pages (PDF): each page is drawn once, as a picture, and its words are kept beside it. server/src/scenarios/library/pdf

alter table library_book add column kind text not null default 'epub' check (kind in ('epub', 'pdf'));
-- Pages that are drawn so far; a book of chapters has none to draw.
alter table library_book add column drawn int not null default 0 check (drawn between 0 and chapters);
-- [B6] Nobody is lent a book of which pages are missing.
alter table library_book add check (kind = 'epub' or state = 'draft' or drawn = chapters);
-- What a page says, line by line, for whoever reads letters of their own size or has them read aloud; null: the page is a picture alone.
alter table library_chapter add column words text;
