import { Closed, Instant, Nullable, Uuid } from "@yingsheng/kernel";
import { Type } from "typebox";

/** An import and how far it is. `linesTotal` is known once the file has been counted or read to its end. */
export const ImportItem = Closed({
  id: Uuid,
  fileName: Type.String(),
  format: Type.String(),
  state: Type.String(),
  cancelRequested: Type.Boolean(),
  linesDone: Type.Integer(),
  linesTotal: Nullable(Type.Integer()),
  accepted: Type.Integer(),
  duplicate: Type.Integer(),
  refused: Type.Integer(),
  createdAt: Instant,
  startedAt: Nullable(Instant),
  finishedAt: Nullable(Instant),
});

export const importColumns = `id, file_name, format, state, cancel_requested, lines_done, lines_total, accepted, duplicate,
  refused, created_at, started_at, finished_at`;
