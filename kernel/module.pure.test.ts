import assert from "node:assert/strict";
import { test } from "node:test";
import { Type } from "typebox";
import { defineAction, defineQuery, type Verb } from "./action.ts";
import { defineJob } from "./jobs.ts";
import { kernelModule } from "./kernel-module.ts";
import { checkModules, type Module } from "./module.ts";
import { defineEvent, subscribe } from "./outbox.ts";
import { Closed, Done, done } from "./schema.ts";
import { shopModule } from "./testing/small-shop.ts";

const opened = defineEvent({ name: "door.opened", title: "门开了", payload: Type.Object({}) });
const job = (name: string) => defineJob({ name, title: "活", input: Closed({}), run: async () => undefined });
const listener = (name: string, event = opened) => subscribe(event, name, async () => undefined);

const open = (more: Partial<Verb> = {}): Verb => ({
  ...defineAction({
    name: "openDoor",
    title: "开门",
    route: "POST /doors/:doorId/open",
    permission: "door.open",
    output: Done,
    run: async () => done,
  }),
  ...more,
});
const look = (more: Partial<Verb> = {}): Verb => ({
  ...defineQuery({
    name: "lookAtDoor",
    title: "看门",
    route: "GET /doors/:doorId",
    permission: "session",
    output: Done,
    run: async () => done,
  }),
  ...more,
});

const house = (more: Partial<Module> = {}): Module => ({
  name: "house",
  title: "屋",
  dependsOn: [],
  permissions: { "door.open": "开门" },
  refusals: { "door.locked": [409, "门锁着。"] },
  verbs: [open({ refuses: ["door.locked", "request.conflict"] }), look()],
  publishes: [opened],
  subscriptions: [listener("house.ring")],
  jobs: [job("house.air")],
  migrations: new URL("./testing/migrations/", import.meta.url),
  pages: [{ path: "/doors", title: "门", permission: "door.open", load: () => Promise.reject(new Error("no page")) }],
  ...more,
});
const garden = (more: Partial<Module> = {}): Module => ({
  ...house(),
  name: "garden",
  dependsOn: ["house"],
  permissions: {},
  refusals: {},
  verbs: [],
  publishes: [],
  subscriptions: [],
  jobs: [],
  pages: [],
  ...more,
});
const page = (house().pages as Module["pages"])[0] as Module["pages"][number];
const someone: Module["authenticate"] = async () => null;

test("a list of modules that fits together has no fault", () => {
  assert.deepEqual(checkModules([house(), garden()]), []);
  assert.deepEqual(checkModules([kernelModule as Module, shopModule]), []);
});

const planted: Readonly<Record<string, readonly [Module[], RegExp]>> = {
  "a module below is missing": [[garden()], /garden stands on house, which is not listed before it/],
  "a wrong order": [[garden(), house()], /garden stands on house/],
  "a module twice": [[house(), garden({ name: "house", dependsOn: [] })], /module house is listed twice/],
  "no route": [[house({ verbs: [open({ route: "open the door" })] })], /'open the door' is not a route/],
  "a route without its slash": [[house({ verbs: [open({ route: "POST doors" })] })], /is not a route/],
  "an unknown method": [[house({ verbs: [open({ route: "FETCH /doors" })] })], /is not a route/],
  "a query that is no GET": [[house({ verbs: [look({ route: "POST /doors" })] })], /query lookAtDoor must be a GET/],
  "an action that is a GET": [[house({ verbs: [open({ route: "GET /doors/open" })] })], /action openDoor must not be/],
  "a route twice, under other names": [
    [house({ verbs: [open(), open({ name: "pushDoor", route: "POST /doors/:id/open" })] })],
    /POST \/doors\/:id\/open of pushDoor is declared twice \(also openDoor\)/,
  ],
  "a verb twice": [[house({ verbs: [open(), open({ route: "POST /gates" })] })], /verb openDoor is declared twice/],
  "a permission nobody declares": [
    [house({ verbs: [open({ permission: "door.break" })] })],
    /openDoor asks for door.break, which nobody declares/,
  ],
  "a permission of two modules": [
    [house(), garden({ permissions: { "door.open": "开门" } })],
    /permission door.open is declared by house and by garden/,
  ],
  "a refusal nobody declares": [
    [house({ verbs: [open({ refuses: ["door.painted"] })] })],
    /openDoor refuses with door.painted, which nobody declares/,
  ],
  "a refusal of two modules": [
    [house(), garden({ refusals: { "door.locked": [404, "没有门。"] } })],
    /refusal door.locked is declared by house and by garden/,
  ],
  "a kernel refusal declared again": [
    [house({ refusals: { "door.locked": [409, "门锁着。"], "request.conflict": [400, "不"] } })],
    /refusal request.conflict is declared by kernel and by house/,
  ],
  "an event nobody publishes": [[house({ publishes: [] })], /house listens to door.opened, which nobody publishes/],
  "an event of two modules": [
    [house(), garden({ publishes: [opened] })],
    /event door.opened is published by house and by garden/,
  ],
  "a subscription twice": [
    [house({ subscriptions: [listener("house.ring"), listener("house.ring")] })],
    /subscription or job house.ring is declared twice/,
  ],
  "a job under a subscription's name": [
    [house({ jobs: [job("house.ring")] })],
    /subscription or job house.ring is declared twice/,
  ],
  "a job under the name of the delivery of events": [[house({ jobs: [job("deliver")] })], /deliver is declared twice/],
  "a job whose times cannot be read": [
    [house({ jobs: [{ ...job("house.air"), every: "every morning" }] })],
    /job house.air: 'every morning' is not a cron line/,
  ],
  "a page nobody may see": [
    [house({ pages: [{ ...page, permission: "door.paint" }] })],
    /page \/doors asks for door.paint, which nobody declares/,
  ],
  "a page twice": [[house({ pages: [page, page] })], /page \/doors is declared twice/],
  "two modules that log people in": [
    [house({ authenticate: someone }), garden({ authenticate: someone })],
    /more than one module authenticates/,
  ],
};

for (const [what, [modules, words]] of Object.entries(planted)) {
  test(`finds ${what}, and nothing else`, () => {
    const faults = checkModules(modules);
    assert.equal(faults.length, 1, faults.join("\n"));
    assert.match(faults[0] as string, words);
  });
}
