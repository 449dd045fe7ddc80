let table: Map<string, readonly [number, number]> | undefined;

/** Bytes of a text in GB18030, as Excel in China saves CSV; characters of one and two bytes only. */
export function gb18030(text: string): Buffer {
  table ??= twoByteCharacters();
  const bytes: number[] = [];
  for (const letter of text) {
    const code = letter.codePointAt(0) as number;
    const pair = code < 0x80 ? [code] : table.get(letter);
    if (!pair) throw new Error(`${letter} has no two bytes in GB18030`);
    bytes.push(...pair);
  }
  return Buffer.from(bytes);
}

function twoByteCharacters(): Map<string, readonly [number, number]> {
  const decoder = new TextDecoder("gb18030");
  const found = new Map<string, readonly [number, number]>();
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const letter = decoder.decode(Uint8Array.of(high, low));
      if ([...letter].length === 1 && letter !== "\ufffd") found.set(letter, [high, low]);
    }
  }
  return found;
}
