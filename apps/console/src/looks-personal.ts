/** A whole phone or identity number: addresses are logged and shared, so such words never get into one. */
export const looksPersonal = (words: string): boolean => /^\+?\d[\d\s-]{9,}[\dxX]$/.test(words.trim());
