-- Search by substring and by pinyin initials. The locale must be a UTF-8 one: under C trigrams leave out Chinese characters.
create extension if not exists pg_trgm;
alter table item_version drop column search;
alter table item_version add column search text not null generated always as (lower(
    (body ->> 'name') || ' ' || (body ->> 'parent') || ' ' || (body ->> 'categoryName') || ' ' || (body ->> 'code')
    || ' ' || (body -> 'codes' ->> 'handling') || ' ' || coalesce(body ->> 'initials', ''))) stored;
create index item_version_search on item_version using gin (search gin_trgm_ops);
