-- Every import makes a new edition of the whole calendar: what a case was dated by can be told, and compared.
alter table calendar_year add edition int;
update calendar_year c set edition = n.edition
from (select year, version, row_number() over (order by imported_at, year, version) as edition from calendar_year) n
where c.year = n.year and c.version = n.version;
alter table calendar_year alter edition set not null;
alter table calendar_year add constraint calendar_year_edition_once unique (edition);
