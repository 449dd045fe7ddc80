type QueryValue = string | number | boolean | null | undefined;

/** Splits `POST /cases/:caseId/return` into its verb and path. */
export const splitRoute = (route: string): { method: string; path: string } => {
  const [method = "GET", path = "/"] = route.split(" ");
  return { method, path };
};

/** Fills `:names` of a path; a missing one is a bug of the page and throws. */
export const fillPath = (path: string, params: Readonly<Record<string, unknown>> = {}): string =>
  path.replace(/:([A-Za-z][A-Za-z0-9]*)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined || value === null || value === "") throw new Error(`missing path parameter ${name}`);
    return encodeURIComponent(String(value));
  });

/** `{ state: "dispatched", words: undefined, page: [1, 2] }` → `?state=dispatched&page=1&page=2`; empty values are left out. */
export const queryString = (query: Readonly<Record<string, QueryValue | readonly QueryValue[]>> = {}): string => {
  const search = new URLSearchParams();
  for (const [name, given] of Object.entries(query)) {
    for (const value of Array.isArray(given) ? given : [given]) {
      if (value !== undefined && value !== null && value !== "") search.append(name, String(value));
    }
  }
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
};
