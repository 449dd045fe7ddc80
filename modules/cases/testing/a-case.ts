import type { TestApp } from "@yingsheng/server/testing";
import { type Caller, callersOf } from "./caller.ts";

/** A case as a factory leaves it. */
export type MadeCase = { id: string; number: string; state: string; programId: string; nextDueAt: string | null };

/** The states a factory can bring a case into. */
export type MadeState =
  | "received"
  | "dispatched"
  | "handling"
  | "suspended"
  | "replied"
  | "closed"
  | "answered"
  | "void";

/** What a test wants of a case; everything else is invented. `input` goes over the invented input of `openCase`. */
export type CaseWish = {
  state?: MadeState;
  program?: "hotline-assist" | "lingshui";
  /** Codes of the pack: the lead unit and its joint units. */
  unit?: string;
  jointUnits?: readonly string[];
  /** The log-in name that signs and handles for the unit. */
  handler?: string;
  input?: Readonly<Record<string, unknown>>;
};

/** Who takes the steps, and with which of the pack's reasons. */
type Place = {
  programId: string;
  unit: string;
  handler: Caller;
  suspendReason: string;
  voidReason: string;
  who(post: string): Caller;
};

const places = {
  "hotline-assist": { before: "", unit: "cg", suspendReason: "appointment", voidReason: "no-matter" },
  lingshui: { before: "ls-", unit: "agriculture", suspendReason: "survey", voidReason: "empty-call" },
} as const;

const callers = new WeakMap<TestApp, (login: string) => Caller>();

/** The callers that the factories of one app use; tests take the same ones, so that each person logs in once. */
export function whoIn(app: TestApp): (login: string) => Caller {
  const known = callers.get(app) ?? callersOf(app);
  callers.set(app, known);
  return known;
}

function placeOf(app: TestApp, wish: CaseWish): Place {
  const { before, ...place } = places[wish.program ?? "hotline-assist"];
  const who = whoIn(app);
  return {
    ...place,
    programId: app.programs[wish.program ?? "hotline-assist"] as string,
    unit: wish.unit ?? place.unit,
    handler: who(wish.handler ?? `${before}handler`),
    who: (post) => who(before + post),
  };
}

let made = 0;

/** An invented matter: what `openCase` needs, with a requester. */
export function caseInput(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const number = ++made;
  return {
    kind: "complaint",
    title: `测试诉求第 ${number} 件`,
    content: `柳堤路口的路灯坏了三天，夜里看不清路，第 ${number} 次反映。`,
    channel: "phone",
    requester: { name: "测试市民", phone: `1390000${String(number % 10_000).padStart(4, "0")}` },
    ...more,
  };
}

type Taken = { id: string; number: string; state: string; nextDueAt: string | null };

/** The steps that lead to a state, in order. */
function stepsTo(state: MadeState, place: Place, wish: CaseWish): [by: Caller, step: string, body: object][] {
  const { who, handler } = place;
  if (state === "answered") return [[who("agent"), "answer-at-once", { reply: "已告知办理方式。" }]];
  if (state === "void") return [[who("supervisor"), "void", { reason: place.voidReason }]];
  const dispatch = { unit: place.unit, ...(wish.jointUnits ? { jointUnits: wish.jointUnits } : {}) };
  const way: [MadeState, Caller, string, object][] = [
    ["dispatched", who("dispatcher"), "dispatch", dispatch],
    ["handling", handler, "sign", {}],
    ["replied", handler, "reply", { reply: "路灯已修复，感谢监督。" }],
    ["closed", who("reviewer"), "close", {}],
  ];
  const last = state === "suspended" ? "handling" : state;
  const steps = way.slice(0, way.findIndex(([reached]) => reached === last) + 1);
  const taken = steps.map(([, by, step, body]) => [by, step, body] as [Caller, string, object]);
  return state === "suspended" ? [...taken, [handler, "suspend", { reason: place.suspendReason }]] : taken;
}

/** Takes a case in as an agent and brings it into the wanted state through the real actions. */
export async function aCase(app: TestApp, wish: CaseWish = {}): Promise<MadeCase> {
  const place = placeOf(app, wish);
  const state = wish.state ?? "received";
  const kind = state === "answered" ? { kind: "consult" } : {};
  const route = `POST /programs/${place.programId}/cases`;
  let taken: Taken = await place.who("agent").must<Taken>(route, caseInput({ ...kind, ...wish.input }));
  for (const [by, step, body] of stepsTo(state, place, wish)) {
    taken = await by.must<Taken>(`POST /cases/${taken.id}/${step}`, body);
  }
  return { ...taken, programId: place.programId };
}
