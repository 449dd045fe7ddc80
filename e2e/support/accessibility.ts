import axe from "axe-core";
import type { Page } from "playwright-core";

type Violation = { id: string; impact: string | null; help: string; nodes: { target: string[]; failureSummary: string }[] };

/** Serious and critical violations of WCAG 2 A and AA on the page as it stands, one line each. */
export async function seriousViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const violations = (await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }).then((found) => found.violations)",
  )) as Violation[];
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id} (${help}) at ${node.target.join(" ")}: ${node.failureSummary.replaceAll("\n", " ")}`),
    );
}
