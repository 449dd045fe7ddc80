import { actorFor } from "@yingsheng/identity";
import { type Actor, type Platform, perform, Refused, time, type Verb } from "@yingsheng/kernel";
import { packs } from "../../packs.ts";
import { allModules } from "../../platform.ts";
import { attempts, type Random, randomFrom, sensibleVerbs } from "./life.ts";

/** What a simulation did: acknowledged steps by verb, refusals by code. Anything else that was thrown ends it. */
export type Outcome = { acknowledged: Map<string, number>; refused: Map<string, number>; steps: Map<string, number> };

type World = {
  platform: Platform;
  programId: string;
  random: Random;
  actors: Map<string, Actor>;
  handlers: { actor: Actor; unit: string }[];
  reasons: Readonly<Record<string, string>>;
  categories: string[];
  caseIds: string[];
  outcome: Outcome;
  drain(): Promise<void>;
};

const pack = packs[0] as (typeof packs)[number];
const verbs = new Map<string, Verb>(allModules.flatMap((module) => module.verbs).map((verb) => [verb.name, verb]));
const count = (map: Map<string, number>, key: string) => void map.set(key, (map.get(key) ?? 0) + 1);

async function act(world: World, name: string, actor: Actor, params: Record<string, string>, input: unknown) {
  try {
    const answer = await perform(world.platform, verbs.get(name) as Verb, { actor, params, input });
    count(world.outcome.acknowledged, name);
    if (params.caseId) count(world.outcome.steps, params.caseId);
    return answer;
  } catch (error) {
    // A refusal is an answer; everything else is a fault of the system and ends the simulation.
    if (!(error instanceof Refused)) throw error;
    count(world.outcome.refused, error.code);
    return undefined;
  }
}

async function open(world: World): Promise<void> {
  const { random } = world;
  const input = {
    kind: random.pick(["consult", "help", "complaint", "report", "suggestion", "praise", "other"]),
    title: `模拟诉求 ${random.below(1_000_000)}`,
    content: "路灯不亮，晚上出行不便，希望尽快修复。",
    channel: "phone",
    category: random.pick(world.categories),
    urgency: random.pick(["normal", "normal", "normal", "urgent", "critical"]),
    ...(random.next() < 0.9
      ? { requester: { name: "模拟市民", phone: `1390000${String(random.below(10_000)).padStart(4, "0")}` } }
      : {}),
  };
  const actor = world.actors.get("agent") as Actor;
  const opened = (await act(world, "openCase", actor, { programId: world.programId }, input)) as
    | { id: string }
    | undefined;
  if (opened) world.caseIds.push(opened.id);
}

function inputFor(world: World, verb: string, input: Record<string, unknown>): Record<string, unknown> {
  if (verb === "dispatchCase") {
    const [lead, joint] = [world.random.pick(world.handlers).unit, world.random.pick(world.handlers).unit];
    return world.random.next() < 0.2 && lead !== joint ? { unit: lead, jointUnits: [joint] } : { unit: lead };
  }
  const list: Readonly<Record<string, string>> = {
    returnCase: "returnReason",
    suspendCase: "suspendReason",
    sendBackCase: "sendBackReason",
    voidCase: "voidReason",
  };
  const needed = list[verb];
  return needed ? { ...input, reason: world.reasons[needed] } : input;
}

async function whoFor(world: World, post: string, caseId: string): Promise<Actor> {
  if (post !== "handler") return world.actors.get(post) as Actor;
  // Now and then a unit tries to act on another unit's case.
  if (world.random.next() < 0.1) return world.random.pick(world.handlers).actor;
  const holder = await world.platform.db.maybe<{ code: string }>(
    "select u.code from cases.v_case c join identity.v_unit u on u.id = c.lead_unit_id where c.id = $1",
    [caseId],
  );
  return (world.handlers.find(({ unit }) => unit === holder?.code) ?? world.random.pick(world.handlers)).actor;
}

