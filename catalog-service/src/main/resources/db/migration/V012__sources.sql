-- What was written down, to the letter (json keeps the order of names): the files of a publication, and what an editor
-- handed in. An item version without a source comes from the files of its publication.
alter table publication add column source json;
alter table item_version add column source json;
