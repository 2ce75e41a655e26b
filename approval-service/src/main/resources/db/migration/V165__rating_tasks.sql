-- 差评整改: opened by the statement that keeps a negative rating. Its dates follow from the day of the rating.
create table rating_task (
    rating uuid constraint rating_task_pk primary key references rating (id),
    organ text not null references organ (code),
    state text not null default 'OPEN' constraint rating_task_state check (state in ('OPEN', 'CONTACTED', 'CONCLUDED')),
    complex boolean not null default false,
    opened_at timestamptz not null
);
create index rating_task_of_organ on rating_task (organ, opened_at desc, rating desc);
grant select, insert, update on rating_task to ${app_role};
-- What was done about it; never changed.
create table rating_step (
    rating uuid not null references rating_task (rating),
    seq int not null,
    action text not null constraint rating_step_action check (action in ('CONTACT', 'COMPLEX', 'CONCLUDE')),
    outcome text constraint rating_step_outcome check (outcome in ('RECTIFIED', 'EXPLAINED', 'UNFOUNDED')),
    text text not null,
    actor text not null,
    actor_name text not null,
    at timestamptz not null,
    on_day date not null,
    constraint rating_step_pk primary key (rating, seq),
    constraint rating_step_concludes check ((action = 'CONCLUDE') = (outcome is not null))
);
grant select, insert on rating_step to ${app_role};
