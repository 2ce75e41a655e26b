-- Other answers to the questions of a package, before anything of it is submitted: the plan is made anew. A step that is no
-- longer chosen keeps its row, without a case; chosen again it takes it up.
alter table bundle_step
    add column dropped_at timestamptz,
    add constraint bundle_step_dropped check (dropped_at is null or application_id is null and not on_site);
grant update (package_version, planned_on) on bundle to ${app_role};
grant update (no, item_code, whose, on_site, name, after, confirmed_by, dropped_at) on bundle_step to ${app_role};