async function step(world: World, caseId: string): Promise<void> {
  const { random } = world;
  const { state } = await world.platform.db.one<{ state: string }>("select state from cases.v_case where id = $1", [
    caseId,
  ]);
  if (state === "closed") return callBack(world, caseId);
  const sensible = sensibleVerbs(state);
  const isMistake = random.next() < 0.15;
  const candidates = isMistake ? attempts : attempts.filter(({ verb }) => sensible.includes(verb));
  if (candidates.length === 0) return;
  const chosen = random.pick(candidates);
  const actor = await whoFor(world, chosen.by, caseId);
  const run = () => act(world, chosen.verb, actor, { caseId }, inputFor(world, chosen.verb, chosen.input(random)));
  // Now and then two people press the button at once.
  await (random.next() < 0.1 ? Promise.all([run(), run()]) : run());
}

async function callBack(world: World, caseId: string): Promise<void> {
  const { random } = world;
  await world.drain();
  const task = await world.platform.db.maybe<{ id: string }>(
    "select id from callbacks.v_task where case_id = $1 and state = 'open'",
    [caseId],
  );
  if (!task) return;
  const actor = world.actors.get("callback") as Actor;
  const params = { taskId: task.id };
  const luck = random.next();
  if (luck < 0.3)
    await act(world, "recordAttempt", actor, params, { channel: "phone", result: random.pick(["busy", "no-answer"]) });
  else if (luck < 0.4) await act(world, "giveUpCallback", actor, params, {});
  else {
    const satisfaction = random.pick(["very-satisfied", "satisfied", "fair", "unsatisfied", "very-unsatisfied"]);
    const rate = () => act(world, "completeCallback", actor, params, { satisfaction, isSolved: random.next() < 0.7 });
    await (random.next() < 0.1 ? Promise.all([rate(), rate()]) : rate());
  }
}

async function build(platform: Platform, programId: string, seed: number, drain: () => Promise<void>): Promise<World> {
  const context = { tx: platform.db, now: time.now() };
  const actors = new Map<string, Actor>();
  for (const post of ["agent", "dispatcher", "reviewer", "callback", "supervisor"]) {
    actors.set(post, await actorFor(context, post));
  }
  const people = pack.demo.people.filter((person) => person.roles.includes("handler") && person.unit).slice(0, 8);
  const handlers = [];
  for (const person of people)
    handlers.push({ actor: await actorFor(context, person.login), unit: person.unit as string });
  return {
    platform,
    programId,
    random: randomFrom(seed),
    actors,
    handlers,
    reasons: Object.fromEntries(Object.entries(pack.reasons).map(([list, codes]) => [list, codes[0]?.code ?? ""])),
    categories: pack.categories
      .flatMap((top) => (top.children ?? []).flatMap((second) => (second.children ?? []).map(({ code }) => code)))
      .slice(0, 60),
    caseIds: [],
    outcome: { acknowledged: new Map(), refused: new Map(), steps: new Map() },
    drain,
  };
}

/**
 * Lives through `steps` random steps of many cases on a clock that moves by minutes to days, starting at `from`. The same
 * seed makes the same life.
 */
export async function simulate(
  platform: Platform,
  programId: string,
  options: { seed: number; steps: number; from: Date; drain: () => Promise<void> },
): Promise<Outcome> {
  const world = await build(platform, programId, options.seed, options.drain);
  let at = options.from.getTime();
  for (let i = 0; i < options.steps; i++) {
    at += world.random.pick([1, 3, 10, 45, 240, 1200]) * 60_000 * world.random.next();
    time.travelTo(new Date(at));
    const openCases = world.caseIds.length;
    if (openCases < 5 || world.random.next() < 0.12) await open(world);
    else await step(world, world.caseIds[Math.max(0, openCases - 1 - world.random.below(40))] as string);
    if (i % 100 === 99) await world.drain();
  }
  await world.drain();
  return world.outcome;
}
