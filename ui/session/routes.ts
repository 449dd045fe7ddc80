/** A person's place in one program, as the session answers it. */
export type SessionProgram = {
  id: string;
  code: string;
  name: string;
  permissions: string[];
  /** the units the person's grants name; none of them means the whole program */
  units: { id: string; name: string }[];
};

/** `GET /api/sessions/current`. Without rights (no programs) until second factor and a new password are no longer owed. */
export type CurrentSession = {
  person: { id: string; name: string; login: string };
  csrfToken: string;
  secondFactor: "none" | "needed" | "enrol" | "done";
  mustChangePassword?: boolean;
  programs: SessionProgram[];
};

type Route<Body, Output> = { params: Record<never, never>; query: undefined; body: Body; output: Output };

/** The routes that logging in and out stand on; identity owns them, the shell relies on this much of them. */
export type SessionRoutes = {
  "GET /sessions/current": Route<undefined, CurrentSession>;
  "POST /sessions": Route<{ login: string; password: string; code?: string }, CurrentSession>;
  "POST /sessions/second-factor": Route<{ code: string }, CurrentSession>;
  "DELETE /sessions/current": Route<undefined, unknown>;
  "POST /sessions/revoke-all": Route<undefined, unknown>;
  "POST /second-factor/enrolment": Route<undefined, { secret: string; otpauthUrl: string }>;
  "POST /second-factor/confirmation": Route<{ code: string }, CurrentSession>;
  "POST /password": Route<{ currentPassword: string; password: string }, CurrentSession>;
};

/** Whether somebody is logged in, but something is still owed before any right counts. */
export const owesSomething = (session: CurrentSession): boolean =>
  session.secondFactor === "needed" || session.secondFactor === "enrol" || session.mustChangePassword === true;
