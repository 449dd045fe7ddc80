import { Closed, defineQuery, Refused, visibleUnits } from "@yingsheng/kernel";
import { type Static, Type } from "typebox";
import { PersonSummary, personColumns } from "../person-summary.ts";

/** The person as lists show it, with ended grants too, and whether other programs have given rights as well. */
const PersonDetail = Closed({ ...PersonSummary.properties, elsewhere: Type.Boolean() });

/** 人员详情. A person outside the asker's units, or of another program, is not found. */
export const getPerson = defineQuery({
  name: "getPerson",
  title: "人员详情",
  route: "GET /programs/:programId/people/:personId",
  permission: "person.view",
  output: PersonDetail,
  refuses: ["person.not-found"],
  async run({ tx, actor, now, params }) {
    const person = await tx.maybe<Static<typeof PersonDetail>>(
      `select ${personColumns("$1", "$2", false)},
              exists (select from identity.role_grant g
                      where g.person_id = p.id and g.program_id is distinct from $1
                        and (g.valid_until is null or g.valid_until > $2)) as elsewhere
       from identity.person p
       where p.id = $3 and exists (
         select from identity.role_grant g
         where g.person_id = p.id and g.program_id = $1 and ($4::uuid[] is null or g.unit_id = any($4)))`,
      [params.programId, now, params.personId, visibleUnits(actor, "person.view", params.programId)],
    );
    if (!person) throw new Refused("person.not-found");
    return person;
  },
});
