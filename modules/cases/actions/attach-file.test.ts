import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { startTestApp, type TestApp } from "@yingsheng/server/testing";
import { v7 as uuid } from "uuid";
import { aCase, type MadeCase, uploadOf, whoIn } from "../testing/index.ts";

type Attachment = { id: string; name: string; mediaType: string; sizeBytes: number; addedAt: string };
type File = { name: string; content: string | Buffer; type?: string };

/** The smallest picture and document that say what they are. */
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);
const pdf = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
const program = Buffer.concat([
  Buffer.from("MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00", "latin1"),
  Buffer.alloc(400),
]);

let app: TestApp;
let handling: MadeCase;
before(async () => {
  app = await startTestApp();
  handling = await aCase(app, { state: "handling", jointUnits: ["zj"] });
});
after(() => app.close());

const attach = (login: string, caseId: string, file: File, fields: Record<string, string> = {}) =>
  whoIn(app)(login).send<{ id: string; code?: string }>(`POST /cases/${caseId}/attachments`, ...uploadOf(file, fields));
const refusal = async (login: string, caseId: string, file: File, fields: Record<string, string> = {}) => {
  const answer = await attach(login, caseId, file, fields);
  return `${answer.status} ${answer.body.code}`;
};
/** What the page is told about its button; it must say what the action does. */
const mayAttach = async (login: string, id: string) =>
  (await whoIn(app)(login).must<{ mayAttach: boolean }>(`GET /cases/${id}`)).mayAttach;
const attachments = async (id: string) =>
  (await whoIn(app)("purchaser").must<{ attachments: Attachment[] }>(`GET /cases/${id}`)).attachments;

