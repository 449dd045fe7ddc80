import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { openSmallHouse, type SmallHouse } from "../testing/small-house.ts";
import { program } from "../testing/small-people.ts";

let house: SmallHouse;
before(async () => {
  house = await openSmallHouse();
});
after(() => house.close());

const route = `POST /orders/${program.north}/pictures`;
const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
type Answered = { sha256: string; note: string | null; page: number | null };

async function send(form: FormData, where = route, headers: Record<string, string> = {}) {
  const packed = new Response(form);
  const raw = Buffer.from(await packed.arrayBuffer());
  return house.call(where, {
    who: "boss",
    raw,
    headers: { "content-type": packed.headers.get("content-type") ?? "", ...headers },
  });
}
const form = (parts: Readonly<Record<string, string | Blob>>) => {
  const made = new FormData();
  for (const [name, part] of Object.entries(parts)) made.append(name, part);
  return made;
};
const picture = () => new File([pixel], "现场.png");
const stored = async () => (await house.platform.db.one<{ n: number }>("select count(*) as n from kernel.file")).n;

test("a file and the fields beside it arrive, stored under its hash", async () => {
  const answer = await send(form({ note: " 门口 ", page: "2", file: picture() }));
  assert.equal(answer.status, 200, answer.text);
  assert.deepEqual(answer.json<Answered>(), { sha256: sha256(pixel), note: "门口", page: 2 });
});

test("a stored file cannot be passed off as one's own by naming its hash", async () => {
  const named = JSON.stringify({
    sha256: sha256(pixel),
    name: "a.png",
    sizeBytes: pixel.length,
    mediaType: "image/png",
  });
  const boundary = "xxxx";
  const parsed = await house.call(route, {
    who: "boss",
    raw: `--${boundary}\r\ncontent-disposition: form-data; name="file"\r\ncontent-type: application/json\r\n\r\n${named}\r\n--${boundary}--\r\n`,
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
  });
  assert.deepEqual([parsed.status, parsed.json().code], [422, "request.invalid"]);
  const asText = await send(form({ file: named }));
  assert.deepEqual([asText.status, asText.json().code], [422, "request.invalid"]);
  const asJson = await house.call(route, { who: "boss", raw: `{"file":${named}}` });
  assert.deepEqual([asJson.status, asJson.json().code], [415, "request.media-type"]);
});

test("a field is refused rather than cut off", async () => {
  const fits = await send(form({ note: "x".repeat(90_000), file: picture() }));
  assert.equal(fits.json<Answered>().note?.length, 90_000);
  const answer = await send(form({ note: "x".repeat(150_000), file: picture() }));
  assert.deepEqual([answer.status, answer.json().code], [413, "request.too-large"]);
});

test("a file beyond the verb's limit is refused and not kept", async () => {
  const before = await stored();
  const big = new File([pixel, Buffer.alloc(2_000_001)], "big.png");
  const answer = await send(form({ file: big }));
  assert.deepEqual([answer.status, answer.json().code], [413, "request.too-large"]);
  assert.equal(await stored(), before);
});

test("nothing is stored for who may not, or for an address that is none", async () => {
  const before = await stored();
  const other = () => new File([pixel, Buffer.from("other")], "other.png");
  assert.equal((await send(form({ file: other() }), route, { "x-who": "hallPacker" })).status, 403);
  assert.equal((await send(form({ file: other() }), "POST /orders/none/pictures")).status, 422);
  assert.equal(await stored(), before);
});

test("no file, two files, unknown fields and broken multipart are refused", async () => {
  const two = new FormData();
  two.append("file", picture());
  two.append("file", picture());
  const cases: readonly (readonly [FormData, string])[] = [
    [form({ note: "x" }), "request.invalid"],
    [two, "request.invalid"],
    [form({ file: picture(), colour: "red" }), "request.invalid"],
    [form({ file: picture(), page: "two" }), "request.invalid"],
    [form({ file: picture(), note: "a\u0000b" }), "request.invalid"],
  ];
  for (const [sent, code] of cases) {
    const answer = await send(sent);
    assert.deepEqual([answer.status, answer.json().code], [422, code]);
  }
  for (const raw of [
    "",
    "nonsense",
    "--xxxx\r\n",
    '--xxxx\r\ncontent-disposition: form-data; name="__proto__"\r\n\r\nx\r\n--xxxx--',
  ]) {
    const answer = await house.call(route, {
      who: "boss",
      raw,
      headers: { "content-type": "multipart/form-data; boundary=xxxx" },
    });
    assert.ok(answer.status >= 400 && answer.status < 500, `${raw}: ${answer.text}`);
    assert.match(answer.json().code, /^request\./);
  }
});
