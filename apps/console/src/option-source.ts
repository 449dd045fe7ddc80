import { createClient, type OptionRequest, type TreeOption } from "@yingsheng/ui";

type Route<Params, Query> = { params: Params; query: Query; body: undefined; output: { items: TreeOption[] } };

type OptionRoutes = {
  "GET /programs/:programId/codes": Route<{ programId: string }, { list: string }>;
  "GET /programs/:programId/units": Route<{ programId: string }, undefined>;
  "GET /programs/:programId/people": Route<{ programId: string }, { words?: string }>;
};

const { call } = createClient<OptionRoutes>();

/** Where all forms of the console get code lists, units and people of one program from. */
export const optionSource =
  (programId: string | undefined) =>
  async (request: OptionRequest, signal: AbortSignal): Promise<readonly TreeOption[]> => {
    if (!programId) return [];
    const params = { programId };
    if (request.kind === "code") return (await call("GET /programs/:programId/codes", { params, query: { list: request.list }, signal })).items;
    if (request.kind === "unit") return (await call("GET /programs/:programId/units", { params, signal })).items;
    return (await call("GET /programs/:programId/people", { params, query: { words: request.words }, signal })).items;
  };