describe("attachFile and downloadAttachment", () => {
  it("keep pictures and documents, give them back byte for byte and never to be shown in place", async () => {
    const files: [File, string][] = [
      [{ name: "现场 照片①.png", content: png, type: "image/png" }, "image/png"],
      [{ name: "答复函.pdf", content: pdf, type: "text/html" }, "application/pdf"],
      [{ name: "说明.html", content: "<script>alert(1)</script>" }, "text/plain"],
    ];
    for (const [file, mediaType] of files) {
      const { status, body } = await attach("handler", handling.id, file);
      assert.equal(status, 200, file.name);
      const known = (await attachments(handling.id)).find(({ id }) => id === body.id);
      assert.deepEqual(
        [known?.name, known?.mediaType, known?.sizeBytes],
        [file.name, mediaType, Buffer.byteLength(file.content)],
      );
      const got = await whoIn(app)("reviewer").send(`GET /cases/${handling.id}/attachments/${body.id}`);
      assert.equal(got.status, 200);
      assert.deepEqual(
        createHash("sha256").update(got.raw).digest(),
        createHash("sha256").update(file.content).digest(),
      );
      assert.match(String(got.headers["content-type"]), new RegExp(`^${mediaType}`));
      assert.equal(got.headers["x-content-type-options"], "nosniff");
      assert.equal(got.headers["content-disposition"], `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
      assert.match(String(got.headers["cache-control"] ?? "no-store"), /no-store|private/);
    }
    const { items } = await whoIn(app)("purchaser").must<{ items: { verb: string; detail: { name?: string } }[] }>(
      `GET /cases/${handling.id}/timeline`,
    );
    const told = items.filter(({ verb }) => verb === "attachFile").map(({ detail }) => detail.name);
    assert.deepEqual(
      told,
      files.map(([{ name }]) => name),
    );
    const audits = await app.platform.db.query<{ action: string }>(
      "select action from kernel.audit_entry where subject_id = $1 and action in ('attachFile', 'downloadAttachment')",
      [handling.id],
    );
    assert.equal(audits.length, 2 * files.length, "taking a file out is on record too");
  });

  it("refuse programs under whatever name, what is empty, too large, or no upload at all", async () => {
    for (const name of ["setup.exe", "photo.png", "答复.pdf", "x.jpg.exe", "noname"]) {
      assert.equal(
        await refusal("handler", handling.id, { name, content: program, type: "image/png" }),
        "415 request.media-type",
        name,
      );
    }
    const script = { name: "run.sh", content: Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0]) };
    assert.equal(await refusal("handler", handling.id, script), "415 request.media-type");
    assert.equal(await refusal("handler", handling.id, { name: "空.png", content: "" }), "422 request.invalid");
    const huge = Buffer.concat([png, Buffer.alloc(50 * 1024 * 1024)]);
    assert.equal(await refusal("handler", handling.id, { name: "大.png", content: huge }), "413 request.too-large");
    const route = `POST /cases/${handling.id}/attachments`;
    assert.equal(await whoIn(app)("handler").refusal(route, { file: "x" }), "415 request.media-type");
    const cut = uploadOf({ name: "断.png", content: png })[0].subarray(0, 200);
    const [, headers] = uploadOf({ name: "断.png", content: png });
    assert.match(await whoIn(app)("handler").refusal(route, cut, headers), /^4\d\d request\./);
    assert.equal(
      await refusal("handler", handling.id, { name: "a.png", content: png }, { sha256: "0".repeat(64) }),
      "422 request.invalid",
    );
    assert.equal((await attachments(handling.id)).length, 3, "nothing of it was kept");
  });

  it("take a name for a name, wherever it would like to point", async () => {
    const names = ["../../etc/passwd.png", "a\\..\\b.png", "名".repeat(300), "'; drop table.png", "＜b＞.png"];
    const { id } = await aCase(app, { state: "handling" });
    for (const name of names)
      assert.equal((await attach("handler", id, { name, content: png })).status, 200, name.slice(0, 30));
    const kept = await attachments(id);
    assert.equal(kept.length, names.length);
    assert.ok(kept.every(({ name }) => name.length <= 255));
    for (const one of kept) {
      const got = await whoIn(app)("handler").send(`GET /cases/${id}/attachments/${one.id}`);
      assert.deepEqual([got.status, got.raw.equals(png)], [200, true]);
      assert.ok(!/[\r\n"\\/]/.test(String(got.headers["content-disposition"])));
    }
  });

  it("are for whoever works on the case, and for reading by whoever sees it", async () => {
    const photo = { name: "现场.png", content: png };
    for (const login of ["agent", "dispatcher", "reviewer", "supervisor", "handler"]) {
      assert.equal((await attach(login, handling.id, photo)).status, 200, login);
      assert.equal(await mayAttach(login, handling.id), true, login);
    }
    for (const login of ["purchaser", "manager", "callback", "handler-zj"]) {
      assert.equal(await mayAttach(login, handling.id), false, login);
    }
    for (const login of ["purchaser", "manager", "callback"]) {
      assert.equal(await refusal(login, handling.id, photo), "403 access.denied", login);
    }
    for (const login of ["handler-zj", "handler-jt", "ls-handler", "ls-supervisor"]) {
      assert.equal(await refusal(login, handling.id, photo), "403 access.scope", login);
    }
    assert.equal(await refusal("admin", handling.id, photo), "403 access.denied");
    assert.equal(await refusal("agent", uuid(), photo), "404 case.not-found");
    const [one] = await attachments(handling.id);
    const get = (login: string, caseId: string, id: string) =>
      whoIn(app)(login).refusal(`GET /cases/${caseId}/attachments/${id}`);
    for (const login of ["purchaser", "handler-zj"])
      assert.equal(await get(login, handling.id, one?.id ?? ""), "200", login);
    for (const login of ["handler-jt", "ls-supervisor"])
      assert.equal(await get(login, handling.id, one?.id ?? ""), "403 access.scope", login);
    assert.equal(await get("auditor", handling.id, one?.id ?? ""), "403 access.denied");
    const other = await aCase(app);
    assert.equal(await get("agent", other.id, one?.id ?? ""), "404 attachment.not-found", "by way of another case");
    assert.equal(await get("agent", handling.id, uuid()), "404 attachment.not-found");
    assert.equal(await get("agent", uuid(), one?.id ?? ""), "404 case.not-found");
  });

  it("leave the file of an ended case as it is", async () => {
    for (const state of ["answered", "void"] as const) {
      const { id } = await aCase(app, { state });
      assert.equal(await refusal("agent", id, { name: "补.png", content: png }), "409 case.state", state);
      assert.equal(await mayAttach("agent", id), false);
    }
    const open = await aCase(app, { state: "closed" });
    assert.equal((await attach("reviewer", open.id, { name: "补.png", content: png })).status, 200);
  });
});
