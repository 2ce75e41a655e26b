-- What officials see and are given, for the auditor: appended only. REVEAL is copied from reveal_log, which stays the place of it.
create table audit_log (
    id bigint generated always as identity constraint audit_log_pk primary key,
    at timestamptz not null,
    kind text not null constraint audit_log_kind check (kind in (
        -- roles and organ of an official as this service first met them, once per change
        'ROLES',
        'READ', 'REVEAL', 'EXPORT', 'EXPORT_ENDED', 'HAND_OVER')),
    actor text not null,
    actor_name text not null,
    organ text not null,
    application_id uuid,
    detail jsonb not null default '{}'
);
create index audit_log_of_kind on audit_log (kind, id desc);
create index audit_log_of_organ on audit_log (organ, id desc);
create index audit_log_of_actor on audit_log (actor, id desc);
create index audit_log_of_application on audit_log (application_id, id desc) where application_id is not null;
create index audit_log_roles on audit_log (organ, actor, id desc) where kind = 'ROLES';
create index audit_log_roles_of on audit_log (actor, id desc) where kind = 'ROLES';

insert into audit_log (at, kind, actor, actor_name, organ, application_id, detail)
select at, 'REVEAL', actor, actor_name, organ, application_id, jsonb_build_object('pointer', pointer, 'reason', reason)
from reveal_log order by id;

create function audit_of_reveal() returns trigger language plpgsql as $$
begin
    insert into audit_log (at, kind, actor, actor_name, organ, application_id, detail)
    values (new.at, 'REVEAL', new.actor, new.actor_name, new.organ, new.application_id,
        jsonb_build_object('pointer', new.pointer, 'reason', new.reason));
    return null;
end $$;
create trigger audit_of_reveal after insert on reveal_log for each row execute function audit_of_reveal();

grant select, insert on audit_log to ${app_role};
