import { Closed, defineQuery } from "@yingsheng/kernel";
import { type Static, Type } from "typebox";

const Role = Closed({
  code: Type.String(),
  name: Type.String(),
  requiresSecondFactor: Type.Boolean(),
  permissions: Type.Array(Closed({ name: Type.String(), title: Type.String() })),
  /** How many people hold it now. */
  people: Type.Integer(),
});

/** 角色: the roles of a program with what they permit; a pack brings them, nobody edits them by hand. */
export const listRoles = defineQuery({
  name: "listRoles",
  title: "角色列表",
  route: "GET /programs/:programId/roles",
  permission: "person.view",
  output: Closed({ items: Type.Array(Role) }),
  async run({ tx, now, params }) {
    const items = await tx.query<Static<typeof Role>>(
      `select r.code, r.name, r.requires_second_factor,
              (select jsonb_agg(jsonb_build_object('name', n, 'title', coalesce(t.title, n)) order by place)
               from unnest(r.permissions) with ordinality as one(n, place)
               left join identity.permission t on t.name = n) as permissions,
              (select count(distinct g.person_id) from identity.role_grant g
               join identity.person p on p.id = g.person_id and p.active
               where g.role_id = r.id and (g.valid_from is null or g.valid_from <= $2)
                 and (g.valid_until is null or g.valid_until > $2))::integer as people
       from identity.role r where r.program_id = $1 and r.active order by r.sort, r.code`,
      [params.programId, now],
    );
    return { items: items.map((role) => ({ ...role, permissions: role.permissions ?? [] })) };
  },
});
