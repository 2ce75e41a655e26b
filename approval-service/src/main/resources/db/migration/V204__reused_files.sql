-- A file that was given once, for another case of the same applicant: by which it is marked.
alter table material_file add column reused_from uuid;
