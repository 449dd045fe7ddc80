import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { canReach } from "./account.ts";
import { linkLibraries } from "./binaries.ts";

const base = mkdtempSync(join(tmpdir(), "binaries-"));
after(() => rmSync(base, { recursive: true, force: true }));

test("missing links between libraries are made, existing ones kept", () => {
  mkdirSync(join(base, "native", "lib"), { recursive: true });
  writeFileSync(join(base, "native", "lib", "libpq.so.5.18"), "library");
  const link = (target: string) => ({ source: "native/lib/libpq.so.5.18", target: `native/lib/${target}` });
  writeFileSync(join(base, "native", "pg-symlinks.json"), JSON.stringify([link("libpq.so"), link("libpq.so.5")]));
  linkLibraries(base);
  linkLibraries(base);
  assert.equal(readFileSync(join(base, "native", "lib", "libpq.so"), "utf8"), "library");
  assert.equal(readFileSync(join(base, "native", "lib", "libpq.so.5"), "utf8"), "library");
});

test("whether an account reaches a file follows from the rights on every folder above it", () => {
  const folder = join(base, "rights", "inner");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "file");
  writeFileSync(file, "");
  const stranger = { uid: 54321, gid: 54321 };
  const open = () => {
    for (const path of [base, join(base, "rights"), folder]) chmodSync(path, 0o755);
    chmodSync(file, 0o644);
  };
  open();
  assert.equal(canReach(stranger, file), true);
  for (const path of [join(base, "rights"), folder, file]) {
    chmodSync(path, 0o700);
    assert.equal(canReach(stranger, file), false, path);
    open();
  }
  assert.equal(canReach(stranger, join(folder, "missing")), false);
  assert.equal(canReach({}, file), true);
});
