import Format from "typebox/format";

// The formats of JSON Schema are wider than what PostgreSQL and Date take: year 0, offsets of 23 hours, thousands of
// decimals, leap seconds. Those are refused at the door, in every schema, instead of becoming a fault further in.

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** A day of the calendar, YYYY-MM-DD, of the years 1900 to 2199. */
export function isDay(text: string): boolean {
  const parts = /^((?:19|20|21)\d\d)-(\d\d)-(\d\d)$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** An instant of RFC 3339 with zone: at most nine decimals, an offset that exists on Earth, no leap second. */
export function isInstant(text: string): boolean {
  const parts = /^(.{10})T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?:Z|[+-](\d\d):(\d\d))$/i.exec(text);
  if (!parts || !isDay(parts[1] as string)) return false;
  const [hour, minute, second, offsetHours, offsetMinutes] = parts.slice(2).map((part) => Number(part ?? 0));
  return (
    (hour as number) <= 23 &&
    (minute as number) <= 59 &&
    (second as number) <= 59 &&
    (offsetHours as number) <= 14 &&
    (offsetMinutes as number) <= 59
  );
}

/** A UUID in the one spelling in which ids are compared: lower case. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** Makes the strict formats known to the validator; schemas compiled later use them. */
export function installFormats(): void {
  Format.Set("date", isDay);
  Format.Set("date-time", isInstant);
  Format.Set("uuid", isUuid);
}
