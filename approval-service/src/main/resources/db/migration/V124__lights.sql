-- By which thresholds the lights of open cases were set; others in the configuration set them anew.
create table lights (
    once boolean constraint lights_once primary key constraint lights_only check (once),
    yellow_left int not null,
    red_left int not null
);
grant select, insert, update on lights to ${app_role};
