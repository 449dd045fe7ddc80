const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

const weekdays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"] as const;

type Instant = string | number | Date;

/**
 * An instant as staff read it, in China time: `2026-11-22 09:14`. Text that is no instant comes back unchanged, so a
 * wrong value is seen instead of hidden.
 */
export const formatTime = (at: Instant): string => {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return String(at);
  const found = Object.fromEntries(parts.formatToParts(date).map((part) => [part.type, part.value]));
  return `${found.year}-${found.month}-${found.day} ${found.hour}:${found.minute}`;
};

/** The China-time day of an instant: `2026-11-22`. */
export const formatDay = (at: Instant): string => formatTime(at).slice(0, 10);

/** The China-time clock of an instant: `09:14`. */
export const formatClock = (at: Instant): string => formatTime(at).slice(11);

/** The weekday of a day `YYYY-MM-DD`: `周日`. */
export const weekdayOf = (day: string): string => weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";

/** `2026-11-22 09:14` typed in China time → ISO instant `2026-11-22T01:14:00.000Z`; `undefined` when it is no time. */
export const instantOf = (typed: string): string | undefined => {
  const date = new Date(`${typed.trim().replace(" ", "T")}+08:00`);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
};

const minute = 60_000;

/** A span of milliseconds in words, at most two units: `3 小时 20 分`, `2 天 3 小时`, `12 天`, `不到 1 分`. */
export const formatSpan = (milliseconds: number): string => {
  const minutes = Math.floor(Math.abs(milliseconds) / minute);
  if (minutes < 1) return "不到 1 分";
  if (minutes < 60) return `${minutes} 分`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours} 小时` : `${hours} 小时 ${minutes % 60} 分`;
  const days = Math.floor(hours / 24);
  return hours % 24 === 0 || days >= 10 ? `${days} 天` : `${days} 天 ${hours % 24} 小时`;
};

/** How far an instant lies from now: `3 小时 20 分前`, `2 天后`, `刚刚`. */
export const formatRelative = (at: Instant, now: Instant): string => {
  const distance = new Date(at).getTime() - new Date(now).getTime();
  if (Number.isNaN(distance)) return "";
  if (Math.abs(distance) < minute) return "刚刚";
  return `${formatSpan(distance)}${distance < 0 ? "前" : "后"}`;
};
