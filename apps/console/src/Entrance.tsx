import { useQueryClient } from "@tanstack/react-query";
import {
  type CurrentSession,
  ErrorState,
  keepCsrfToken,
  OptionsProvider,
  SessionProvider,
  sessionQueryKey,
  useDelayed,
  useProgram,
} from "@yingsheng/ui";
import { type ReactNode, useMemo } from "react";
import { Login } from "./Login.tsx";
import { Owed } from "./Owed.tsx";
import { optionSource } from "./option-source.ts";
import { SessionEnded } from "./SessionEnded.tsx";

const Waiting = () => (useDelayed(true, 400) ? <p className="ys-entrance-wait">正在打开应声</p> : null);

const Options = ({ children }: { children: ReactNode }) => {
  const { program } = useProgram();
  const source = useMemo(() => optionSource(program?.id), [program?.id]);
  return (
    <OptionsProvider source={source} scope={program?.id ?? ""}>
      {children}
    </OptionsProvider>
  );
};

/** The way in: who is logged in, with all that the role demands; everything else is behind it. */
export const Entrance = ({ children }: { children: ReactNode }) => {
  const queries = useQueryClient();
  const entered = (session: CurrentSession | null): void => {
    if (session) keepCsrfToken(session.csrfToken);
    queries.setQueryData(sessionQueryKey, session);
  };
  return (
    <SessionProvider
      waiting={<Waiting />}
      failed={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      login={(session) => (session ? <Owed session={session} entered={entered} /> : <Login entered={entered} />)}
    >
      <Options>{children}</Options>
      <SessionEnded />
    </SessionProvider>
  );
};
