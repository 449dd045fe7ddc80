import type { Routes } from "@yingsheng/server/api";
import { createClient, type OptionSource, type TreeOption } from "@yingsheng/ui";
import { treeOf } from "./tree-of.ts";

const { call } = createClient<Routes>();

const codes = async (programId: string, list: string, signal: AbortSignal): Promise<TreeOption[]> => {
  const { items } = await call("GET /programs/:programId/codes/:list", { params: { programId, list }, signal });
  return treeOf(items.map((item) => ({ value: item.code, title: item.name, parent: item.parentCode })));
};

const units = async (programId: string, signal: AbortSignal): Promise<TreeOption[]> => {
  const { items } = await call("GET /programs/:programId/units", { params: { programId }, signal });
  return treeOf(items.map((item) => ({ value: item.id, title: item.name, parent: item.parentId })));
};

const people = async (programId: string, words: string, signal: AbortSignal): Promise<TreeOption[]> => {
  const query = { status: "active" as const, limit: 20, ...(words === "" ? {} : { words }) };
  const { items } = await call("GET /programs/:programId/people", { params: { programId }, query, signal });
  return items.map((item) => ({ value: item.id, title: `${item.name}（${item.login}）` }));
};

/** Where all forms of the console get code lists, units and people of one program from. */
export const optionSource =
  (programId: string | undefined): OptionSource =>
  async (request, signal) => {
    if (!programId) return [];
    if (request.kind === "code") return codes(programId, request.list, signal);
    return request.kind === "unit" ? units(programId, signal) : people(programId, request.words, signal);
  };
