import type { PackDemoCase } from "@yingsheng/cases";
import { actorFor, hashPassword, installDemoPeople } from "@yingsheng/identity";
import {
  type Actor,
  type Platform,
  perform,
  Refused,
  systemStep,
  time,
  type Verb,
  workQueueOnce,
} from "@yingsheng/kernel";
import type { Pack } from "@yingsheng/programs";
import { type DemoActor, type DemoStep, demoSteps } from "./demo-lives.ts";
import { allJobs, allModules, allSubscriptions } from "./platform.ts";

type Life = { demo: PackDemoCase; index: number; caseId: string | null; isOver: boolean };
type Moment = { at: Date; life: Life; step: DemoStep | "open" };

const minuteMs = 60_000;
const dayMs = 86_400_000;
const shanghaiMs = 8 * 3_600_000;

function verbNamed(name: string): Verb {
  for (const module of allModules) for (const verb of module.verbs) if (verb.name === name) return verb;
  throw new Error(`no verb named ${name}`);
}

/** Minutes that pass before the desk acts: cases that still wait for it came in just now, or they would all be late. */
const freshMinutes: Readonly<Partial<Record<PackDemoCase["fate"], number>>> = { received: 35, dispatched: 80 };

/** When a demo case came in: so many days before today, at a time of day in Asia/Shanghai. */
function startOf(demo: PackDemoCase, index: number, present: Date): Date {
  const fresh = freshMinutes[demo.fate];
  if (fresh) return new Date(present.getTime() - (1 + ((index * 17) % fresh)) * minuteMs);
  const [hour = 0, minute = 0] = demo.at.split(":").map(Number);
  const today = Math.floor((present.getTime() + shanghaiMs) / dayMs) * dayMs - shanghaiMs;
  const at = new Date(today - demo.daysAgo * dayMs + (hour * 60 + minute) * minuteMs);
  // Today's later hours have not come yet: those cases came in yesterday.
  return at > present ? new Date(at.getTime() - dayMs) : at;
}

/** Every step of every life in the order of time; what would lie in the future has not happened yet. */
function timetable(pack: Pack, present: Date): Moment[] {
  const moments: Moment[] = [];
  for (const [index, demo] of pack.demoCases.entries()) {
    const life: Life = { demo, index, caseId: null, isOver: false };
    let at = startOf(demo, index, present);
    moments.push({ at, life, step: "open" });
    for (const step of demoSteps(pack, demo, index)) {
      at = new Date(at.getTime() + step.afterMinutes * minuteMs);
      if (at > present) break;
      moments.push({ at, life, step });
    }
  }
  return moments.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** The demo people as actors: by post, and for each unit whoever handles for it or for a unit above it. */
async function cast(platform: Platform, pack: Pack): Promise<(who: DemoActor, unit: string) => Actor> {
  const actors = new Map<string, Actor>();
  await systemStep(platform, "demo", async (context) => {
    for (const person of pack.demo.people) actors.set(person.login, await actorFor(context, person.login));
  });
  const parentOf = new Map(pack.units.map((unit) => [unit.code, unit.parent]));
  return (who, unit) => {
    const people = pack.demo.people.filter((person) => person.roles.includes(who));
    if (who !== "handler") return actors.get(people[0]?.login ?? "") as Actor;
    for (let code: string | undefined = unit; code; code = parentOf.get(code)) {
      const found = people.find((person) => person.unit === code);
      if (found) return actors.get(found.login) as Actor;
    }
    throw new Error(`nobody handles for unit ${unit}`);
  };
}

async function openDemoCase(platform: Platform, pack: Pack, programId: string, life: Life, by: Actor): Promise<void> {
  const { demo } = life;
  const input = {
    kind: demo.kind,
    title: demo.title,
    content: demo.content,
    channel: demo.channel,
    category: demo.category,
    region: demo.region,
    place: demo.place,
    urgency: demo.urgency ?? "normal",
    requester: demo.requester,
    isSecret: demo.secret ?? false,
    externalNumber: `demo-${pack.id}-${String(life.index + 1).padStart(4, "0")}`,
  };
  const opened = (await perform(platform, verbNamed("openCase"), { actor: by, params: { programId }, input })) as {
    id: string;
  };
  life.caseId = opened.id;
}

async function openTaskOf(platform: Platform, caseId: string): Promise<string | undefined> {
  const sql = "select id from callbacks.v_task where case_id = $1 and state = 'open'";
  const found = await platform.db.maybe<{ id: string }>(sql, [caseId]);
  if (found) return found.id;
  // The task comes by an event: let the queue work, then look again.
  await workQueueOnce(platform, allJobs, allSubscriptions);
  return (await platform.db.maybe<{ id: string }>(sql, [caseId]))?.id;
}

const callbackVerbs = new Set(["recordAttempt", "completeCallback", "giveUpCallback"]);

async function takeStep(platform: Platform, life: Life, step: DemoStep, by: Actor): Promise<void> {
  const caseId = life.caseId as string;
  let params: Record<string, string> = { caseId };
  if (callbackVerbs.has(step.verb)) {
    const taskId = await openTaskOf(platform, caseId);
    if (!taskId) return;
    params = { taskId };
  }
  await perform(platform, verbNamed(step.verb), { actor: by, params, input: step.input });
}

/**
 * Plays a pack's demo cases through the real actions, each step at its own time in the past, in the order of time over
 * all cases. Started again after an interruption it goes on: cases that are there already are left as they are.
 * @returns how many cases were played
 */
export async function loadDemo(
  platform: Platform,
  pack: Pack,
  programId: string,
  report: (done: number, all: number) => void = () => undefined,
): Promise<number> {
  const actorOf = await cast(platform, pack);
  const moments = timetable(pack, new Date());
  let played = 0;
  try {
    for (const [i, { at, life, step }] of moments.entries()) {
      if (life.isOver) continue;
      time.travelTo(at);
      try {
        if (step === "open") await openDemoCase(platform, pack, programId, life, actorOf("agent", life.demo.unit));
        else await takeStep(platform, life, step, actorOf(step.by, life.demo.unit));
        if (step === "open") played++;
      } catch (error) {
        // Taken in by an earlier, interrupted loading: it stays as it is.
        if (!(error instanceof Refused && error.code === "case.duplicate-external")) throw error;
        life.isOver = true;
      }
      if (i % 50 === 0) report(i, moments.length);
    }
    report(moments.length, moments.length);
  } finally {
    time.returnToPresent();
  }
  await systemStep(platform, "loadDemo", async (context) => {
    context.audit({ subject: "program", subjectId: programId, programId, detail: { cases: played } });
  });
  return played;
}

/** Was the demo of this program loaded to its end before? */
export async function isDemoLoaded(platform: Platform, programId: string): Promise<boolean> {
  const sql =
    "select 1 from kernel.v_audit_entry where action = 'loadDemo' and subject = 'program' and subject_id = $1 limit 1";
  return (await platform.db.query(sql, [programId])).length > 0;
}

/** Writes the demo people of a pack; all of them log in with `password`. */
export async function installPeople(
  platform: Platform,
  pack: Pack,
  programId: string,
  password: string,
): Promise<void> {
  const passwordHash = await hashPassword(password);
  await systemStep(platform, "installDemoPeople", (context) =>
    installDemoPeople(context, programId, pack.demo.people, passwordHash),
  );
}
