import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo } from "react";
import { ApiProblem } from "../client/problem.ts";
import { keepCsrfToken, onStaleToken } from "../client/send.ts";
import { createClient } from "../client.ts";
import { ProgramContext, ProgramProvider } from "./ProgramProvider.tsx";
import { type CurrentSession, owesSomething, type SessionRoutes } from "./routes.ts";

export const sessionClient = createClient<SessionRoutes>();

const SessionContext = createContext<CurrentSession | undefined>(undefined);

/** Asks who is logged in and keeps the csrf token; `null` when nobody is. */
export const loadSession = async (): Promise<CurrentSession | null> => {
  try {
    const session = await sessionClient.call("GET /sessions/current");
    keepCsrfToken(session.csrfToken);
    return session;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null;
    throw error;
  }
};

export const sessionQueryKey = ["session"] as const;

/**
 * Renews the token after another tab began a session. Somebody else's session must not be written with from a page that
 * shows this person's work, so the page then starts anew.
 */
const isStill = async (personId: string): Promise<boolean> => {
  const session = await loadSession();
  if (session && session.person.id !== personId) location.reload();
  return session?.person.id === personId;
};

export type SessionProviderProps = {
  children: ReactNode;
  /** while the first answer is on its way */
  waiting: ReactNode;
  /** nobody is logged in, or `session` still owes a second factor or a new password */
  login: (session: CurrentSession | null) => ReactNode;
  failed: (error: unknown, retry: () => void) => ReactNode;
};

/** Knows who is logged in and in which program; shows `login` instead of its children until somebody is. */
export const SessionProvider = ({ children, waiting, login, failed }: SessionProviderProps) => {
  const asked = useQuery({
    queryKey: sessionQueryKey,
    queryFn: loadSession,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const session = asked.data;
  const personId = session?.person.id;
  useEffect(() => {
    onStaleToken(personId ? () => isStill(personId) : undefined);
    return () => onStaleToken(undefined);
  }, [personId]);
  if (session === undefined) {
    return asked.isError ? failed(asked.error, () => void asked.refetch()) : waiting;
  }
  if (session === null || owesSomething(session)) {
    return login(session);
  }
  return (
    <SessionContext value={session}>
      <ProgramProvider programs={session.programs}>{children}</ProgramProvider>
    </SessionContext>
  );
};

/** A session for the gallery and for pictures, without a server. */
export const FixedSession = ({ session, children }: { session: CurrentSession; children: ReactNode }) => (
  <SessionContext value={session}>
    <ProgramProvider programs={session.programs}>{children}</ProgramProvider>
  </SessionContext>
);

/** Who is logged in. `can` answers for the current program, or for the one named; the server checks every request anyway. */
export const useSession = () => {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession outside SessionProvider");
  const { program } = useContext(ProgramContext);
  return useMemo(() => {
    const can = (permission: string, programId: string | undefined = program?.id): boolean =>
      session.programs.find((one) => one.id === programId)?.permissions.includes(permission) ?? false;
    return { person: session.person, programs: session.programs, can };
  }, [session, program?.id]);
};
