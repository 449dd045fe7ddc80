import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/**
 * One spelling for one number, so that a caller is recognised however the number was typed: E.164 for mobiles and
 * landlines, bare digits for short codes such as 12345, which have no international form.
 * @returns undefined when it is no phone number at all
 */
export function normalPhone(text: string): string | undefined {
  const compact = text.normalize("NFKC").replace(/[\s\-－—()（）.]/g, "");
  if (/^\d{3,6}$/.test(compact)) return compact;
  const parsed = parsePhoneNumberFromString(compact, "CN");
  if (parsed?.isPossible()) return parsed.number;
  return undefined;
}
