import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { aPerson, type Browser, browser, logIn } from "@yingsheng/identity/testing";
import { startTestApp, type TestApp, testPassword } from "@yingsheng/server/testing";

type Code = {
  code: string;
  name: string;
  parentCode: string | null;
  pathName: string;
  level: number;
  active: boolean;
  leaf: boolean;
};

let app: TestApp;
let here: string;
let there: string;
let admin: Browser;
let agent: Browser;

before(async () => {
  app = await startTestApp();
  here = app.programs["hotline-assist"] as string;
  there = app.programs.lingshui as string;
  admin = (await logIn(app.server, "admin", testPassword)).browser;
  agent = (await logIn(app.server, "agent", testPassword)).browser;
});
after(() => app.close());

const code = async (answer: Promise<{ body: Record<string, unknown> }>) => (await answer).body.code;
const list = async (name: string, query = "") =>
  (await agent.send<{ items: Code[] }>(`GET /programs/${here}/codes/${name}${query}`)).body.items;
const add = (name: string, body: object, who = admin) => who.send(`POST /programs/${here}/codes/${name}`, body);
const put = (name: string, one: string, body: object, who = admin) =>
  who.send(`PUT /programs/${here}/codes/${name}/${one}`, body);

test("a list is its tree told in order", async () => {
  const categories = await list("category");
  const seen = new Map<string, Code>();
  for (const one of categories) {
    const parent = one.parentCode === null ? undefined : seen.get(one.parentCode);
    assert.equal(one.level, (parent?.level ?? 0) + 1);
    assert.equal(one.pathName, parent ? `${parent.pathName}/${one.name}` : one.name);
    assert.equal(one.leaf, one.level === 3);
    seen.set(one.code, one);
  }
  assert.ok(categories.length > 100);
  const top = await list("category", "?level=1");
  assert.ok(top.length > 3 && top.every((one) => one.level === 1));
});

test("my programs are those I have rights in", async () => {
  const mine = await agent.send<{ items: { code: string }[] }>("GET /programs");
  assert.deepEqual(
    mine.body.items.map((program) => program.code),
    ["hotline-assist"],
  );
  const one = await agent.send<{ lists: { list: string }[]; posts: unknown[]; pack: { id: string } }>(
    `GET /programs/${here}`,
  );
  assert.equal(one.body.pack.id, "hotline-assist");
  assert.ok(one.body.lists.some((each) => each.list === "returnReason"));
  assert.equal(one.body.posts.length, 3);
  assert.equal(await code(agent.send(`GET /programs/${there}`)), "access.denied");
  assert.equal(await code(browser(app.server).send("GET /programs")), "session.missing");
});

test("reading refuses unknown lists, other programs and bad input", async () => {
  assert.equal(await code(agent.send(`GET /programs/${here}/codes/nothing`)), "code.list-not-found");
  assert.equal(await code(agent.send(`GET /programs/${there}/codes/channel`)), "access.denied");
  assert.equal(await code(agent.send(`GET /programs/${here}/codes/channel?level=0`)), "request.invalid");
  assert.equal(await code(agent.send(`GET /programs/${here}/codes/${"x".repeat(65)}`)), "request.invalid");
  const auditor = (await logIn(app.server, "auditor", testPassword)).browser;
  assert.equal(await code(auditor.send(`GET /programs/${here}/codes/channel`)), "access.denied");
});

test("a code is added at the end of its siblings and has its path at once", async () => {
  const parent = (await list("category", "?level=2"))[0] as Code;
  const added = await add("category", { code: "new-1", name: "新增事项", parentCode: parent.code });
  assert.equal(added.status, 200);
  const all = await list("category");
  const siblings = all.filter((one) => one.parentCode === parent.code);
  assert.equal(siblings.at(-1)?.code, "new-1");
  assert.equal(siblings.at(-1)?.pathName, `${parent.pathName}/新增事项`);
  assert.equal((await add("channel", { code: "new-channel", name: "新渠道" })).status, 200);
});

