-- Guesses at query codes, by what was typed as case number, given or not: forgotten when their time is over.
create table query_attempt (
    case_number text constraint query_attempt_pk primary key,
    wrong int not null constraint query_attempt_wrong check (wrong >= 0),
    since timestamptz not null
);
create index query_attempt_since on query_attempt (since);
grant select, insert, update, delete on query_attempt to ${app_role};
