/** Letters that belong to lists everywhere. */
const taken = ["j", "k", "x"];

/**
 * A letter per action: the first free one of its English name (`dispatch` d, `sign` s, `giveBack` g), so it stays the same
 * on every page that offers the same actions in the same order. Actions may have none left.
 */
export const actionKeys = (names: readonly string[]): Map<string, string> => {
  const used = new Set(taken);
  const keys = new Map<string, string>();
  for (const name of names) {
    const letter = [...name.toLowerCase()].find((one) => /[a-z]/.test(one) && !used.has(one));
    if (!letter) continue;
    used.add(letter);
    keys.set(name, letter);
  }
  return keys;
};
