-- 统一受理: the windows and the day of one batch of an item, as announced. A correction is a row that replaces another.
create table unified_acceptance (
    id uuid constraint unified_acceptance_pk primary key,
    item_code text not null,
    region text not null references organ (code),
    batch text not null,
    filling_from date not null,
    filling_until date not null,
    on_site_from date not null,
    on_site_until date not null,
    accepted_on date not null,
    source text not null,
    replaces uuid constraint unified_acceptance_replaced_once unique references unified_acceptance (id),
    published_by text not null,
    published_at timestamptz not null,
    constraint unified_acceptance_in_order check (
        filling_from <= filling_until and filling_from <= on_site_from and on_site_from <= on_site_until
        and on_site_until <= accepted_on)
);
create unique index unified_acceptance_once on unified_acceptance (item_code, region, batch) where replaces is null;
grant select, insert on unified_acceptance to ${app_role};
