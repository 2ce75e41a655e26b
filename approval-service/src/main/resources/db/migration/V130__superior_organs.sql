-- 上级机关: may revoke what the organ granted (许可法第六十九条第一款). A zone's is not the city around it.
alter table organ add superior text references organ (code);
update organ set superior = parent;
