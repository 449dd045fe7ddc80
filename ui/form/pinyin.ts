const letters = "ABCDEFGHJKLMNOPQRSTWXYZ";
const collator = new Intl.Collator("zh-CN-u-co-pinyin");
/** The pinyin order of Unicode carries a mark before the first character of each letter: U+FDD0 followed by the letter. */
const mark = "\ufdd0";
const known = new Map<string, string>();

/** Characters in everyday use at a hotline that have a second reading with another initial. */
const secondReadings: Readonly<Record<string, string>> = {
  长: "C",
  重: "C",
  行: "H",
  乐: "Y",
  调: "T",
  查: "Z",
  厦: "X",
  单: "S",
  藏: "Z",
  朝: "Z",
  传: "Z",
  弹: "T",
  都: "D",
  还: "H",
  会: "K",
  降: "X",
  角: "J",
  校: "J",
  解: "X",
  系: "J",
  盛: "C",
  石: "D",
  宿: "X",
  曾: "Z",
  折: "S",
  种: "C",
  仇: "Q",
  区: "O",
  卡: "Q",
  车: "J",
};

const readInitial = (character: string): string => {
  if (/[a-z0-9]/i.test(character)) return character.toUpperCase();
  if (!/\p{Script=Han}/u.test(character)) return "";
  let low = 0;
  let high = letters.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (collator.compare(character, mark + letters[middle]) >= 0) low = middle;
    else high = middle - 1;
  }
  return letters[low] ?? "";
};

/** The pinyin initial of one character (`噪` is `Z`); letters and digits stand for themselves, signs for nothing. */
export const initialOf = (character: string): string => {
  const found = known.get(character) ?? readInitial(character);
  known.set(character, found);
  return found;
};

/** Whether `typed` letters are consecutive initials somewhere in `text`: `zsrm` finds 噪声扰民, `cc` finds 长春. */
export const matchesInitials = (text: string, typed: string): boolean => {
  const wanted = [...typed.toUpperCase()];
  const characters = [...text].filter((character) => initialOf(character) !== "");
  const fits = (character: string | undefined, letter: string): boolean =>
    character !== undefined && (initialOf(character) === letter || secondReadings[character] === letter);
  return characters.some((_, start) => wanted.every((letter, index) => fits(characters[start + index], letter)));
};

/**
 * Whether a person typing `typed` means `text`: every word of it must be in the text, as characters, or as pinyin
 * initials when it is Latin letters.
 */
export const matchesWords = (text: string, typed: string): boolean =>
  typed
    .trim()
    .split(/\s+/)
    .every(
      (word) =>
        word === "" ||
        text.toLowerCase().includes(word.toLowerCase()) ||
        (/^[a-z0-9]+$/i.test(word) && matchesInitials(text, word)),
    );
