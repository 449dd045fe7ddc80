import { type ClockEffect, toMermaid } from "@yingsheng/kernel";
import { type CaseVerb, caseLifecycle } from "./lifecycle.ts";

const states: Readonly<Record<string, string>> = caseLifecycle.states;
const inWords = (state: string): string => `${states[state]} ${state}`;

const effectNames: readonly (readonly [keyof ClockEffect, string])[] = [
  ["start", "starts"],
  ["stop", "stops"],
  ["pause", "pauses"],
  ["resume", "resumes"],
  ["cancel", "cancels"],
];

const clocksOf = (effect: ClockEffect = {}): string =>
  effectNames.flatMap(([key, name]) => (effect[key]?.length ? [`${name} ${effect[key]?.join(", ")}`] : [])).join("; ");

/** One line of the table of steps. */
function stepLine(verb: CaseVerb): string {
  const step = caseLifecycle.transitions[verb];
  const cells = [
    `${step.title} \`${verb}\``,
    step.from.map(inWords).join("<br>"),
    step.to ? inWords(step.to) : "unchanged",
    `\`${step.by}\`, ${step.where === "program" ? "whole program" : "the lead unit"}`,
    step.guards?.map((guard) => guard.name).join(", ") ?? "",
    clocksOf(step.clocks),
    step.event ? `\`${step.event.name}\`` : "",
  ];
  return `| ${cells.join(" | ")} |`;
}

/** The page docs/lifecycle.md: the diagram and every step of a case, from the transition table and nothing else. */
export function lifecyclePage(): string {
  const verbs = Object.keys(caseLifecycle.transitions) as CaseVerb[];
  const names = Object.entries(states).map(([state, title]) => `  state "${title}" as ${state}`);
  const [head = "", ...lines] = toMermaid(caseLifecycle).split("\n");
  const ends = caseLifecycle.final.map((state) => `  ${state} --> [*]`);
  return `# Life of a case 工单

Made from the transition table in \`modules/cases/lifecycle.ts\`; a test compares the two. To write it again:
\`node modules/cases/lifecycle-page.ts > docs/lifecycle.md\` (Node 24).

\`\`\`mermaid
${[head, ...names, ...lines, ...ends].join("\n")}
\`\`\`

A step needs its permission over the whole program, or over the unit that leads the case. What is not in the table is
refused with \`${caseLifecycle.refusals.state}\`.

| step | from | to | who | if | clocks | event |
|---|---|---|---|---|---|---|
${verbs.map(stepLine).join("\n")}
`;
}

if (import.meta.main) process.stdout.write(lifecyclePage());
