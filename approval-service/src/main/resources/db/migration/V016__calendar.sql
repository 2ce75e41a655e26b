-- Published years of working days; a new version of a year is a new row.
create table calendar_year (
    year int not null,
    version int not null,
    source text not null,
    off date[] not null,
    work date[] not null,
    imported_at timestamptz not null,
    imported_by text not null,
    constraint calendar_year_pk primary key (year, version)
);
grant select, insert on calendar_year to ${app_role};
