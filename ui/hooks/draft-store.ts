type Stored<T> = { value: T; savedAt: string };

const prefix = "ys:draft:";

/** The stored draft of a key; one that cannot be read counts as none. */
export const readDraft = <T>(key: string): Stored<T> | undefined => {
  try {
    const text = localStorage.getItem(prefix + key);
    return text ? (JSON.parse(text) as Stored<T>) : undefined;
  } catch {
    return undefined;
  }
};

/** Stores a draft and gives the instant; `undefined` when this machine keeps nothing (full or forbidden storage). */
export const writeDraft = <T>(key: string, value: T): string | undefined => {
  const savedAt = new Date().toISOString();
  try {
    localStorage.setItem(prefix + key, JSON.stringify({ value, savedAt } satisfies Stored<T>));
    return savedAt;
  } catch {
    return undefined;
  }
};

export const removeDraft = (key: string): void => localStorage.removeItem(prefix + key);

const draftKeys = (): string[] => Object.keys(localStorage).filter((key) => key.startsWith(prefix));

/** How many drafts lie on this machine. */
export const countDrafts = (): number => draftKeys().length;

/** Removes every draft: done when logging out, because drafts hold citizens' words and desks are shared. */
export const clearDrafts = (): void => {
  for (const key of draftKeys()) localStorage.removeItem(key);
};