test("adding refuses taken codes and names, missing parents, a level too many, bad input, missing rights", async () => {
  const body = { code: "x1", name: "某渠道" };
  assert.equal(await code(add("channel", { ...body, code: "phone" })), "code.taken");
  assert.equal(await code(add("channel", { ...body, name: "电话" })), "code.name-taken");
  assert.equal(await code(add("channel", { ...body, parentCode: "nothing" })), "code.parent-missing");
  assert.equal(await code(add("channel", { ...body, parentCode: "phone" })), "code.too-deep");
  assert.equal(await code(add("nothing", body)), "code.list-not-found");
  for (const bad of [{ name: "a/b" }, { name: "" }, { code: "with space" }, { code: "-x" }, { more: 1 }]) {
    assert.equal(await code(add("channel", { ...body, ...bad })), "request.invalid", JSON.stringify(bad));
  }
  assert.equal(await code(add("channel", body, agent)), "access.denied");
  const lsAdmin = (await logIn(app.server, "ls-admin", testPassword)).browser;
  assert.equal(await code(add("channel", body, lsAdmin)), "access.denied");
  const units = await admin.send<{ items: { id: string }[] }>(`GET /programs/${here}/units`);
  const narrow = await aPerson(app.server, admin, here, { role: "admin", unitId: units.body.items[0]?.id as string });
  assert.equal(await code(add("channel", body, narrow.browser)), "access.scope");
});

test("of many who add the same name at once one gets it and the others are told", async () => {
  const codes = ["c1", "c2", "c3", "c4", "c5", "c6"];
  // As many open connections as requests, or the first is through before the others have one.
  await Promise.all(codes.map(() => app.platform.db.query("select pg_sleep(0.05)")));
  const answers = await Promise.all(codes.map((one) => add("channel", { code: one, name: "同名渠道" })));
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, 409, 409, 409, 409, 409]);
  assert.equal((await list("channel")).filter((one) => one.name === "同名渠道").length, 1);
});

test("renaming carries through to everything below", async () => {
  const top = (await list("category", "?level=1"))[0] as Code;
  assert.equal((await put("category", top.code, { name: "改名了" })).status, 200);
  const below = (await list("category")).filter((one) => one.pathName.startsWith("改名了/"));
  assert.ok(below.length > 2);
  const sibling = (await list("category", "?level=1"))[1] as Code;
  assert.equal(await code(put("category", sibling.code, { name: "改名了" })), "code.name-taken");
});

test("codes go out of use from below and come back from above", async () => {
  const tree = await list("category");
  const parent = tree.filter((one) => one.level === 2).at(-1) as Code;
  const children = tree.filter((one) => one.parentCode === parent.code);
  assert.equal(await code(put("category", parent.code, { active: false })), "code.has-children");
  for (const child of children) {
    assert.equal((await put("category", child.code, { active: false })).status, 200);
  }
  assert.equal((await put("category", parent.code, { active: false })).status, 200);
  assert.ok(!(await list("category")).some((one) => one.code === parent.code));
  assert.ok((await list("category", "?includeInactive=true")).some((one) => one.code === parent.code));
  const child = children[0] as Code;
  assert.equal(await code(put("category", child.code, { active: true })), "code.parent-missing");
  assert.equal((await put("category", parent.code, { active: true })).status, 200);
  assert.equal((await put("category", child.code, { active: true })).status, 200);
});

test("changing refuses what is not there, bad input and missing rights", async () => {
  assert.equal(await code(put("channel", "nothing", { name: "x" })), "code.not-found");
  assert.equal(await code(put("nothing", "phone", { name: "x" })), "code.list-not-found");
  assert.equal(await code(put("channel", "phone", { active: "no" })), "request.invalid");
  assert.equal(await code(put("channel", "phone", { name: "x" }, agent)), "access.denied");
});
