/** A person's place in one program, as the session answers it. */
export type SessionProgram = {
  id: string;
  code: string;
  name: string;
  permissions: string[];
  units: { id: string; name: string }[];
};

/** `GET /api/sessions/current`. */
export type CurrentSession = {
  person: { id: string; name: string; login: string };
  csrfToken: string;
  secondFactor: "none" | "needed" | "enrol" | "done";
  programs: SessionProgram[];
};

type NoParams = Record<never, never>;

/** The routes that logging in and out stand on; identity owns them, the shell relies on this much of them. */
export type SessionRoutes = {
  "GET /sessions/current": { params: NoParams; query: undefined; body: undefined; output: CurrentSession };
  "POST /sessions": {
    params: NoParams;
    query: undefined;
    body: { login: string; password: string; code?: string };
    output: unknown;
  };
  "DELETE /sessions/current": { params: NoParams; query: undefined; body: undefined; output: unknown };
  "POST /sessions/revoke-all": { params: NoParams; query: undefined; body: undefined; output: unknown };
};
