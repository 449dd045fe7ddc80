import { Closed, defineQuery } from "@yingsheng/kernel";
import { type Static, Type } from "typebox";
import { clockTitle } from "../clock-titles.ts";
import { dateOf, dayOf } from "../local-time.ts";
import { Policy } from "../schemas.ts";

/** 时限规则: the deadline policies of a program that are in force or will be; `all` adds those that have ended. */
export const listDeadlines = defineQuery({
  name: "listDeadlines",
  title: "查看时限规则",
  route: "GET /programs/:programId/deadlines",
  permission: "deadline.view",
  query: Closed({ all: Type.Optional(Type.Boolean()) }),
  output: Closed({ deadlines: Type.Array(Policy) }),
  async run({ tx, params, query, now }) {
    const rows = await tx.query<Omit<Static<typeof Policy>, "clockTitle">>(
      `select p.id, p.code, p.number, p.name, p.clock, p.kinds, p.urgencies, p.calendar_id, c.name as calendar_name,
              p.unit, p.amount, p.warnings, p.source, p.valid_from, p.valid_until
       from clocks.policy p join clocks.calendar c on c.id = p.calendar_id
       where p.program_id = $1 and ($2 or p.valid_until is null or p.valid_until >= $3)
       order by array_position(array['dispatch', 'sign', 'handle', 'review', 'callback'], p.clock), p.code, p.number desc`,
      [params.programId, query.all ?? false, dateOf(dayOf(now.getTime()))],
    );
    return { deadlines: rows.map((row) => ({ ...row, clockTitle: clockTitle(row.clock) })) };
  },
});
