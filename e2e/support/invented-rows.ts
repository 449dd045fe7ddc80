/** A file to import, and what must become of its rows. */
export type Batch = {
  fileName: string;
  text: string;
  /** stands in every row's text and nowhere else */
  word: string;
  expected: { accepted: number; duplicate: number; refused: number };
};

const streets = ["柳堤路", "云杉路", "会展大道", "安澜路", "茶亭路", "双桥南路", "梅岭街", "滨河路"];
const matters = ["路灯不亮", "井盖松动", "垃圾没有清运", "夜里施工噪音大", "下水道反味", "车辆占道停放"];

type Row = Record<string, unknown>;

const goodRow = (word: string, index: number): Row => ({
  id: `e2e-${word}-${index}`,
  title: `${streets[index % streets.length]}${matters[index % matters.length]}`,
  content: `${word}：${streets[index % streets.length]} ${index} 号附近${matters[index % matters.length]}，请派人看一下。`,
  time: `2026-11-${String(1 + (index % 20)).padStart(2, "0")} 09:${String(index % 60).padStart(2, "0")}:00`,
  name: "宁远志",
  phone: `1390000${String(index % 10_000).padStart(4, "0")}`,
});

/** Ways in which rows of real files are wrong; each is refused with a reason of its own. */
const faults: readonly ((row: Row) => string)[] = [
  (row) => JSON.stringify({ ...row, content: "  " }),
  (row) => JSON.stringify({ ...row, category: "没有这个分类" }),
  (row) => JSON.stringify({ ...row, time: "2026-02-30 10:00" }),
  (row) => JSON.stringify({ ...row, phone: "电话不详" }),
  (row) => `${JSON.stringify(row).slice(0, 40)}`,
];

/**
 * Invented rows as JSONL: every 50th is wrong in one of five ways, every 100th repeats the number of an earlier one.
 * @param mark tells the batches of one run apart: numbers and words do not meet
 */
export function inventedRows(mark: string, rows: number): Batch {
  const word = `批次${mark}号`;
  const expected = { accepted: 0, duplicate: 0, refused: 0 };
  const lines = Array.from({ length: rows }, (_, index) => {
    const row = goodRow(word, index);
    if (index % 50 === 49) {
      expected.refused++;
      return (faults[((index - 49) / 50) % faults.length] as (row: Row) => string)(row);
    }
    if (index > 0 && index % 100 === 0) {
      expected.duplicate++;
      return JSON.stringify({ ...row, id: `e2e-${word}-${index - 60}` });
    }
    expected.accepted++;
    return JSON.stringify(row);
  });
  return { fileName: `${word}.jsonl`, text: `${lines.join("\n")}\n`, word, expected };
}
