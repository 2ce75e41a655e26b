-- Part of a name in any place: pairs of characters, since names of two characters have no trigram.
create function name_pairs(name text) returns text[] language sql immutable strict parallel safe
    as $$ select array_agg(distinct substr(lower(name), i, 2)) from generate_series(1, greatest(length(name) - 1, 1)) i $$;
create index application_name on application using gin (name_pairs(principal_name)) where state <> 'DRAFT';
