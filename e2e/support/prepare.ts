import assert from "node:assert/strict";
import type { Api } from "./api.ts";

/** A case as it is just after intake. */
export type Opened = { id: string; number: string };

let made = 0;

/** Takes a case in over HTTP, for journeys that begin later than the call. */
export async function takeIn(agent: Api, more: Readonly<Record<string, unknown>> = {}): Promise<Opened> {
  const number = ++made;
  const { status, body } = await agent.send<Opened>("POST", `/programs/${agent.programId}/cases`, {
    kind: "complaint",
    channel: "phone",
    title: `云杉路路灯整排不亮（${number}）`,
    content: `云杉路从菜场到小学这一段路灯整排不亮，已经三个晚上，第 ${number} 次反映。`,
    requester: { name: "黎安远", phone: `1390000${String(2000 + number)}` },
    ...more,
  });
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}

type Unit = { id: string; code: string; name: string };

/** The id of a unit by the code its pack gives it. */
export async function unitId(api: Api, code: string): Promise<string> {
  const { items } = await api.must<{ items: Unit[] }>(`/programs/${api.programId}/units`);
  const found = items.find((unit) => unit.code === code);
  assert.ok(found, `no unit ${code}`);
  return found.id;
}
