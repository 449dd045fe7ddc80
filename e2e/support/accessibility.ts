import axe from "axe-core";
import type { Page } from "playwright-core";

type Violation = {
  id: string;
  impact: string | null;
  help: string;
  nodes: { target: string[]; failureSummary: string }[];
};

const shown = 3;

/** Serious and critical violations of WCAG 2 A and AA on the page as it stands, a line per rule. */
export async function seriousViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const violations = (await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }).then((found) => found.violations)",
  )) as Violation[];
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => {
      const places = nodes.slice(0, shown).map((node) => node.target.join(" "));
      const summary = nodes[0]?.failureSummary.replaceAll("\n", " ");
      return `${id} (${help}) at ${nodes.length} places, such as ${places.join(", ")}: ${summary}`;
    });
}
