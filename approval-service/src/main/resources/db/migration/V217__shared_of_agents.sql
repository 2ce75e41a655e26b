-- Of the agent's own material (代理人、经办人): the keyed digest of the number of the operator who agreed to be asked about.
alter table shared_material add column agent text;
grant update (agent) on shared_material to ${app_role};
-- Whatever was asked for before was about the applicant, in the agent's place.
delete from shared_material where material_code = 'AGENT-ID';
