-- The application role can delete no case. This deletes a draft that lay in the bin long enough, with its form and its
-- files: their contents lose a reference, and the sweep of the store removes what nobody needs.
create function erase_draft(draft uuid, binned_before timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public as $$
begin
    perform 1 from application where id = draft and state = 'DRAFT' and binned_at <= binned_before for update;
    if not found then
        return false;
    end if;
    update content c set refs = c.refs - f.n
    from (select content, count(*) as n from material_file
        where application_id = draft and content is not null group by content) f
    where c.id = f.content;
    delete from material_file where application_id = draft;
    delete from form_secret where application_id = draft;
    delete from application_log where application_id = draft;
    delete from application where id = draft;
    return true;
end $$;
revoke all on function erase_draft from public;
grant execute on function erase_draft to ${app_role};
