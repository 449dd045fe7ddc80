import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ErrorState, stateWord, Timeline, type TimelineEntry } from "@yingsheng/ui";
import { call } from "./api.ts";
import { clockWords, verbWords } from "./words.ts";

type Detail = Readonly<Record<string, unknown>>;
const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** What was said at a step, from whatever the step recorded, in reading order. */
function wordsOf(detail: Detail): string {
  const parts = [
    text(detail.reasonName),
    text(detail.basis),
    text(detail.text),
    text(detail.reply),
    text(detail.note),
    text(detail.because),
    text(detail.outcome),
    text(detail.satisfaction),
    typeof detail.isSolved === "boolean" ? (detail.isSolved ? "已解决" : "未解决") : "",
    text(detail.comment),
    text(detail.result),
    text(detail.clock) && `${clockWords[text(detail.clock)] ?? text(detail.clock)}时限`,
    text(detail.name),
  ];
  return parts.filter((part) => part !== "").join("；");
}

function toOf(detail: Detail): string | undefined {
  if (typeof detail.unit !== "string") return undefined;
  const joint =
    Array.isArray(detail.jointUnits) && detail.jointUnits.length > 0 ? `，协办 ${detail.jointUnits.join("、")}` : "";
  return `→ ${detail.unit}${joint}`;
}

/** Where a step led, unless its own word says that already: 挂起, 归档. */
function stateAfter(verb: string, from: string | null, to: string | null): { to?: string } {
  if (!to || to === from || verb === "openCase") return {};
  const word = stateWord(to);
  return word.includes(verbWords[verb] ?? verb) ? {} : { to: `→ ${word}` };
}

/** Steps that the unit itself takes; at the others the unit only holds the case while somebody of the centre acts. */
const unitVerbs = new Set(["signCase", "returnCase", "recordProgress", "suspendCase", "resumeCase", "replyToCase"]);
const badVerbs = new Set(["overdue", "returnCase", "sendBackCase", "redoCase", "voidCase", "giveUpCallback"]);

/** 办理过程: the life of the case, day by day. */
export function CaseStory({ caseId, version }: { caseId: string; version: string }) {
  const story = useQuery({
    queryKey: ["case", caseId, "timeline", version],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call("GET /cases/:caseId/timeline", { params: { caseId }, signal }),
  });
  if (story.isError) return <ErrorState error={story.error} onRetry={() => void story.refetch()} />;
  const entries: TimelineEntry[] = (story.data?.items ?? []).map((item) => {
    const to = toOf(item.detail);
    const words = wordsOf(item.detail);
    return {
      id: item.id,
      at: item.at,
      what: verbWords[item.verb] ?? item.verb,
      who: item.actorName,
      ...(item.unitName && unitVerbs.has(item.verb) ? { unit: item.unitName } : {}),
      ...(to ? { to } : stateAfter(item.verb, item.fromState, item.toState)),
      ...(words ? { words } : {}),
      ...(badVerbs.has(item.verb) ? { tone: "warn" as const } : {}),
    };
  });
  return (
    <section className="ys-card" aria-label="办理过程">
      <h2>办理过程</h2>
      <Timeline entries={entries} />
    </section>
  );
}
