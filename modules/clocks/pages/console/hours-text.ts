/** Open hours as people type and read them. */
type Hours = [string, string][];

/** 09:00–12:00、13:00–17:30; closed is 休息. */
export function hoursText(hours: readonly (readonly [string, string])[]): string {
  return hours.length === 0 ? "休息" : hours.map(([from, to]) => `${from}–${to}`).join("、");
}

/**
 * Reads hours as typed: spans apart by comma, 、 or spaces, ends apart by any dash or 至; "9:00" and full-width colons are
 * understood; nothing and 休息 are closed. Null when it cannot be read; whether spans fit together the server says.
 */
export function parseHoursText(text: string): Hours | null {
  const plain = text
    .trim()
    .replaceAll("：", ":")
    .replace(/\s*(?:[-–—~～]|至)\s*/g, "-");
  if (plain === "" || plain === "休息") return [];
  const spans = plain.split(/[\s,，、;；]+/).filter(Boolean);
  const hours: Hours = [];
  for (const span of spans) {
    const found = /^(\d{1,2}:\d{2})-(\d{1,2}:\d{2})$/.exec(span);
    if (!found) return null;
    hours.push([(found[1] ?? "").padStart(5, "0"), (found[2] ?? "").padStart(5, "0")]);
  }
  return hours;
}

const names = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"] as const;

/** Weekly hours in short: neighbouring weekdays with the same hours stand together. */
export function weekText(hours: Readonly<Record<string, readonly (readonly [string, string])[]>>): string[] {
  const lines: { from: number; to: number; text: string }[] = [];
  names.forEach((_, index) => {
    const text = hoursText(hours[String(index + 1)] ?? []);
    const last = lines.at(-1);
    if (last && last.text === text) last.to = index;
    else lines.push({ from: index, to: index, text });
  });
  return lines.map(({ from, to, text }) => {
    const days = from === to ? names[from] : `${names[from]}${to - from === 1 ? "、" : "至"}${names[to]}`;
    return `${days} ${text}`;
  });
}

export const weekdayNames = names;
