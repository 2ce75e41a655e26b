-- Which items use a material or a commitment on a day, in their order: told by the items, never written down twice.
create function used_by(part_kind text, part_code text, day date) returns jsonb language sql stable as $$
    select case when part_kind = 'package' then '{}' else jsonb_build_object('usedByItems', (
        select coalesce(jsonb_agg(i.code order by i.seq), '[]')
          from items_on(day) i
         where i.body -> 'materials' @> jsonb_build_array(jsonb_build_object(
            case part_kind when 'material' then 'code' else 'commitment' end, part_code)))) end
$$;
