/**
 * How personal data looks on screens and in exports before somebody reveals it with a reason (PIPL art. 6 and 51:
 * no more than the task needs). Pure: text in, text out; nothing is looked up and nothing can fail.
 */

const hidden = (count: number): string => "*".repeat(Math.max(0, count));

/** Keeps `head` and `tail` characters and hides those between, at least half of them. */
function keepEnds(text: string, head: number, tail: number): string {
  const letters = [...text];
  const most = Math.floor(letters.length / 2);
  const shownTail = Math.min(tail, Math.ceil(most / 2));
  const shownHead = Math.min(head, most - shownTail);
  const end = letters.length - shownTail;
  return letters.slice(0, shownHead).join("") + hidden(end - shownHead) + letters.slice(end).join("");
}

/** Full-width letters, digits and signs, as Chinese input methods write them. */
const halfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));

/**
 * Masks a telephone number: 13900001234 → 139****1234, 0871-65312345 → 0871-****2345, 65312345 → ****2345, with a
 * country code kept. Public short codes (3 to 6 digits: 110, 12345, 95598) belong to nobody and stay.
 * Spaces and dashes inside mobile numbers are dropped.
 */
export function maskPhone(phone: string): string {
  const text = halfWidth(phone).trim();
  const digits = text.replace(/\D/g, "");
  if (digits.length <= 6 && /^\d*$/.test(text)) return text;
  const mobile = /^(\+?86|0086)?(1[3-9]\d)\d{4}(\d{4})$/.exec(text.replace(/[\s()-]/g, ""));
  if (mobile) return `${mobile[1] ?? ""}${mobile[2]}****${mobile[3]}`;
  const landline =
    /^((?:\+?86|0086)?[\s-]?)(\(?0?(?:10|2\d|[3-9]\d{2})\)?)[\s-]?(\d{3,4})(\d{4})((?:[-转\s]|ext)*\d{1,6})?$/i.exec(
      text,
    );
  if (landline && (landline[1] || /^\(?0/.test(landline[2] ?? ""))) {
    const extension = landline[5] ? `-${hidden(landline[5].replace(/\D/g, "").length)}` : "";
    return `${landline[1]}${landline[2]?.replace(/[()]/g, "")}-${hidden(landline[3]?.length ?? 4)}${landline[4]}${extension}`;
  }
  if (/^\d{7,8}$/.test(digits) && /^[\d\s-]+$/.test(text)) return hidden(digits.length - 4) + digits.slice(-4);
  return keepEnds(text.replace(/[\s-]/g, ""), 3, 4);
}

/** Compound surnames still in use; without them 欧阳娜娜 would lose half its surname. */
const compoundSurnames = new Set(
  (
    "欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 司空 夏侯 端木 百里 呼延 南宫 轩辕 长孙 宇文 " +
    "闻人 赫连 澹台 公冶 宗政 濮阳 淳于 单于 太史 申屠 仲孙 钟离 鲜于 闾丘 东郭 南门 西门 独孤 拓跋 完颜 纳兰 万俟 第五"
  ).split(" "),
);

/**
 * Masks a person's name: 张三 → 张*, 欧阳娜娜 → 欧阳**, 买买提·艾力 → 买**·**, John Smith → J*** S****. A bare form
 * of address (张先生, 李女士) names nobody and stays.
 */
export function maskName(name: string): string {
  const text = name.trim();
  const letters = [...text];
  if (letters.length === 0) return "";
  if (/^\p{Script=Han}{1,2}(?:先生|女士|小姐|同志|师傅|老师|阿姨|大爷)$/u.test(text)) {
    const surname = text.slice(0, -2);
    if ([...surname].length === 1 || compoundSurnames.has(surname)) return text;
  }
  if (letters.length === 1) return "*";
  if (/[A-Za-z]/.test(letters[0] ?? ""))
    return text.replace(/(\p{L})([\p{L}\p{M}'’-]*)/gu, (_, a, b) => a + hidden(b.length));
  const shown = letters.length > 2 && compoundSurnames.has(letters.slice(0, 2).join("")) ? 2 : 1;
  return letters.map((letter, i) => (i < shown || /[·•・\s]/.test(letter) ? letter : "*")).join("");
}

/**
 * Masks an identity number: 18 digits keep the first 3 and the last 4, 15 digits the first 3 and the last 3; passports
 * and others keep the first and the last two characters. The date of birth is always hidden.
 */
export function maskIdNumber(idNumber: string): string {
  const text = halfWidth(idNumber).replace(/[\s-]/g, "");
  if (/^\d{17}[\dXx]$/.test(text)) return text.slice(0, 3) + hidden(11) + text.slice(-4);
  if (/^\d{15}$/.test(text)) return text.slice(0, 3) + hidden(9) + text.slice(-3);
  return keepEnds(text, 1, 2);
}

/** Ends of administrative and road names that do not yet say which door. 小区, 社区, 园区 name estates: not among them. */
const placeEnd = /(?:省|自治区|自治州|市|州|盟|县|旗|街道|镇|乡|大道|大街|路|街|巷|(?<![小社园校厂库景矿营])区)/g;

/**
 * Masks an address down to the street, road or township: 云南省昆明市五华区华山街道人民中路12号3栋402室 →
 * 云南省昆明市五华区华山街道人民中路****. An address that names no such place keeps at most a third, and no more than three
 * characters.
 */
export function maskAddress(address: string): string {
  const text = address.trim();
  const firstNumber = text.search(
    /[0-9０-９A-Za-z]|[一二三四五六七八九十百]+(?:号|栋|幢|座|单元|楼|层|室|户|组|弄|队)/,
  );
  const named = firstNumber < 0 ? text : text.slice(0, firstNumber);
  let end = 0;
  for (const match of named.matchAll(placeEnd)) end = match.index + match[0].length;
  if (end > 1) return end === text.length ? text : `${text.slice(0, end)}****`;
  const letters = [...text];
  return letters.length === 0 ? "" : `${letters.slice(0, Math.min(3, Math.floor(letters.length / 3))).join("")}****`;
}

const digit = "[0-9０-９]";
const gap = "[\\s\\-－]?";
const outside = "0-9０-９A-Za-z";

const mailInText = /([A-Za-z0-9._%+-]{1,64})@((?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24})/g;
const idInText = new RegExp(
  `(?<![${outside}])[1-9１-９]${digit}{5}(?:19|20|１９|２０)${digit}{9}[0-9０-９XxＸｘ](?![${outside}])`,
  "g",
);
const mobileInText = new RegExp(
  `(?<![0-9０-９])((?:(?:[+＋]|00|００)?(?:86|８６)${gap})?)([1１][3-9３-９]${digit}${gap}${digit}{4}${gap}${digit}{4})(?![0-9０-９])`,
  "g",
);
const landlineInText = new RegExp(
  `(?<![0-9０-９])([(（]?[0０](?:[1１][0０]|[2２]${digit}|[3-9３-９]${digit}{2})[)）]?${gap})(${digit}{3,4})(${digit}{4})(?![0-9０-９])`,
  "g",
);

/**
 * Masks what identifies people inside a free text and leaves the rest as it was: mobile numbers (also with spaces,
 * dashes, +86 and full-width digits), landlines with area code, 18-digit identity numbers, e-mail addresses. Longer
 * runs of digits (case and order numbers) are left alone.
 */
export function maskText(text: string): string {
  return text
    .replace(mailInText, (_, user: string, host: string) => `${user[0]}***@${host}`)
    .replace(idInText, (id) => maskIdNumber(id))
    .replace(mobileInText, (_, country: string, number: string) => country + maskPhone(number))
    .replace(landlineInText, (_, area: string, middle: string, last: string) => area + hidden(middle.length) + last);
}
