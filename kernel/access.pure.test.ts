import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Actor, anonymousActor, demand, type Grant, holds, systemActor, visibleUnits } from "./access.ts";
import { Refused } from "./errors.ts";
import { person, program, unit } from "./testing/small-people.ts";

const permissions = ["see", "do"] as const;
const programs = ["p1", "p2"] as const;
// A tree: u1 holds u2 and u3, u3 holds u4.
const below: Readonly<Record<string, readonly string[]>> = {
  u1: ["u1", "u2", "u3", "u4"],
  u2: ["u2"],
  u3: ["u3", "u4"],
  u4: ["u4"],
};
const units = Object.keys(below);

const grant: fc.Arbitrary<Grant> = fc.record({
  programId: fc.option(fc.constantFrom(...programs)),
  permissions: fc.subarray([...permissions]).map((chosen) => new Set<string>(chosen)),
  unitIds: fc.option(fc.constantFrom(...units)).map((top) => (top === null ? null : new Set(below[top]))),
});
const actor: fc.Arbitrary<Actor> = fc.array(grant, { maxLength: 4 }).map((grants) => ({
  kind: "person",
  personId: "someone",
  name: "某人",
  sessionId: null,
  grants,
}));

/** The rule said once more, from the other side: is there one grant that covers this very unit of this very program? */
const covers = (one: Grant, permission: string, programId: string, unitId: string | null) =>
  one.permissions.has(permission) &&
  (one.programId ?? programId) === programId &&
  (one.unitIds === null || (unitId !== null && [...one.unitIds].includes(unitId)));

const anyScope = fc.record({
  permission: fc.constantFrom(...permissions),
  programId: fc.constantFrom(...programs),
  unitId: fc.option(fc.constantFrom(...units)),
});

const refusalOf = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    assert.ok(error instanceof Refused);
    return error.code;
  }
};

test("a permission is held where one grant covers program and unit, never by adding two grants up", () => {
  fc.assert(
    fc.property(actor, anyScope, (who, { permission, programId, unitId }) => {
      assert.equal(
        holds(who, permission, { programId, unitId }),
        who.grants.some((one) => covers(one, permission, programId, unitId)),
      );
    }),
    { numRuns: 2000 },
  );
});

test("asking for less is granted whenever more is: unit ⊆ any unit ⊆ any program", () => {
  fc.assert(
    fc.property(actor, anyScope, (who, { permission, programId, unitId }) => {
      if (holds(who, permission, { programId, unitId })) assert.ok(holds(who, permission, { programId }));
      if (holds(who, permission, { programId })) assert.ok(holds(who, permission));
      if (holds(who, permission, { programId, unitId: null })) assert.ok(holds(who, permission, { programId, unitId }));
      if (holds(who, permission, { programId: null })) assert.ok(holds(who, permission, { programId }));
    }),
    { numRuns: 2000 },
  );
});

test("demand refuses with the reason: missing altogether, or held elsewhere", () => {
  fc.assert(
    fc.property(actor, anyScope, (who, { permission, programId, unitId }) => {
      const code = refusalOf(() => demand(who, permission, { programId, unitId }));
      if (holds(who, permission, { programId, unitId })) assert.equal(code, undefined);
      else
        assert.equal(
          code,
          who.grants.some((one) => one.permissions.has(permission)) ? "access.scope" : "access.denied",
        );
    }),
    { numRuns: 2000 },
  );
});

test("visibleUnits lists exactly the units over which the permission is held", () => {
  fc.assert(
    fc.property(actor, anyScope, (who, { permission, programId }) => {
      if (!holds(who, permission, { programId })) {
        assert.notEqual(
          refusalOf(() => visibleUnits(who, permission, programId)),
          undefined,
        );
        return;
      }
      const visible = visibleUnits(who, permission, programId);
      for (const unitId of units) {
        assert.equal(visible === null || visible.includes(unitId), holds(who, permission, { programId, unitId }));
      }
      assert.equal(visible === null, holds(who, permission, { programId, unitId: null }));
    }),
    { numRuns: 2000 },
  );
});

test("the system may do everything, somebody who has not logged in nothing", () => {
  fc.assert(
    fc.property(anyScope, ({ permission, programId, unitId }) => {
      assert.ok(holds(systemActor, permission, { programId, unitId }));
      assert.equal(visibleUnits(systemActor, permission, programId), null);
      assert.ok(!holds(anonymousActor, permission, { programId, unitId }));
      assert.ok(!holds(anonymousActor, permission));
    }),
  );
});

test("a grant over a subtree ends at its edge, a grant that has run out gives nothing", () => {
  const packer = person("hallPacker");
  assert.ok(holds(packer, "order.pack", { programId: program.north, unitId: unit.yard }));
  assert.ok(!holds(packer, "order.pack", { programId: program.north, unitId: unit.annex }));
  assert.ok(!holds(packer, "order.pack", { programId: program.south, unitId: unit.yard }));
  assert.ok(holds(person("formerBoss", new Date("2025-12-31T23:59:59Z")), "order.view"));
  assert.ok(!holds(person("formerBoss", new Date("2026-01-01T00:00:00Z")), "order.view"));
});
