import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/**
 * One spelling for one number, so that a caller is recognised however the number was typed: what a person in China would
 * dial. Mobiles have eleven digits, landlines their area code with its zero, short codes such as 12345 stay as they
 * are; foreign numbers are E.164.
 * @returns undefined when it is no phone number at all
 */
export function normalPhone(text: string): string | undefined {
  const compact = text.normalize("NFKC").replace(/[\s\-－—()（）.]/g, "");
  if (/^\d{3,6}$/.test(compact)) return compact;
  const parsed = parsePhoneNumberFromString(compact, "CN");
  if (!parsed?.isPossible()) return undefined;
  if (parsed.countryCallingCode !== "86") return parsed.number;
  return /^1\d{10}$/.test(parsed.nationalNumber) ? parsed.nationalNumber : `0${parsed.nationalNumber}`;
}
