-- The cases of a bundle. A step on site, or of a party that has not confirmed, has none of ours.
create table bundle_step (
    bundle_id uuid not null references bundle (id),
    no int not null,
    step text not null,
    item_code text not null,
    whose text not null,
    on_site boolean not null,
    -- null too once a draft that lay in the bin was erased
    application_id uuid references application (id) on delete set null constraint bundle_step_application_once unique,
    constraint bundle_step_pk primary key (bundle_id, step),
    constraint bundle_step_on_site check (not on_site or application_id is null)
);
grant select, insert on bundle_step to ${app_role};
grant update (application_id) on bundle_step to ${app_role};
