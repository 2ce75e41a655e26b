-- SM3 of the source as issued, which the document's entry in the chain holds; null: issued before there was evidence.
alter table document add column sm3 text;
