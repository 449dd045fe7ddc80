import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** 区号 with the local number behind it, or with a short code such as the 12345 of another city. */
const landline = /^0?((?:10|2\d|[3-9]\d{2})(?:[2-9]\d{6,7}|1\d{4}|9[56]\d{3}))$/;
const mobile = /^0?(1[3-9]\d{9})$/;
/** 400 and 800 numbers have ten digits and no area code. */
const serviceLine = /^0?([48]00\d{7})$/;
/** Short codes (110, 12345, 95598) and local numbers without their area code: dialled as they are. */
const asDialled = /^([1-9]\d{2,7})$/;

function chineseNumber(digits: string): string | undefined {
  const plain = mobile.exec(digits) ?? serviceLine.exec(digits) ?? asDialled.exec(digits);
  if (plain) return plain[1];
  const withArea = landline.exec(digits);
  return withArea ? `0${withArea[1]}` : undefined;
}

const extension = /(?:转|分机|ext\.?|#)+(\d{1,6})$|(?<=^\D*0\d{2,3}-?\d{7,8})-(\d{1,6})$/i;

/**
 * One spelling for one number, so that a caller is recognised however the number was typed: what a person in China would
 * dial (工业和信息化部《电信网编号计划》). Mobiles have eleven digits, landlines their area code with its zero, short codes
 * such as 12345 and local numbers stay as they are, an extension follows behind 转; foreign numbers are E.164. Words
 * around the number ("白天打") are dropped.
 * @returns undefined when it is no phone number at all, or more than one
 */
export function normalPhone(text: string): string | undefined {
  const folded = text.normalize("NFKC").replace(/[\s.]/g, "").replace(/[—–−]/g, "-");
  const found = extension.exec(folded);
  const number = found ? folded.slice(0, found.index) : folded;
  const runs = number.replace(/[-()]/g, "").match(/\+?\d+/g) ?? [];
  const [run] = runs;
  if (!run || runs.length > 1) return undefined;
  const home = chineseNumber(run.replace(/^(?:\+|00)?86(?=\d{10})/, "")) ?? foreignNumber(run);
  return home && found ? `${home}转${found[1] ?? found[2]}` : home;
}

function foreignNumber(run: string): string | undefined {
  if (!/^(?:\+|00)[1-9]/.test(run)) return undefined;
  const parsed = parsePhoneNumberFromString(run.replace(/^00/, "+"));
  return parsed?.isPossible() && parsed.countryCallingCode !== "86" ? parsed.number : undefined;
}
