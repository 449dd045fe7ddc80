/** One holiday as it is copied from the notice: name, days off as "1-1 至 1-3", make-up days as "1-4、1-10". */
export type NoticeRow = { name: string; off: string; makeUp: string };

type NoticeDay = { date: string; name: string; kind: "off" | "makeUp" };

/** The holidays every notice names, in its order. */
export const emptyNotice = (): NoticeRow[] =>
  ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"].map((name) => ({ name, off: "", makeUp: "" }));

const dayMs = 86_400_000;

/**
 * Turns rows of a notice into its days. Dates may be written 1-1, 01-01, 1月1日 or with the year; without one they belong
 * to `year`. Rows left empty are skipped. `faults` names what could not be read, in Chinese.
 */
export function readNotice(rows: readonly NoticeRow[], year: number): { days: NoticeDay[]; faults: string[] } {
  const days: NoticeDay[] = [];
  const faults: string[] = [];
  for (const { name, off, makeUp } of rows) {
    const label = name.trim() || "未命名";
    for (const part of split(off)) {
      const [first = "", last = first] = part.split("~");
      const from = readDate(first, year);
      const to = readDate(last, year);
      if (from === null || to === null || to < from || to - from > 15 * dayMs) {
        faults.push(`${label}的放假日期“${part.replace("~", " 至 ")}”看不懂`);
        continue;
      }
      for (let at = from; at <= to; at += dayMs) days.push({ date: iso(at), name: label, kind: "off" });
    }
    for (const part of split(makeUp)) {
      const at = readDate(part, year);
      if (at === null) faults.push(`${label}的调休日期“${part}”看不懂`);
      else days.push({ date: iso(at), name: label, kind: "makeUp" });
    }
  }
  return { days: days.sort((a, b) => (a.date < b.date ? -1 : 1)), faults };
}

/** Turns the days of a loaded year back into rows, for correcting them. */
export function noticeRows(days: readonly NoticeDay[]): NoticeRow[] {
  const rows = new Map<string, { off: string[][]; makeUp: string[] }>();
  for (const { date, name, kind } of days) {
    const row = rows.get(name) ?? { off: [], makeUp: [] };
    rows.set(name, row);
    const run = row.off.at(-1);
    if (kind === "makeUp") row.makeUp.push(date);
    else if (run && Date.parse(date) - Date.parse(run.at(-1) ?? "") === dayMs) run.push(date);
    else row.off.push([date]);
  }
  return [...rows].map(([name, { off, makeUp }]) => ({
    name,
    off: off.map((run) => (run.length === 1 ? run[0] : `${run[0]} 至 ${run.at(-1)}`)).join("、"),
    makeUp: makeUp.join("、"),
  }));
}

/** The parts of a list of dates; "A 至 B" becomes "A~B". */
function split(text: string): string[] {
  return text
    .replace(/\s*(?:至|—|–|~|～|到)\s*/g, "~")
    .split(/[\s,，、;；]+/)
    .filter(Boolean);
}

function readDate(text: string, year: number): number | null {
  const found = /^(?:(\d{4})[-年/.])?(\d{1,2})[-月/.](\d{1,2})日?$/.exec(text);
  if (!found) return null;
  const [, ownYear, month, day] = found;
  const at = Date.UTC(Number(ownYear ?? year), Number(month) - 1, Number(day));
  return new Date(at).getUTCMonth() === Number(month) - 1 ? at : null;
}

const iso = (at: number): string => new Date(at).toISOString().slice(0, 10);
