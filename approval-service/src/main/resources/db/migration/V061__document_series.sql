-- 文号: how far each organ has counted each series in a year. A number is taken by the statement that keeps the document
-- and goes back with it, so there are no gaps; a row lock orders those who issue at once.
create table document_series (
    organ text not null references organ (code),
    year int not null,
    series text not null,
    last int not null constraint document_series_counts check (last > 0),
    constraint document_series_pk primary key (organ, year, series)
);
grant select, insert, update on document_series to ${app_role};
